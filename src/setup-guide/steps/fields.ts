/** 2.3 Custom Case Fields. */

import { type Text, text } from '../../platform/text.ts'
import { type CaseField, caseFields, integrationProfile } from '../../required-setup.ts'
import type { Marker } from '../../salesforce/dom/action.ts'
import type { Evidence, FieldDifference } from '../../salesforce/observed-setup.ts'
import { countFound, countWrong, fieldNamed, missingFields, prefixIn } from '../field-counts.ts'
import { look, numbered, optional, pick, press, tick, type, untick } from '../marker.ts'
import { type Situation, type Step, way } from '../step.ts'

const fieldOf = ({ field }: Situation) => fieldNamed(field)

const typePicker = (field: CaseField | undefined): readonly Marker[] => {
  if (!field) return []
  return [field.type === 'Text' ? pick(1, 'typeText') : pick(2, 'typeLongText')]
}

const details = (field: CaseField): readonly Marker[] => [
  type(1, 'fieldLabel', field.name),
  type(2, 'fieldLength', String(field.length)),
  ...(field.visibleLines === undefined ? [] : [type(3, 'visibleLines', String(field.visibleLines))]),
  type(field.visibleLines === undefined ? 3 : 4, 'fieldName', field.name),
  ...(field.type === 'Text' ? [(field.externalId ? tick : untick)(4, 'externalId')] : []),
]

const wrongFields = ({ fields }: Evidence): readonly string[] =>
  caseFields.map(({ name }) => name).filter((name) => fields?.[name].status === 'wrong')

/** Returns the field's differences: empty if it matches, null if the list has not shown it. */
const differencesIn = ({ evidence, field }: Situation): readonly FieldDifference[] | null => {
  const name = fieldNamed(field)?.name
  const finding = name && evidence.fields?.[name]
  if (finding?.status === 'wrong') return finding.differences
  return finding?.status === 'found' ? [] : null
}

/** Builds the markers that correct an existing field; the wrong type has other controls. */
const corrections = (situation: Situation): readonly Marker[] => {
  const field = fieldOf(situation)
  const found = (differencesIn(situation) ?? []).map(({ what }) => what)
  if (!field || found.length === 0 || found.includes('type')) return []
  return numbered([
    ...(found.includes('length') ? [type(0, 'fieldLength', String(field.length))] : []),
    ...(field.visibleLines === undefined ? [] : [type(0, 'visibleLines', String(field.visibleLines))]),
    ...(found.includes('externalId') ? [(field.externalId ? tick : untick)(0, 'externalId')] : []),
    press(0, 'saveChange'),
  ])
}

const changeInstruction = (situation: Situation): Text => {
  const name = situation.field ?? ''
  for (const difference of differencesIn(situation) ?? []) {
    if (difference.what !== 'type') continue
    return text(
      difference.shouldBe === 'Text' ? 'go_field_change_to_text' : 'go_field_change_to_long',
      name,
      difference.is,
    )
  }
  return text(corrections(situation).length > 0 ? 'go_field_change' : 'go_field_change_right', name)
}

/** Warns about data that a correction can destroy. */
const changeWarnings = (situation: Situation): readonly Text[] =>
  (differencesIn(situation) ?? []).flatMap((difference) => {
    if (difference.what === 'type') return [text('warn_field_type')]
    return difference.what === 'length' && difference.is > difference.shouldBe
      ? [text('warn_field_shorter')]
      : []
  })

/** Warns that the org would prefix the field's name with its namespace, unlike SpaceIQ's names. */
const prefixWarning = ({ evidence }: Situation): readonly Text[] => {
  const prefix = prefixIn(evidence)
  return prefix ? [text('warn_field_prefix', prefix)] : []
}

/** Checks whether another field is missing after this one. */
const moreAfter = ({ evidence, field }: Situation) =>
  missingFields(evidence.fields).some((missing) => missing.name !== field)

