/** Rows about the seven Case fields: existence, type, field-level security and page layouts. */

import { type Text, text } from '../../platform/text.ts'
import { type CaseField, type CaseFieldName, caseFields } from '../../required-setup.ts'
import type { FieldDifference, FieldFinding, FieldFindings } from '../../salesforce/observed-setup.ts'
import { fieldTexts } from '../../setup-guide/differences.ts'
import type { Facts, FieldFact } from '../facts/facts.ts'
import { type CheckRow, mend, right, rowOf, showMe, unknown, wrong } from '../row.ts'
import { remedy } from './users.ts'

/** Setup's names of field types that the Metadata API names differently. */
const inSetup: Readonly<Record<string, string>> = {
  AutoNumber: 'Auto Number',
  DateTime: 'Date/Time',
  EncryptedText: 'Text (Encrypted)',
  ExternalLookup: 'External Lookup',
  Html: 'Rich Text Area',
  Location: 'Geolocation',
  LongTextArea: 'Long Text Area',
  MultiselectPicklist: 'Picklist (Multi-Select)',
  Summary: 'Roll-Up Summary',
  TextArea: 'Text Area',
  Url: 'URL',
}

const differences = (wanted: CaseField, fact: FieldFact): readonly FieldDifference[] => {
  if (fact.type === '') return []
  if (fact.type !== wanted.type)
    return [{ what: 'type', is: inSetup[fact.type] ?? fact.type, shouldBe: wanted.type }]
  return [
    ...(fact.length !== null && fact.length !== wanted.length
      ? [{ what: 'length', is: fact.length, shouldBe: wanted.length } as const]
      : []),
    ...(wanted.type === 'Text' && fact.externalId !== null && fact.externalId !== wanted.externalId
      ? [{ what: 'externalId', is: fact.externalId, shouldBe: wanted.externalId } as const]
      : []),
  ]
}

const findingOf = (wanted: CaseField, fact: FieldFact | undefined): FieldFinding => {
  if (!fact) return { status: 'missing' }
  const different = differences(wanted, fact)
  return different.length > 0 ? { status: 'wrong', differences: different } : { status: 'found' }
}

/** Compares field facts with the required fields; same result as for Setup's field list. */
export const findingsOf = (facts: Readonly<Partial<Record<CaseField['name'], FieldFact>>>): FieldFindings =>
  Object.fromEntries(
    caseFields.map((field) => [field.name, findingOf(field, facts[field.name])]),
  ) as FieldFindings

/** Says how many layouts have the field, and how many layouts could not be read. */
const onLayouts = (name: CaseFieldName, { layouts }: Facts): readonly Text[] => {
  if (!layouts.ok) return [text('check_field_layouts_untold')]
  const { all, asked, looked, having } = layouts.value
  if (all === 0) return []
  if (looked === 0) return [text('check_field_layouts_untold')]
  return [
    looked < all
      ? text('check_field_layouts_first', String(having[name]), String(looked), String(all))
      : text('check_field_layouts', String(having[name]), String(all)),
    ...(looked < asked ? [text('check_field_layouts_unread', String(asked - looked))] : []),
  ]
}

/** Checks whether no page layout has the field, so nobody who works on cases sees it. */
const isHidden = (name: CaseFieldName, { layouts }: Facts): boolean =>
  layouts.ok && layouts.value.looked > 0 && layouts.value.having[name] === 0

const aside = ({ name, visibleLines }: CaseField, fact: FieldFact, facts: Facts): readonly Text[] => [
  ...(visibleLines !== undefined && fact.visibleLines !== null && fact.visibleLines !== visibleLines
    ? [text('check_field_lines', String(fact.visibleLines), String(visibleLines))]
    : []),
  ...onLayouts(name, facts),
]

/** Fails the row; offers no repair if the field exists under the org's namespace prefix. */
const missing = (name: CaseFieldName, { org, prefixed }: Facts) => {
  const prefix = org.ok ? org.value.namespacePrefix : null
  return prefix && prefixed.includes(name)
    ? wrong(null, text('check_field_prefixed', `${prefix}__${name}__c`, `${name}__c`))
    : wrong(mend, text('check_field_missing'))
}

const row = (facts: Facts, field: CaseField): CheckRow =>
  rowOf(
    `field-${field.name}`,
    text('check_field', field.name),
    facts.fields,
    (found) => {
      const fact = found[field.name]
      if (!fact) return missing(field.name, facts)
      const finding = findingOf(field, fact)
      const more = aside(field, fact, facts)
      if (finding.status === 'wrong')
        return wrong(showMe('fields'), ...fieldTexts(field.name, finding), ...more)
      if (fact.type === '') return unknown(showMe('fields'), text('check_field_untold'), ...more)
      const { fieldAccess } = facts
      if (!fieldAccess.ok)
        return unknown(null, text('check_field_right'), text('check_field_fls_untold'), ...more)
      const access = fieldAccess.value[field.name]
      if (!access?.read) return wrong(remedy(facts), text('check_field_fls_none'), ...more)
      if (!access.edit) return wrong(remedy(facts), text('check_field_fls_read_only'), ...more)
      const well = [text('check_field_right'), text('check_field_fls'), ...more]
      return isHidden(field.name, facts)
        ? unknown(mend, ...well, text('check_field_layouts_none'))
        : right(...well)
    },
    showMe('fields'),
  )

/** Returns one row per field. */
export const fieldRows = (facts: Facts): readonly CheckRow[] => caseFields.map((field) => row(facts, field))
