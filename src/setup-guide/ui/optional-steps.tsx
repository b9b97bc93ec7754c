import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import { t } from '../../ui/i18n.ts'
import type { Dispatch } from '../../ui/use-popup-state.ts'
import { findDifferences } from '../differences.ts'
import type { StepProgress } from '../progress.ts'
import { StepRow } from './step-row.tsx'

interface Props {
  readonly org: string
  readonly steps: readonly StepProgress[]
  readonly setup: ObservedSetup
  readonly dispatch: Dispatch
}

/** The optional steps, set apart from those of the setup, which they do not count towards. */
export const OptionalSteps = ({ org, steps, setup, dispatch }: Props) => (
  <section aria-labelledby="optional-title" data-optional-steps>
    <h3 id="optional-title">{t('popup_optional_title')}</h3>
    <p class="hint">{t('popup_optional_hint')}</p>
    <ul class="steps">
      {steps.map((step) => (
        <StepRow
          key={step.id}
          org={org}
          step={step}
          // What a step lacks that nobody has chosen is no difference from what SpaceIQ needs.
          differences={step.status === 'current' ? findDifferences(step.id, setup) : []}
          dispatch={dispatch}
        />
      ))}
    </ul>
  </section>
)
