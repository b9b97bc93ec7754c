/** Places a marker's number so that it hides neither the control nor its surroundings. */

type Placement = 'left' | 'right' | 'above' | 'below' | 'corner'

const MARKER_SIZE_PX = 20

/** Returns the number's center for each side of the control, in viewport coordinates. */
const badgeCenters = ({
  left,
  right,
  top,
  bottom,
}: DOMRect): Readonly<Record<Placement, readonly [number, number]>> => {
  const x = (left + right) / 2
  const y = (top + bottom) / 2
  const away = MARKER_SIZE_PX / 2 + 6
  return {
    left: [left - away, y],
    right: [right + away, y],
    above: [x, top - away],
    below: [x, bottom + away],
    corner: [left - 4, top - 4],
  }
}

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
export const choosePlacement = (control: HTMLElement): Placement => {
  if (control.matches('select[multiple]')) return 'corner'
  const order: readonly Placement[] = control.matches('[type=checkbox],[type=radio],a:has(img)')
    ? ['left', 'above', 'right', 'below']
    : control.matches('[type=submit],[type=button],button,img')
      ? ['above', 'below', 'left', 'right']
      : ['right', 'left', 'above', 'below']
  const at = badgeCenters(control.getBoundingClientRect())
  const reach = MARKER_SIZE_PX / 2 - 2
  const hasRoom = (side: Placement) => {
    const [x, y] = at[side]
    // The page can scroll vertically, but beyond the left and right edges the number is cut off.
    if (x < reach || x > innerWidth - reach) return false
    return [-reach, 0, reach].every((by) => isBlank(x + by, y) && isBlank(x, y + by))
  }
  return order.find(hasRoom) ?? order[0] ?? 'right'
}
