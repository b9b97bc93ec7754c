import { caseFields } from '../blueprint.ts'
import type { FieldDifference, FieldFinding, FieldFindings } from '../guide/evidence.ts'
import { type MessageKey, t } from '../ui/text.ts'

const statusKeys: Record<FieldFinding['status'], MessageKey> = {
  found: 'popup_field_found',
  missing: 'popup_field_missing',
  saved: 'popup_field_saved',
  wrong: 'popup_field_wrong',
}

/** Salesforce's own name of a data type, where we know it. */
const typeName = (type: string): string => {
  if (type === 'Text') return t('popup_type_text')
  return type === 'LongTextArea' ? t('popup_type_long_text') : type
}

const differenceText = (difference: FieldDifference): string => {
  switch (difference.what) {
    case 'type':
      return t('popup_field_type', typeName(difference.is), typeName(difference.shouldBe))
    case 'length':
      return t('popup_field_length', difference.is, difference.shouldBe)
    case 'externalId':
      return t(difference.shouldBe ? 'popup_field_external_unset' : 'popup_field_external_set')
  }
}

/** The seven fields one by one, folded away until asked for, or until one of them is wrong. */
export const FieldRows = ({ findings }: { findings: FieldFindings }) => (
  <details open={caseFields.some(({ name }) => findings[name].status === 'wrong')}>
    <summary>{t('popup_fields_expand')}</summary>
    <ul class="fields">
      {caseFields.map(({ name }) => {
        const finding = findings[name]
        return (
          <li key={name} data-field={name} data-status={finding.status}>
            <code>{name}</code> <span class="finding">{t(statusKeys[finding.status])}</span>
            {finding.status === 'wrong' &&
              finding.differences.map((difference) => (
                <p key={difference.what} class="difference">
                  {differenceText(difference)}
                </p>
              ))}
          </li>
        )
      })}
    </ul>
  </details>
)
