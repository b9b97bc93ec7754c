/** The boxes that Salesforce changed by itself, by the names it gives them. */

import { words } from '../../salesforce/dom/visible-text.ts'

/** What Salesforce calls a box: the label before it, or its title. */
const boxName = (box: HTMLInputElement): string => {
  const label = box.labels?.[0] ?? box.closest('td')?.previousElementSibling
  return (label ? words(label) : '') || box.title || box.name
}

/**
 * The names of the boxes that stand otherwise than Salesforce served them, apart from those the guide asked for. Salesforce's
 * handlers set dependent permissions without any event, so only this comparison shows them.
 */
export const changedNames = (asked: readonly (HTMLElement | null)[]): readonly string[] =>
  [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')]
    .filter((box) => box.checked !== box.defaultChecked && !asked.includes(box))
    .map(boxName)
