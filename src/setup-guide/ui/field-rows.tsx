import { requiredCaseFields } from '../../required-setup.ts'
import type { FieldComparisons } from '../../salesforce/observed-setup.ts'
import { t } from '../../ui/i18n.ts'

/** The status of each of the seven fields, collapsed; their differences are shown with the step. */
export const CaseFieldRows = ({ comparisons }: { comparisons: FieldComparisons }) => (
  <details>
    <summary>{t('popup_fields_expand')}</summary>
    <ul class="fields">
      {requiredCaseFields.map(({ name }) => (
        <li key={name} data-field={name} data-status={comparisons[name].status}>
          <code>{name}</code> <span class="finding">{t(`finding_${comparisons[name].status}`)}</span>
        </li>
      ))}
    </ul>
  </details>
)
