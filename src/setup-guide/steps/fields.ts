/** 2.3 Custom Case Fields. */

import { type LocalizedText, text } from '../../platform/text.ts'
import { type CaseField, findIntegrationProfile, requiredCaseFields } from '../../required-setup.ts'
import type { Marker } from '../../salesforce/dom/action.ts'
import type { FieldDifference, ObservedSetup } from '../../salesforce/observed-setup.ts'
import {
  countDifferingFields,
  countMatchingFields,
  findCaseField,
  findMissingFields,
  getNamespacePrefix,
} from '../field-counts.ts'
import { click, enterText, highlight, optional, renumber, selectRadio, tick, untick } from '../marker.ts'
import { pageLinks, type Step, type StepContext } from '../step.ts'

const getCaseField = ({ fieldName: field }: StepContext) => findCaseField(field)

const fieldTypeMarkers = (field: CaseField | undefined): readonly Marker[] => {
  if (!field) return []
  return [field.type === 'Text' ? selectRadio(1, 'typeText') : selectRadio(2, 'typeLongText')]
}

const fieldDetailsMarkers = (field: CaseField): readonly Marker[] => [
  enterText(1, 'fieldLabel', field.name),
  enterText(2, 'fieldLength', String(field.length)),
  ...(field.visibleLines === undefined ? [] : [enterText(3, 'visibleLines', String(field.visibleLines))]),
  enterText(field.visibleLines === undefined ? 3 : 4, 'fieldName', field.name),
  ...(field.type === 'Text' ? [(field.externalId ? tick : untick)(4, 'externalId')] : []),
]

const differingFields = ({ fields }: ObservedSetup): readonly string[] =>
  requiredCaseFields.map(({ name }) => name).filter((name) => fields?.[name].status === 'wrong')

/** Returns the field's differences: empty if it matches, null if the list has not shown it. */
const getFieldDifferences = ({ setup, fieldName: field }: StepContext): readonly FieldDifference[] | null => {
  const name = findCaseField(field)?.name
  const finding = name && setup.fields?.[name]
  if (finding?.status === 'wrong') return finding.differences
  return finding?.status === 'found' ? [] : null
}

/** Builds the markers that correct an existing field; the wrong type has other controls. */
const correctionMarkers = (context: StepContext): readonly Marker[] => {
  const field = getCaseField(context)
  const found = (getFieldDifferences(context) ?? []).map(({ what }) => what)
  if (!field || found.length === 0 || found.includes('type')) return []
  return renumber([
    ...(found.includes('length') ? [enterText(0, 'fieldLength', String(field.length))] : []),
    ...(field.visibleLines === undefined ? [] : [enterText(0, 'visibleLines', String(field.visibleLines))]),
    ...(found.includes('externalId') ? [(field.externalId ? tick : untick)(0, 'externalId')] : []),
    click(0, 'saveChange'),
  ])
}

const changeInstruction = (context: StepContext): LocalizedText => {
  const name = context.fieldName ?? ''
  for (const difference of getFieldDifferences(context) ?? []) {
    if (difference.what !== 'type') continue
    return text(
      difference.shouldBe === 'Text' ? 'go_field_change_to_text' : 'go_field_change_to_long',
      name,
      difference.is,
    )
  }
  return text(correctionMarkers(context).length > 0 ? 'go_field_change' : 'go_field_change_right', name)
}

/** Warns about data that a correction can destroy. */
const changeWarnings = (context: StepContext): readonly LocalizedText[] =>
  (getFieldDifferences(context) ?? []).flatMap((difference) => {
    if (difference.what === 'type') return [text('warn_field_type')]
    return difference.what === 'length' && difference.is > difference.shouldBe
      ? [text('warn_field_shorter')]
      : []
  })

/** Warns that the org would prefix the field's name with its namespace, unlike SpaceIQ's names. */
const prefixWarning = ({ setup }: StepContext): readonly LocalizedText[] => {
  const prefix = getNamespacePrefix(setup)
  return prefix ? [text('warn_field_prefix', prefix)] : []
}

/** Checks whether another field is missing after this one. */
const hasMoreMissingFields = ({ setup, fieldName: field }: StepContext) =>
  findMissingFields(setup.fields).some((missing) => missing.name !== field)

