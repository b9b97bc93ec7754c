/** How a profile's page shows that people work with it: by a ticked right of an administrator, or as one that Salesforce brings along. */

import type { ControlId } from '../control-ids.ts'
import { type LabelId, labelTexts } from './labels.ts'
import type { Lookup } from './locator.ts'

const ticked = ':is(input[type="checkbox"]:checked, img[src*="checkbox_checked"])'
const unticked = ':is(input[type="checkbox"]:not(:checked), img[src*="checkbox_unchecked"])'

/**
 * All that may be a right that forbids the guide a profile, where it is ticked: every row of that name, every box with that
 * key in its id. One too many costs the admin a press, one too few shuts people out.
 */
const right = (key: string, label: LabelId) => (): readonly Lookup[] => [
  ...[`[title="${key}"]`, `[onclick*="'${key}'"]`, `[id*="${key}" i]`, `[name*="${key}" i]`].map((css) => ({
    css: ticked + css,
  })),
  { label: labelTexts(label), css: ticked, each: true },
]

/** The controls that forbid the guide a profile, each found only where it does. */
export const signsOfPeoples = {
  manageUsers: right('ManageUsers', 'manageUsers'),
  customizeApplication: right('CustomizeApplication', 'customizeApplication'),
  modifyAllData: right('ModifyAllData', 'modifyAllData'),
  // The id is that of the field; that the box has it is inferred.
  standardProfile: (): readonly Lookup[] => [
    { css: `${unticked}[id^="IsCustom"]` },
    { label: labelTexts('customProfile'), css: unticked, each: true },
  ],
} as const satisfies Readonly<Partial<Record<ControlId, () => readonly Lookup[]>>>
