import type { Evidence } from '../../salesforce/observed-setup.ts'
import { t } from '../../ui/i18n.ts'
import type { Act } from '../../ui/use-popup-state.ts'
import { differencesOf } from '../differences.ts'
import type { Progress } from '../progress.ts'
import { ClosedApp } from './closed-app.tsx'
import { FieldRows } from './field-rows.tsx'
import { StepRow } from './step-row.tsx'
import { needsOtherApp } from './step-texts.ts'

interface Props {
  readonly org: string
  readonly progress: Progress
  readonly evidence: Evidence
  readonly act: Act
}

/** The steps with their observed setup and differences, and the seven fields below their step. */
export const Checklist = ({ org, progress, evidence, act }: Props) => (
  <section aria-labelledby="steps-title">
    <h2 id="steps-title">{t('popup_steps_title')}</h2>
    <ol class="steps">
      {progress.steps.map((step) => (
        <StepRow key={step.id} org={org} step={step} differences={differencesOf(step.id, evidence)} act={act}>
          {step.id === 'fields' && evidence.fields && <FieldRows findings={evidence.fields} />}
          {step.id === 'app' && needsOtherApp(evidence) && <ClosedApp />}
          {step.id === 'app' && evidence.app?.chosen && (
            <button
              type="button"
              class="quiet"
              data-action="drop-app"
              onClick={() => void act({ type: 'drop-app', org })}
            >
              {t('popup_drop_app')}
            </button>
          )}
        </StepRow>
      ))}
    </ol>
  </section>
)