export const fields: Step = {
  stops: [
    {
      page: 'setup-home',
      instruction: () => text('go_setup_home_fields'),
      markers: () => [
        look(1, 'sidebarBuild'),
        press(2, 'sidebarCustomize'),
        press(3, 'sidebarCases'),
        press(4, 'sidebarCaseFields'),
      ],
    },
    {
      page: 'case-fields',
      instruction: ({ evidence, field }) =>
        prefixIn(evidence)
          ? text('warn_field_prefix', prefixIn(evidence))
          : field
            ? text('go_case_fields', field, String(countFound(evidence.fields)), String(caseFields.length))
            : text(countWrong(evidence.fields) > 0 ? 'go_case_fields_wrong' : 'go_case_fields_done'),
      markers: ({ field, evidence }) => [
        ...(field && !prefixIn(evidence) ? [look(1, 'caseFieldsHeader'), press(2, 'newField')] : []),
        ...wrongFields(evidence).map(
          (name, index): Marker => ({ ...press(index + 3, 'editField'), row: `${name}__c` }),
        ),
      ],
      notes: ({ evidence }) => (wrongFields(evidence).length > 0 ? [text('note_field_wrong')] : []),
      warnings: ({ field, evidence }) =>
        field && !integrationProfile(evidence) ? [text('warn_fields_all')] : [],
    },
    {
      page: 'field-type',
      instruction: ({ field }) =>
        field
          ? text(fieldNamed(field)?.type === 'Text' ? 'go_field_type_text' : 'go_field_type_long', field)
          : text('go_field_type_done'),
      markers: (situation) => {
        const field = fieldOf(situation)
        return field ? [...typePicker(field), press(3, 'next')] : []
      },
      warnings: prefixWarning,
    },
    {
      page: 'field-details',
      instruction: ({ field }) => (field ? text('go_field_details', field) : text('go_field_type_done')),
      markers: (situation) => {
        const field = fieldOf(situation)
        return field ? [...details(field), press(5, 'next')] : []
      },
      warnings: prefixWarning,
      notes: (situation) => (fieldOf(situation)?.externalId ? [text('note_field_external_id')] : []),
      // Salesforce names the field only if a field of that name exists, such as one just created.
      obstacle: ({ field, startPath }) => ({
        naming: field ?? '',
        instruction: text('blocked_field_exists', field ?? ''),
        notes: [],
        ways: way(text('card_open_case_fields'), startPath('fields'), 'case-fields'),
      }),
    },
    {
      page: 'field-security',
      instruction: ({ field }) => text('go_field_security', field ?? ''),
      markers: ({ evidence }) =>
        integrationProfile(evidence)
          ? [tick(1, 'profileVisible'), untick(2, 'profileReadOnly'), press(3, 'next')]
          : [tick(1, 'allVisible'), press(2, 'next')],
      notes: () => [text('note_field_security')],
    },
    {
      page: 'field-security-sets',
      instruction: ({ field }) => text('go_field_security_sets', field ?? ''),
      markers: () => [optional(tick(1, 'setRead')), optional(tick(2, 'setEdit')), press(3, 'next')],
      notes: () => [text('note_field_security_sets'), text('note_field_security')],
    },
    {
      page: 'field-record-pages',
      instruction: () => text('go_field_record_pages'),
      markers: () => [press(1, 'next')],
    },
    {
      page: 'field-layouts',
      instruction: (situation) =>
        text(moreAfter(situation) ? 'go_field_layouts_more' : 'go_field_layouts_last', situation.field ?? ''),
      markers: (situation) => [
        optional(look(1, 'allLayouts')),
        press(2, moreAfter(situation) ? 'saveAndNew' : 'saveField'),
      ],
    },
    {
      page: 'field-change',
      instruction: changeInstruction,
      markers: corrections,
      warnings: changeWarnings,
      // A field of another object, or none of the seven.
      obstacle: (situation) => ({
        ...(differencesIn(situation) ? { without: 'caseFieldName' } : {}),
        instruction: text('blocked_field_other'),
        notes: [],
        ways: way(text('card_open_case_fields'), situation.startPath('fields'), 'case-fields'),
      }),
    },
  ],
  done: ({ fields }) => countFound(fields) === caseFields.length,
  seen: ({ fields }) =>
    fields
      ? text(
          countWrong(fields) > 0 ? 'seen_fields_wrong' : 'seen_fields',
          String(countFound(fields)),
          String(caseFields.length),
          String(countWrong(fields)),
        )
      : null,
}
