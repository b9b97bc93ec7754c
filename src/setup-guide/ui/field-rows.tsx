import { requiredCaseFields } from '../../required-setup.ts'
import type { FieldComparison, FieldComparisons } from '../../salesforce/observed-setup.ts'
import { type PlainMessageKey, t } from '../../ui/i18n.ts'

const statusKeys: Record<FieldComparison['status'], PlainMessageKey> = {
  found: 'popup_field_found',
  missing: 'popup_field_missing',
  saved: 'popup_field_saved',
  wrong: 'popup_field_wrong',
}

/** The status of each of the seven fields, collapsed; their differences are shown with the step. */
export const CaseFieldRows = ({ findings }: { findings: FieldComparisons }) => (
  <details>
    <summary>{t('popup_fields_expand')}</summary>
    <ul class="fields">
      {requiredCaseFields.map(({ name }) => (
        <li key={name} data-field={name} data-status={findings[name].status}>
          <code>{name}</code> <span class="finding">{t(statusKeys[findings[name].status])}</span>
        </li>
      ))}
    </ul>
  </details>
)
