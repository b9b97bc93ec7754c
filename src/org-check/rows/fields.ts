/** Rows about the seven Case fields: existence, type, field-level security and page layouts. */

import { countedText, type LocalizedText, text } from '../../platform/text.ts'
import { type CaseField, type CaseFieldName, requiredCaseFields } from '../../required-setup.ts'
import type { FieldComparisons } from '../../salesforce/observed-setup.ts'
import { describeFieldDifferences } from '../../setup-guide/differences.ts'
import {
  compareField,
  compareRequiredFields,
  type ObservedField,
} from '../../setup-guide/observe/compare-field.ts'
import type { FieldFact, OrgFacts } from '../facts/facts.ts'
import { type CheckRow, factRow, failRow, passRow, repairAction, showAction, unknownRow } from '../row.ts'
import { suggestedAction } from './users.ts'

/** Setup's names of field types that the Metadata API names differently. */
const setupTypeNames: ReadonlyMap<string, string> = new Map([
  ['AutoNumber', 'Auto Number'],
  ['DateTime', 'Date/Time'],
  ['EncryptedText', 'Text (Encrypted)'],
  ['ExternalLookup', 'External Lookup'],
  ['Html', 'Rich Text Area'],
  ['Location', 'Geolocation'],
  ['LongTextArea', 'Long Text Area'],
  ['MultiselectPicklist', 'Picklist (Multi-Select)'],
  ['Summary', 'Roll-Up Summary'],
  ['TextArea', 'Text Area'],
  ['Url', 'URL'],
])

const toObservedField = ({ type, length, externalId }: FieldFact): ObservedField =>
  type === ''
    ? { type: null, typeName: '', length: null, externalId: null }
    : {
        type: type === 'Text' || type === 'LongTextArea' ? type : 'other',
        typeName: setupTypeNames.get(type) ?? type,
        length,
        externalId,
      }

const observeFact = (fact: FieldFact | undefined) => fact && toObservedField(fact)

/** Compares field facts with the required fields; same result as for Setup's field list. */
export const compareFieldFacts = (
  facts: Readonly<Partial<Record<CaseFieldName, FieldFact>>>,
): FieldComparisons => compareRequiredFields(({ name }) => observeFact(facts[name]))

/** Says how many layouts have the field, and how many layouts could not be read. */
const layoutTexts = (name: CaseFieldName, { layouts }: OrgFacts): readonly LocalizedText[] => {
  if (!layouts.ok) return [text('check_field_layouts_untold')]
  const { all, asked, looked, having } = layouts.value
  if (all === 0) return []
  if (looked === 0) return [text('check_field_layouts_untold')]
  return [
    looked < all
      ? text('check_field_layouts_first', String(having[name]), String(looked), String(all))
      : text('check_field_layouts', String(having[name]), String(all)),
    ...(looked < asked ? [countedText('check_field_layouts_unread', asked - looked)] : []),
  ]
}

/** Checks whether no page layout has the field, so nobody who works on cases sees it. */
const isOnNoLayout = (name: CaseFieldName, { layouts }: OrgFacts): boolean =>
  layouts.ok && layouts.value.looked > 0 && layouts.value.having[name] === 0

const remarkTexts = (
  { name, visibleLines }: CaseField,
  fact: FieldFact,
  facts: OrgFacts,
): readonly LocalizedText[] => [
  ...(visibleLines !== undefined && fact.visibleLines !== null && fact.visibleLines !== visibleLines
    ? [countedText('check_field_lines', fact.visibleLines, String(visibleLines))]
    : []),
  ...layoutTexts(name, facts),
]

/** Fails the row; offers no repair if the field exists under the org's namespace prefix. */
const missingFieldRow = (name: CaseFieldName, { org, namespacedFields }: OrgFacts) => {
  const prefix = org.ok ? org.value.namespacePrefix : null
  return prefix && namespacedFields.includes(name)
    ? failRow(null, text('check_field_prefixed', `${prefix}__${name}__c`, `${name}__c`))
    : failRow(repairAction, text('check_field_missing'))
}

const fieldRow = (facts: OrgFacts, field: CaseField): CheckRow =>
  factRow(
    `field-${field.name}`,
    text('check_field', field.name),
    facts.fields,
    (found) => {
      const fact = found[field.name]
      if (!fact) return missingFieldRow(field.name, facts)
      const comparison = compareField(toObservedField(fact), field)
      const remarks = remarkTexts(field, fact, facts)
      if (comparison.status === 'wrong')
        return failRow(showAction('fields'), ...describeFieldDifferences(field.name, comparison), ...remarks)
      if (fact.type === '') return unknownRow(showAction('fields'), text('check_field_untold'), ...remarks)
      const { fieldAccess } = facts
      if (!fieldAccess.ok)
        return unknownRow(null, text('check_field_right'), text('check_field_fls_untold'), ...remarks)
      const access = fieldAccess.value[field.name]
      if (!access?.read) return failRow(suggestedAction(facts), text('check_field_fls_none'), ...remarks)
      if (!access.edit) return failRow(suggestedAction(facts), text('check_field_fls_read_only'), ...remarks)
      const passedTexts = [text('check_field_right'), text('check_field_fls'), ...remarks]
      return isOnNoLayout(field.name, facts)
        ? unknownRow(repairAction, ...passedTexts, text('check_field_layouts_none'))
        : passRow(...passedTexts)
    },
    showAction('fields'),
  )

/** Returns one row per field. */
export const fieldRows = (facts: OrgFacts): readonly CheckRow[] =>
  requiredCaseFields.map((field) => fieldRow(facts, field))