export const caseFieldsStep: Step = {
  pages: [
    {
      page: 'setup-home',
      instruction: () => text('go_setup_home_fields'),
      markers: () => [
        highlight(1, 'sidebarBuild'),
        click(2, 'sidebarCustomize'),
        click(3, 'sidebarCases'),
        click(4, 'sidebarCaseFields'),
      ],
    },
    {
      page: 'case-fields',
      instruction: ({ setup, fieldName: field }) =>
        getNamespacePrefix(setup)
          ? text('warn_field_prefix', getNamespacePrefix(setup))
          : field
            ? text(
                'go_case_fields',
                field,
                String(countMatchingFields(setup.fields)),
                String(requiredCaseFields.length),
              )
            : text(countDifferingFields(setup.fields) > 0 ? 'go_case_fields_wrong' : 'go_case_fields_done'),
      markers: ({ fieldName: field, setup }) => [
        ...(field && !getNamespacePrefix(setup)
          ? [highlight(1, 'caseFieldsHeader'), click(2, 'newField')]
          : []),
        ...differingFields(setup).map(
          (name, index): Marker => ({ ...click(index + 3, 'editField'), row: `${name}__c` }),
        ),
      ],
      notes: ({ setup }) => (differingFields(setup).length > 0 ? [text('note_field_wrong')] : []),
      warnings: ({ fieldName: field, setup }) =>
        field && !findIntegrationProfile(setup) ? [text('warn_fields_all')] : [],
    },
    {
      page: 'field-type',
      instruction: ({ fieldName: field }) =>
        field
          ? text(findCaseField(field)?.type === 'Text' ? 'go_field_type_text' : 'go_field_type_long', field)
          : text('go_field_type_done'),
      markers: (context) => {
        const field = getCaseField(context)
        return field ? [...fieldTypeMarkers(field), click(3, 'next')] : []
      },
      warnings: prefixWarning,
    },
    {
      page: 'field-details',
      instruction: ({ fieldName: field }) =>
        field ? text('go_field_details', field) : text('go_field_type_done'),
      markers: (context) => {
        const field = getCaseField(context)
        return field ? [...fieldDetailsMarkers(field), click(5, 'next')] : []
      },
      warnings: prefixWarning,
      notes: (context) => (getCaseField(context)?.externalId ? [text('note_field_external_id')] : []),
      // Salesforce names the field only if a field of that name exists, such as one just created.
      blocker: ({ fieldName: field, startPath }) => ({
        errorMentions: field ?? '',
        instruction: text('blocked_field_exists', field ?? ''),
        notes: [],
        links: pageLinks(text('card_open_case_fields'), startPath('fields'), 'case-fields'),
      }),
    },
    {
      page: 'field-security',
      instruction: ({ fieldName: field }) => text('go_field_security', field ?? ''),
      markers: ({ setup }) =>
        findIntegrationProfile(setup)
          ? [tick(1, 'profileVisible'), untick(2, 'profileReadOnly'), click(3, 'next')]
          : [tick(1, 'allVisible'), click(2, 'next')],
      notes: () => [text('note_field_security')],
    },
    {
      page: 'field-security-sets',
      instruction: ({ fieldName: field }) => text('go_field_security_sets', field ?? ''),
      markers: () => [optional(tick(1, 'setRead')), optional(tick(2, 'setEdit')), click(3, 'next')],
      notes: () => [text('note_field_security_sets'), text('note_field_security')],
    },
    {
      page: 'field-record-pages',
      instruction: () => text('go_field_record_pages'),
      markers: () => [click(1, 'next')],
    },
    {
      page: 'field-layouts',
      instruction: (context) =>
        text(
          hasMoreMissingFields(context) ? 'go_field_layouts_more' : 'go_field_layouts_last',
          context.fieldName ?? '',
        ),
      markers: (context) => [
        optional(highlight(1, 'allLayouts')),
        click(2, hasMoreMissingFields(context) ? 'saveAndNew' : 'saveField'),
      ],
    },
    {
      page: 'field-change',
      instruction: changeInstruction,
      markers: correctionMarkers,
      warnings: changeWarnings,
      // A field of another object, or none of the seven.
      blocker: (context) => ({
        ...(getFieldDifferences(context) ? { missingControl: 'caseFieldName' } : {}),
        instruction: text('blocked_field_other'),
        notes: [],
        links: pageLinks(text('card_open_case_fields'), context.startPath('fields'), 'case-fields'),
      }),
    },
  ],
  isDone: ({ fields }) => countMatchingFields(fields) === requiredCaseFields.length,
  summarize: ({ fields }) =>
    fields
      ? text(
          countDifferingFields(fields) > 0 ? 'seen_fields_wrong' : 'seen_fields',
          String(countMatchingFields(fields)),
          String(requiredCaseFields.length),
          String(countDifferingFields(fields)),
        )
      : null,
}
