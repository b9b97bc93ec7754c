/** Finds the checkboxes that Salesforce changed by itself. */

import { visibleText } from '../../salesforce/dom/visible-text.ts'

/** Returns Salesforce's name for a checkbox: its label, the cell before it, or its title. */
const getCheckboxName = (box: HTMLInputElement): string => {
  const label = box.labels?.[0] ?? box.closest('td')?.previousElementSibling
  return (label ? visibleText(label) : '') || box.title || box.name
}

/**
 * Returns the names of checkboxes that differ from the served page, except those in `expected`.
 * Salesforce sets dependent permissions without events, so only this comparison finds them.
 */
export const findChangedCheckboxes = (expected: readonly (HTMLElement | null)[]): readonly string[] =>
  [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')]
    .filter((box) => box.checked !== box.defaultChecked && !expected.includes(box))
    .map(getCheckboxName)
