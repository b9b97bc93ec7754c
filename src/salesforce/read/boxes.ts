/** Reads what Salesforce shows as a ticked or unticked box. */

import type { Seen } from '../../guide/evidence.ts'
import { labelledCells } from '../dom.ts'
import type { LabelId } from '../labels.ts'

/** A real check box, or the picture of one on detail pages; the picture's title is translated, its file name is not. */
export const boxState = (element: Element | null | undefined): Seen => {
  if (!element) return null
  const box = element.querySelector<HTMLInputElement>('input[type="checkbox"]')
  if (box) return box.checked
  const picture = element.querySelector<HTMLImageElement>('img.checkImg, img[src*="checkbox_"]')
  if (!picture) return null
  const source = picture.getAttribute('src') ?? ''
  return source.includes('unchecked') ? false : source.includes('checked') ? true : null
}

/** The box in the row of this label; null where there is no such row, or more than one. */
export const labelledBox = (document: Document, label: LabelId): Seen => {
  const states = labelledCells(document, label)
    .map((cells) => boxState(cells[0]))
    .filter((state) => state !== null)
  return states.length === 1 ? (states[0] ?? null) : null
}
