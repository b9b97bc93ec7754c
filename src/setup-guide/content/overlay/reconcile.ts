/**
 * Brings what is drawn to what is to be drawn, and keeps every element that is still meant: on it are a press that is just
 * under way, the focus, what was chosen or unfolded, and how far it was scrolled.
 */

/** What an element is for, or else how it looks. Of two names are two elements: a press must not end on another button. */
const nameOf = (node: Node): string => {
  if (!(node instanceof HTMLElement)) return node.nodeName
  const { localName, className, dataset } = node
  return [localName, ...(Object.keys(dataset).length > 0 ? Object.values(dataset) : [className])].join(' ')
}

const patchElement = (drawn: HTMLElement, wanted: HTMLElement) => {
  // Whether something is unfolded is the admin's from when it is there.
  const names = new Set([...drawn.getAttributeNames(), ...wanted.getAttributeNames()])
  names.delete('open')
  for (const name of names) {
    const value = wanted.getAttribute(name)
    if (value === null) drawn.removeAttribute(name)
    else if (value !== drawn.getAttribute(name)) drawn.setAttribute(name, value)
  }
  drawn.onclick = wanted.onclick
  patchChildren(drawn, [...wanted.childNodes])
}

/** Gives the parent these children. One that is there under the same name stays, and becomes as the new one is. */
export const patchChildren = (parent: Element, wanted: readonly Node[]) => {
  const left = [...parent.childNodes] as Node[]
  const children = wanted.map((node) => {
    const name = nameOf(node)
    const at = left.findIndex((one) => one === node || nameOf(one) === name)
    const [drawn = node] = at < 0 ? [] : left.splice(at, 1)
    if (drawn === node) return node
    if (drawn instanceof HTMLElement) patchElement(drawn, node as HTMLElement)
    else if (drawn.nodeValue !== node.nodeValue) drawn.nodeValue = node.nodeValue
    return drawn
  })
  // Before the others: an element that is moved, and be it by nothing, loses the focus.
  for (const node of left) (node as ChildNode).remove()
  children.forEach((node, index) => {
    if (parent.childNodes[index] !== node) parent.insertBefore(node, parent.childNodes[index] ?? null)
  })
}
