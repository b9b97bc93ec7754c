/** Selectors of the elements each action can target, for automatic matching and the picker. */

import type { FieldAction } from './action.ts'

const checkboxSelector = 'input[type="checkbox"]'
const textInputSelector =
  'input:not([type]),input:is([type="text"],[type="email"],[type="number"],[type="tel"],[type="url"]),textarea'
const buttonSelector = 'input[type="submit"],input[type="button"],button,a'

export const targetSelectors: Readonly<Record<FieldAction['kind'], string>> = {
  tick: checkboxSelector,
  untick: checkboxSelector,
  pick: 'input[type="radio"]',
  choose: 'select',
  'select-scope': 'select',
  'hold-scope': 'select',
  type: textInputSelector,
  ask: textInputSelector,
  'add-line': 'textarea',
  press: buttonSelector,
  // The id is on the link, or on the image inside.
  'add-scope': `${buttonSelector},img`,
  look: '*',
}
