/** Ways to the controls of the Case fields, of the field wizard and of a field's form. */

import { integrationPermissionSet } from '../../required-setup.ts'
import type { ControlId } from '../control-ids.ts'
import type { Sources } from './evidence.ts'
import { getLabelTexts } from './labels.ts'
import { linkSelector } from './links.ts'
import { checkbox } from './permission-boxes.ts'
import { fixedWays, type WayFactory, way } from './way.ts'

/** Returns a factory of the way by a selector within the wizard's form. */
const inWizard = (css: string, ...sources: Sources): WayFactory =>
  fixedWays(way(`#stageForm ${css}`, ...sources))

/** Returns a factory of the ways to an input in the wizard, and in the form of an existing field. */
const fieldInput = (id: string, ...sources: Sources): WayFactory =>
  fixedWays(way(`#stageForm #${id}`, ...sources), way(`#${id}`, 'copies'))

/** Finds a profile's cell in the field-level security stage: `d...` Visible, `r...` Read-Only. */
const profileBox =
  (prefix: string): WayFactory =>
  ({ profileId, profileName }) => [
    ...(profileId
      ? [
          way(
            `#stageForm input[id^="${prefix}${profileId.slice(0, 15)}"]`,
            'field-security-2014',
            'wizard-extension',
          ),
        ]
      : []),
    way({ css: `#stageForm input[id^="${prefix}00e"]`, row: profileName }, 'field-security-2014'),
  ]

/** Id in the boxes that select all rows. */
const allRowsId = '000000000000000'

/**
 * Finds the cell of our permission set; other sets are never guessed. Columns go by order: no
 * source shows their ids, and the second one is no Read-Only here.
 */
const permissionSetBox = (before: string): WayFactory =>
  fixedWays(
    way(
      {
        css: `#stageForm ${before} + td ${checkbox}:not([id$="${allRowsId}"])`,
        row: integrationPermissionSet.label,
        only: true,
      },
      'security-guide',
      { inferred: 'The ids in the table of permission sets; that Read Access stands before Edit Access.' },
    ),
  )

export const fieldWays = {
  caseFieldsHeader: fixedWays(way('[id$="CustomFieldRelatedList"] .pbTitle h3', 'field-list-2019', 'jenkin')),
  newField: fixedWays(
    way('[id$="CustomFieldRelatedList"] input[name="new_field"]', 'field-list-2019', 'jenkin'),
  ),
  editField: fixedWays(
    way(
      `[id$="CustomFieldRelatedList"] ${linkSelector('/e?')}.actionLink`,
      'field-list-2019',
      'profile-compare',
    ),
  ),
  typeText: inWizard('#dtypeS', 'field-wizard-2019'),
  typeLongText: inWizard('#dtypeJ', 'field-wizard-2019'),
  next: inWizard('input[name="goNext"]', 'field-wizard-2019', 'rauchi'),
  fieldLabel: inWizard('#MasterLabel', 'field-wizard-2019'),
  fieldLength: fieldInput('Length', 'field-wizard-2019'),
  fieldName: inWizard('#DeveloperName', 'field-wizard-2019'),
  visibleLines: fieldInput('Precision', 'copies'),
  externalId: fieldInput('IsExternalIdentifier', 'field-wizard-2019'),
  profileVisible: profileBox('d'),
  profileReadOnly: profileBox('r'),
  allVisible: inWizard(`#d${allRowsId}`, 'field-security-2014', 'wizard-extension'),
  setRead: permissionSetBox(`:not(:has(${checkbox}))`),
  setEdit: permissionSetBox(`:has(${checkbox})`),
  // Salesforce selects every layout at first: only a layout that lacks the field needs a click.
  allLayouts: fixedWays(
    way(
      '#stageForm:has([name="LayoutNameids"]:not(:checked)) #selectAll',
      'layout-row-2014',
      'wizard-extension',
      'rauchi',
    ),
  ),
  saveAndNew: inWizard('input[name="save_new"]', 'saora', 'rauchi', 'copies'),
  saveField: inWizard('input[name="save"]', 'saora', 'rauchi', 'wizard-extension'),
  // Only the first URL of the form names the object; after an error the form still does.
  caseFieldName: fixedWays(
    way('form:has(input[name="setupid"][value="CaseFields"]) #DeveloperName', 'profile-compare'),
  ),
  // Change Field Type shares Save's name, and other forms have Quick Save: match the title.
  saveChange: fixedWays(
    ...getLabelTexts('save').map((title) =>
      way(`:is(#topButtonRow, #bottomButtonRow) input[name^="save"][title="${title}"]`, 'copies'),
    ),
  ),
} as const satisfies Readonly<Partial<Record<ControlId, WayFactory>>>
