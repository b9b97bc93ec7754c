/** Validates that a picked element can be the requested control, by all of its names. */

import type { ControlId } from '../../salesforce/control-ids.ts'
import { isForeignPermission } from '../../salesforce/dom/foreign-permissions.ts'
import { isVisible, visibleText } from '../../salesforce/dom/visible-text.ts'
import { getTextRects } from './overlay/marker-placement.ts'
import { findLabelCell } from './pick-control.ts'
import type { View } from './view-model.ts'

/** Returns all names of the element, visible or not: a locator would use hidden names too. */
const collectNames = (element: HTMLElement): readonly string[] => {
  const cell = findLabelCell(element)
  const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : []
  return [
    ...['id', 'name', 'title', 'aria-label', 'onclick', 'value'].map((name) => element.getAttribute(name)),
    ...[cell, element.closest('td, th'), ...labels].map(
      (labelElement) => labelElement && visibleText(labelElement),
    ),
  ].flatMap((word) => word || [])
}

/** Checks for text that is in the DOM but invisible, so that the admin cannot have relied on it. */
const isHiddenLabel = (cell: Element): boolean =>
  visibleText(cell) !== '' &&
  !(isVisible(cell) && getTextRects(cell).some(({ width, height }) => width >= 4 && height >= 4))

/** Checks that the element is no other permission's or marker's and has no hidden label. */
export const canBeControl = (control: ControlId, element: HTMLElement, view: View | null): boolean => {
  const cell = findLabelCell(element)
  return (
    !isForeignPermission(control, collectNames(element)) &&
    !view?.markers.some((item) => item.element === element && item.marker.control !== control) &&
    !(cell && isHiddenLabel(cell))
  )
}
