/** Looking things up in Classic's tables: label cells, links by their text, what can be seen. */

import { isLabel, type LabelId } from './labels.ts'

/** Whether a person could see the element if it were scrolled to. */
export const isVisible = (element: Element): boolean => {
  const { width, height } = element.getBoundingClientRect()
  return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true })
}

/** The element's own words, without help bubbles, assistive marks and scripts that Salesforce puts beside them. */
export const words = (element: Element): string => {
  const copy = element.cloneNode(true) as Element
  for (const noise of copy.querySelectorAll(
    'script,style,img,select,textarea,.assistiveText,.mouseOverInfoOuter,.helpText,.textCounterOuter',
  )) {
    noise.remove()
  }
  return (copy.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim()
}

/** The elements of a selector whose text is exactly this; none for an empty text. */
export const withText = (
  document: Document,
  selector: string,
  text: string | undefined,
): readonly Element[] =>
  text
    ? [...document.querySelectorAll(selector)].filter((element) => element.textContent?.trim() === text)
    : []

/** The cells of the rows that carry this label, each up to the row's next label. */
export const labelledCells = (document: Document, label: LabelId): readonly Element[][] =>
  [...document.querySelectorAll('.labelCol, th[scope="row"]')]
    .filter((cell) => isLabel(label, words(cell)))
    .map((cell) => {
      const cells: Element[] = []
      for (let next = cell.nextElementSibling; next && !next.classList.contains('labelCol'); ) {
        cells.push(next)
        next = next.nextElementSibling
      }
      return cells
    })

/** What the selector finds in the one row of this label. Two such rows could be either: then nothing. */
export const inLabelledRow = (document: Document, label: LabelId, selector: string): readonly Element[] => {
  const rows = labelledCells(document, label)
    .map((cells) =>
      cells.flatMap((cell) => (cell.matches(selector) ? [cell] : [...cell.querySelectorAll(selector)])),
    )
    .filter((found) => found.length > 0)
  const [only] = rows
  return rows.length === 1 && only ? only.slice(0, 1) : []
}
