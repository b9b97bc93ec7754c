import type { LetterFacts } from '../../flow-retirement/letters.ts'
import type { OpenWay } from '../../flow-retirement/open-way.ts'
import { ExternalClientAppSettings } from '../../flow-retirement/ui/external-client-app.tsx'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import { t } from '../../ui/i18n.ts'
import type { Dispatch } from '../../ui/use-popup-state.ts'
import { findDifferences } from '../differences.ts'
import { getExternalClientAppFacts } from '../external-client-app-page.ts'
import type { GuideProgress } from '../progress.ts'
import { AppCreationClosedNotice } from './closed-app.tsx'
import { CaseFieldRows } from './field-rows.tsx'
import { OptionalSteps } from './optional-steps.tsx'
import { StepRow } from './step-row.tsx'

interface Props {
  readonly org: string
  readonly progress: GuideProgress
  readonly setup: ObservedSetup
  readonly way: OpenWay
  readonly letterFacts: LetterFacts
  /** The integration contact from the settings; '' if not set. */
  readonly contactEmail: string
  readonly dispatch: Dispatch
}

/** The steps with their observed setup and differences, and the seven fields below their step. */
export const Checklist = ({ org, progress, setup, way, letterFacts, contactEmail, dispatch }: Props) => {
  const appStep = way.app === 'external-client-app' && (way.id === 'ready' ? 'keys' : 'app')
  return (
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
            {step.id === 'app' && way.id === 'app-closed' && <AppCreationClosedNotice facts={letterFacts} />}
            {step.id === appStep && step.status !== 'done' && (
              <ExternalClientAppSettings way={way} facts={getExternalClientAppFacts(setup, contactEmail)} />
            )}
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
}
