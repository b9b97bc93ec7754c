import type { FieldFindings } from '../guide/evidence.ts'
import type { Progress } from '../guide/progress.ts'
import { t } from '../ui/text.ts'
import { FieldRows } from './field-rows.tsx'
import { StepRow } from './step-row.tsx'
import type { Act } from './use-popup.ts'

interface Props {
  readonly org: string
  readonly progress: Progress
  readonly fields: FieldFindings | undefined
  readonly act: Act
}

/** The steps, each with what was seen of it, and the seven fields under theirs. */
export const Checklist = ({ org, progress, fields, act }: Props) => (
  <section aria-labelledby="steps-title">
    <h2 id="steps-title">{t('popup_steps_title')}</h2>
    <ol class="steps">
      {progress.steps.map((step) => (
        <StepRow key={step.id} org={org} step={step} act={act}>
          {step.id === 'fields' && fields && <FieldRows findings={fields} />}
        </StepRow>
      ))}
    </ol>
  </section>
)
