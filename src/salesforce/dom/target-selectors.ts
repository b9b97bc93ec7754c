/** What kind of element a deed is done at, as a selector: nothing else is taken for its control, and an admin can point at nothing else. */

import type { Deed } from './action.ts'

const box = 'input[type="checkbox"]'
const entry =
  'input:not([type]),input:is([type="text"],[type="email"],[type="number"],[type="tel"],[type="url"]),textarea'
const push = 'input[type="submit"],input[type="button"],button,a'

export const kinds: Readonly<Record<Deed['do'], string>> = {
  tick: box,
  untick: box,
  pick: 'input[type="radio"]',
  choose: 'select',
  'select-scope': 'select',
  'hold-scope': 'select',
  type: entry,
  ask: entry,
  'add-line': 'textarea',
  press: push,
  // Its id stands on the link or on the picture in it.
  'add-scope': `${push},img`,
  look: '*',
}
