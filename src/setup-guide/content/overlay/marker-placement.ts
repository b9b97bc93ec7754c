/** Places a marker's number so that it hides neither the control nor its surroundings. */

/** A place on the edge of the control's box, each part from 0 to 1. */
export type Side = readonly [x: number, y: number]

const MARKER_SIZE_PX = 20

const left: Side = [0, 0.5]
const right: Side = [1, 0.5]
const above: Side = [0.5, 0]
const below: Side = [0.5, 1]

/** Returns the boxes of a node's lines of content, in viewport coordinates. */
export const getTextRects = (node: Node): readonly DOMRect[] => {
  const range = document.createRange()
  range.selectNodeContents(node)
  return [...range.getClientRects()]
}

const hasTextAt = (element: Element, x: number, y: number): boolean =>
  [...element.childNodes].some((node) => {
    if (node.nodeType !== Node.TEXT_NODE || !node.textContent?.trim()) return false
    return getTextRects(node).some(
      (box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
    )
  })

/** Checks that nothing readable or clickable is at this point. */
const isBlank = (x: number, y: number): boolean => {
  const element = document.elementFromPoint(x, y)
  return (
    !element?.matches('input,select,textarea,button,a,a *,label,img') &&
    !(element && hasTextAt(element, x, y))
  )
}

/** Returns the first side with room for the number, in an order that suits the control. */
export const choosePlacement = (control: HTMLElement): Side => {
  if (control.matches('select[multiple]')) return [0, 0]
  const order: readonly [Side, ...Side[]] = control.matches('[type=checkbox],[type=radio],a:has(img)')
    ? [left, above, right, below]
    : control.matches('[type=submit],[type=button],button,img')
      ? [above, below, left, right]
      : [right, left, above, below]
  const box = control.getBoundingClientRect()
  const reach = MARKER_SIZE_PX / 2 - 2
  const hasRoom = ([atX, atY]: Side) => {
    // Outside of the box: its center is a half marker and a gap away.
    const x = box.left + box.width * atX + (atX - 0.5) * (MARKER_SIZE_PX + 12)
    const y = box.top + box.height * atY + (atY - 0.5) * (MARKER_SIZE_PX + 12)
    // The page can scroll vertically, but beyond the left and right edges the number is cut off.
    if (x < reach || x > innerWidth - reach) return false
    return [-reach, 0, reach].every((by) => isBlank(x + by, y) && isBlank(x, y + by))
  }
  return order.find(hasRoom) ?? order[0]
}
