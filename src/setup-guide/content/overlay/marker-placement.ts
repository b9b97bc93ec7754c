/** Where a marker's number stands, so that it hides neither the control nor what is beside it. */

export type Side = 'left' | 'right' | 'above' | 'below' | 'corner'

const size = 20

/** The middle of the number on each side of the control, in the viewport. */
const middles = ({
  left,
  right,
  top,
  bottom,
}: DOMRect): Readonly<Record<Side, readonly [number, number]>> => {
  const x = (left + right) / 2
  const y = (top + bottom) / 2
  const away = size / 2 + 6
  return {
    left: [left - away, y],
    right: [right + away, y],
    above: [x, top - away],
    below: [x, bottom + away],
    corner: [left - 4, top - 4],
  }
}

/** Where the contents of a node stand, line by line, in the viewport. */
export const textBoxes = (node: Node): readonly DOMRect[] => {
  const range = document.createRange()
  range.selectNodeContents(node)
  return [...range.getClientRects()]
}

const hasTextAt = (element: Element, x: number, y: number): boolean =>
  [...element.childNodes].some((node) => {
    if (node.nodeType !== Node.TEXT_NODE || !node.textContent?.trim()) return false
    return textBoxes(node).some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)
  })

/** Whether nothing that can be read or pressed is there. */
const isBlank = (x: number, y: number): boolean => {
  const element = document.elementFromPoint(x, y)
  return (
    !element?.matches('input,select,textarea,button,a,a *,label,img') &&
    !(element && hasTextAt(element, x, y))
  )
}

/** The first side with room for the number, in the order that suits the kind of control. */
export const sideOf = (control: HTMLElement): Side => {
  if (control.matches('select[multiple]')) return 'corner'
  const order: readonly Side[] = control.matches('[type=checkbox],[type=radio],a:has(img)')
    ? ['left', 'above', 'right', 'below']
    : control.matches('[type=submit],[type=button],button,img')
      ? ['above', 'below', 'left', 'right']
      : ['right', 'left', 'above', 'below']
  const at = middles(control.getBoundingClientRect())
  const reach = size / 2 - 2
  const hasRoom = (side: Side) => {
    const [x, y] = at[side]
    // What is above or below can be scrolled to; beyond the sides the number would be cut off.
    if (x < reach || x > innerWidth - reach) return false
    return [-reach, 0, reach].every((by) => isBlank(x + by, y) && isBlank(x, y + by))
  }
  return order.find(hasRoom) ?? order[0] ?? 'right'
}
