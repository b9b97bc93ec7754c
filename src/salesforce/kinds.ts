/** What kind of element a deed is done at, as a selector: what an admin who points at it can mean. */

import type { Deed } from '../guide/step.ts'

const box = 'input[type="checkbox"]'
const entry = 'input[type="text"],input[type="email"],input:not([type]),textarea'
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
  'add-scope': push,
  look: '*',
}
