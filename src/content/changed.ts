/** The boxes that Salesforce changed by itself, by the names it gives them. */

import { words } from '../salesforce/dom.ts'
import { changedBoxes } from '../salesforce/fill.ts'

/** What Salesforce calls a box: the label before it, or its title. */
const boxName = (box: HTMLInputElement): string => {
  const label = box.labels?.[0] ?? box.closest('td')?.previousElementSibling
  return (label ? words(label) : '') || box.title || box.name
}

/** The names of the boxes that stand otherwise than Salesforce served them, apart from those the guide asked for. */
export const changedNames = (asked: readonly (HTMLElement | null)[]): readonly string[] =>
  changedBoxes(document, asked).map(boxName)
