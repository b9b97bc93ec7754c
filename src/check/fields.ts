/** The seven fields: there, right, open to the integration user, on the layouts or not. */

import { type CaseField, caseFields } from '../blueprint.ts'
import { fieldTexts } from '../guide/differences.ts'
import type { FieldDifference, FieldFinding, FieldFindings } from '../guide/evidence.ts'
import { type Text, text } from '../guide/step.ts'
import type { Facts, FieldFact } from '../salesforce/api/facts.ts'
import { remedy } from './people.ts'
import { type CheckRow, mend, right, rowOf, showMe, unknown, wrong } from './row.ts'

/** The Metadata API's names where Setup says it in other words. */
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

/** The same as the list of fields would have told. */
export const findingsOf = (facts: Readonly<Partial<Record<CaseField['name'], FieldFact>>>): FieldFindings =>
  Object.fromEntries(
    caseFields.map((field) => [field.name, findingOf(field, facts[field.name])]),
  ) as FieldFindings

const onLayouts = (having: number, { looked, all }: { looked: number; all: number }): Text =>
  looked < all
    ? text('check_field_layouts_first', String(having), String(looked), String(all))
    : text('check_field_layouts', String(having), String(all))

const aside = ({ name, visibleLines }: CaseField, fact: FieldFact, { layouts }: Facts): readonly Text[] => [
  ...(visibleLines !== undefined && fact.visibleLines !== null && fact.visibleLines !== visibleLines
    ? [text('check_field_lines', String(fact.visibleLines), String(visibleLines))]
    : []),
  ...(layouts.ok ? [onLayouts(layouts.value.having[name], layouts.value)] : []),
]

const row = (facts: Facts, field: CaseField): CheckRow =>
  rowOf(
    `field-${field.name}`,
    text('check_field', field.name),
    facts.fields,
    (found) => {
      const fact = found[field.name]
      if (!fact) return wrong(mend, text('check_field_missing'))
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
      return right(text('check_field_right'), text('check_field_fls'), ...more)
    },
    showMe('fields'),
  )

/** A row for each field. */
export const fieldRows = (facts: Facts): readonly CheckRow[] => caseFields.map((field) => row(facts, field))
