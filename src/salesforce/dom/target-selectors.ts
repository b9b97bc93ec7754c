/** Selectors of the elements each action can target, for automatic matching and the picker. */

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
  // The id is on the link, or on the image inside.
  'add-scope': `${push},img`,
  look: '*',
}
