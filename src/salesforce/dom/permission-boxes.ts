/** Ways to a profile's permission boxes, and to what shows that a page has such boxes at all. */

import type { ControlId } from '../control-ids.ts'
import type { Inference, Sources } from './evidence.ts'
import type { LabelId } from './labels.ts'
import type { Locator } from './locator.ts'
import { fixedWays, labeledWays, toLocator, type Way, type WayFactory, way } from './way.ts'

export const checkbox = 'input[type="checkbox"]'

/** Selects the box of a right on an object: Read, Create or Update, whichever object it is. */
const objectAccessBox = (right: string) => `${checkbox}:is([id^="crud${right}"], [name^="crud${right}"])`

/** Sources of the enhanced editor's handler, which names the permission. */
export const handlerSources: Sources = ['script-2015', 'boostr']
export const originalBoxId: Inference = {
  inferred: 'The id of a system permission’s box in the original editor; its key is taken for the end of it.',
}
const fewerUnderscores: Inference = {
  inferred: 'That an id may have fewer than the script’s three underscores.',
}
const crudName: Inference = { inferred: 'That the box’s name is its id, as in other rows of the page.' }

/**
 * Finds a user permission. The enhanced profile editor has its API name in title and handler; the
 * original one probably in id or name (not seen), else by its label.
 */
const permissionBox = (key: string, label: LabelId): WayFactory =>
  fixedWays(
    way(`${checkbox}[title="${key}"]`, 'katie'),
    way(`${checkbox}[onclick*="'${key}'"]`, ...handlerSources),
    way(`${checkbox}[id$="${key}"]`, 'profile-list-2015', originalBoxId),
    way(`${checkbox}[name$="${key}"]`, 'profile-list-2015', originalBoxId),
    ...labeledWays(label, checkbox),
  )

/**
 * Finds a Case access box. Orgs can rename objects, so labels come last; Salesforce's script puts
 * the API name into the id after three underscores, and fewer are accepted.
 */
const caseAccessBox = (right: string): WayFactory =>
  fixedWays(
    way(`${checkbox}[id="crud${right}Case"]`, 'script-2024', fewerUnderscores),
    way(`${checkbox}[id^="crud${right}"][id$="_Case"]`, 'script-2024', 'sfperm', 'vn', 'ecrm'),
    way(`${checkbox}[name="crud${right}Case"]`, 'script-2024', fewerUnderscores),
    way(`${checkbox}[name^="crud${right}"][name$="_Case"]`, 'field-security-2014', crudName),
    ...labeledWays('cases', objectAccessBox(right)),
  )

export const permissionWays = {
  apiOnly: permissionBox('ApiUserOnly', 'apiOnly'),
  apiEnabled: permissionBox('ApiEnabled', 'apiEnabled'),
  passwordNeverExpires: permissionBox('PasswordNeverExpires', 'passwordNeverExpires'),
  caseRead: caseAccessBox('Read'),
  caseCreate: caseAccessBox('Create'),
  caseEdit: caseAccessBox('Update'),
} as const satisfies Readonly<Partial<Record<ControlId, WayFactory>>>

/** System permission of the original editor; the enhanced one names each box unambiguously. */
const anyPermissionBox = way(
  `body:not(:has(.pc_find)) form ${checkbox}:not([id^="crud"], [name^="crud"])`,
  'script-2015',
)

/** Returns the way to any box of a right, by the start of its id. */
const anyAccessBox = (right: string): Way => way(objectAccessBox(right), 'script-2024', 'sfperm')

/** Ways showing that the page has an optional control, even if it cannot be singled out. */
export const presenceWays: Readonly<Partial<Record<ControlId, Way>>> = {
  apiEnabled: anyPermissionBox,
  passwordNeverExpires: anyPermissionBox,
  caseRead: anyAccessBox('Read'),
  caseCreate: anyAccessBox('Create'),
  caseEdit: anyAccessBox('Update'),
}

/** Returns locators for the presence of an optional control; empty if its own suffice. */
export const presenceLocatorsFor = (control: ControlId): readonly Locator[] => {
  const one = presenceWays[control]
  return one === undefined ? [] : [toLocator(one)]
}
