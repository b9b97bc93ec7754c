import type { LetterFacts } from '../../flow-retirement/letters.ts'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import { t } from '../../ui/i18n.ts'
import type { Dispatch } from '../../ui/use-popup-state.ts'
import { findDifferences } from '../differences.ts'
import type { GuideProgress } from '../progress.ts'
import { AppCreationClosedNotice } from './closed-app.tsx'
import { CaseFieldRows } from './field-rows.tsx'
import { OptionalSteps } from './optional-steps.tsx'
import { StepRow } from './step-row.tsx'
import { needsExistingApp } from './step-texts.ts'

interface Props {
  readonly org: string
  readonly progress: GuideProgress
  readonly setup: ObservedSetup
  readonly letterFacts: LetterFacts
  readonly dispatch: Dispatch
}

/** The steps with their observed setup and differences, and the seven fields below their step. */
export const Checklist = ({ org, progress, setup, letterFacts, dispatch }: Props) => (
  <section aria-labelledby="steps-title">
    <h2 id="steps-title">{t('popup_steps_title')}</h2>
    <ol class="steps">
      {progress.steps.map((step) => (
        <StepRow
          key={step.id}
          org={org}
          step={step}
          differences={findDifferences(step.id, setup)}
          dispatch={dispatch}
        >
          {step.id === 'fields' && setup.fields && <CaseFieldRows comparisons={setup.fields} />}
          {step.id === 'app' && needsExistingApp(setup) && <AppCreationClosedNotice facts={letterFacts} />}
          {step.id === 'app' && setup.connectedApp?.chosen && (
            <button
              type="button"
              class="quiet"
              data-action="drop-app"
              onClick={() => void dispatch({ type: 'withdraw-app', org })}
            >
              {t('popup_drop_app')}
            </button>
          )}
        </StepRow>
      ))}
    </ol>
    <OptionalSteps org={org} steps={progress.optionalSteps} setup={setup} dispatch={dispatch} />
  </section>
)
