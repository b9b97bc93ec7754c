/** Locators proving that people use a profile: a set admin permission, or a standard profile. */

import type { ControlId } from '../control-ids.ts'
import { type LabelId, labelTexts } from './labels.ts'
import type { Lookup } from './locator.ts'

const ticked = ':is(input[type="checkbox"]:checked, img[src*="checkbox_checked"])'
const unticked = ':is(input[type="checkbox"]:not(:checked), img[src*="checkbox_unchecked"])'

/**
 * Returns all matches of a set admin permission, by label or key. A false match costs the admin a
 * click; a missed one locks people out.
 */
const right = (key: string, label: LabelId) => (): readonly Lookup[] => [
  ...[`[title="${key}"]`, `[onclick*="'${key}'"]`, `[id*="${key}" i]`, `[name*="${key}" i]`].map((css) => ({
    css: ticked + css,
  })),
  { label: labelTexts(label), css: ticked, each: true },
]

/** Controls that rule a profile out, each located only if it does. */
export const signsOfPeoples = {
  manageUsers: right('ManageUsers', 'manageUsers'),
  customizeApplication: right('CustomizeApplication', 'customizeApplication'),
  modifyAllData: right('ModifyAllData', 'modifyAllData'),
  // The id is the field's; that the checkbox has it is inferred.
  standardProfile: (): readonly Lookup[] => [
    { css: `${unticked}[id^="IsCustom"]` },
    { label: labelTexts('customProfile'), css: unticked, each: true },
  ],
} as const satisfies Readonly<Partial<Record<ControlId, () => readonly Lookup[]>>>
