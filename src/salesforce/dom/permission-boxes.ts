/** Selectors of a profile's permission boxes, and what shows that a page has such boxes at all. */

import type { ControlId } from '../control-ids.ts'
import type { Locator } from './locator.ts'

export const checkbox = 'input[type="checkbox"]'

/** Selects the box of a right on an object: Read, Create or Update, whichever object it is. */
export const objectAccessBox = (right: string) =>
  `${checkbox}:is([id^="crud${right}"], [name^="crud${right}"])`

/** System permission of the original editor; the enhanced one names each box unambiguously. */
const anyPermissionBox = `body:not(:has(.pc_find)) form ${checkbox}:not([id^="crud"], [name^="crud"])`

/** Selectors showing that the page has an optional control, even if it cannot be singled out. */
const presenceSelectors: Readonly<Partial<Record<ControlId, string>>> = {
  apiEnabled: anyPermissionBox,
  passwordNeverExpires: anyPermissionBox,
  caseRead: objectAccessBox('Read'),
  caseCreate: objectAccessBox('Create'),
  caseEdit: objectAccessBox('Update'),
}

/** Returns locators for the presence of an optional control; empty if its own suffice. */
export const presenceLocatorsFor = (control: ControlId): readonly Locator[] => {
  const css = presenceSelectors[control]
  return css === undefined ? [] : [{ css }]
}
