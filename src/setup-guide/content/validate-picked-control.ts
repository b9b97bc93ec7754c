/** Whether what the admin pointed at can be the control that was asked for, by everything it is called. */

import type { ControlId } from '../../salesforce/control-ids.ts'
import { isOthers } from '../../salesforce/dom/foreign-permissions.ts'
import { isVisible, words } from '../../salesforce/dom/visible-text.ts'
import { textBoxes } from './overlay/marker-placement.ts'
import { labelCellOf } from './pick-control.ts'
import type { View } from './view-model.ts'

/** All that the element goes by, to be seen or not: what a person does not see, the guide would go by tomorrow. */
const wordsFor = (element: HTMLElement): readonly string[] => {
  const cell = labelCellOf(element)
  const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : []
  return [
    ...['id', 'name', 'title', 'aria-label', 'onclick', 'value'].map((name) => element.getAttribute(name)),
    ...[cell, element.closest('td, th'), ...labels].map((named) => named && words(named)),
  ].flatMap((word) => word || [])
}

/** Whether there is nothing to be read in it, though it has words: a person would go by something else. */
const isHiddenLabel = (cell: Element): boolean =>
  words(cell) !== '' &&
  !(isVisible(cell) && textBoxes(cell).some(({ width, height }) => width >= 4 && height >= 4))

/** Whether the element can be this control: known as no other permission's, no other marker's, and under a label to be seen. */
export const canBe = (control: ControlId, element: HTMLElement, view: View | null): boolean => {
  const cell = labelCellOf(element)
  return (
    !isOthers(control, wordsFor(element)) &&
    !view?.items.some((item) => item.element === element && item.marker.control !== control) &&
    !(cell && isHiddenLabel(cell))
  )
}
