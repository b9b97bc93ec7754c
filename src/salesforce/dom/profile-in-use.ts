/** Locators proving that people use a profile: a set admin permission, or a standard profile. */

import type { ControlId } from '../control-ids.ts'
import { type LabelId, normalizedLabels } from './labels.ts'
import type { Locator } from './locator.ts'

const checkedBox = ':is(input[type="checkbox"]:checked, img[src*="checkbox_checked"])'
const uncheckedBox = ':is(input[type="checkbox"]:not(:checked), img[src*="checkbox_unchecked"])'

/**
 * Returns all matches of a set admin permission, by label or key. A false match costs the admin a
 * click; a missed one locks people out.
 */
const adminPermissionLocators = (key: string, label: LabelId) => (): readonly Locator[] => [
  ...[`[title="${key}"]`, `[onclick*="'${key}'"]`, `[id*="${key}" i]`, `[name*="${key}" i]`].map((css) => ({
    css: checkedBox + css,
  })),
  { label: normalizedLabels(label), css: checkedBox, each: true },
]

/** Controls that rule a profile out, each located only if it does. */
export const profileInUseLocators = {
  manageUsers: adminPermissionLocators('ManageUsers', 'manageUsers'),
  customizeApplication: adminPermissionLocators('CustomizeApplication', 'customizeApplication'),
  modifyAllData: adminPermissionLocators('ModifyAllData', 'modifyAllData'),
  // The id is the field's; that the checkbox has it is inferred.
  standardProfile: (): readonly Locator[] => [
    { css: `${uncheckedBox}[id^="IsCustom"]` },
    { label: normalizedLabels('customProfile'), css: uncheckedBox, each: true },
  ],
} as const satisfies Readonly<Partial<Record<ControlId, () => readonly Locator[]>>>
