/**
 * Reconciles the drawn elements with the wanted elements. Elements with the same key stay in place,
 * with their focus, pressed state, selection, open state and scroll position.
 */

/** Returns the key: a node's purpose, else its look. A press must never end on another button. */
const getNodeKey = (node: Node): string => {
  if (!(node instanceof HTMLElement)) return node.nodeName
  const { localName, className, dataset } = node
  return `${localName} ${Object.values(dataset).join(' ') || className}`
}

const reconcileElement = (drawn: HTMLElement, wanted: HTMLElement) => {
  for (const name of [...drawn.getAttributeNames(), ...wanted.getAttributeNames()]) {
    const value = wanted.getAttribute(name)
    // The admin alone opens and closes a `details` element once it is shown.
    if (name === 'open') continue
    if (value === null) drawn.removeAttribute(name)
    else drawn.setAttribute(name, value)
  }
  drawn.onclick = wanted.onclick
  reconcileChildren(drawn, [...wanted.childNodes])
}

/** Gives the parent these children; an existing child with the same key is updated in place. */
export const reconcileChildren = (parent: Element, wanted: readonly Node[]) => {
  const remaining = [...parent.childNodes] as Node[]
  const children = wanted.map((node) => {
    const name = getNodeKey(node)
    const at = remaining.findIndex((one) => one === node || getNodeKey(one) === name)
    const [drawn = node] = at < 0 ? [] : remaining.splice(at, 1)
    if (drawn === node) return node
    if (drawn instanceof HTMLElement) reconcileElement(drawn, node as HTMLElement)
    else if (drawn.nodeValue !== node.nodeValue) drawn.nodeValue = node.nodeValue
    return drawn
  })
  // Remove first: moving an element, even to its own position, makes it lose the focus.
  for (const node of remaining) (node as ChildNode).remove()
  children.forEach((node, index) => {
    if (parent.childNodes[index] !== node) parent.insertBefore(node, parent.childNodes[index] ?? null)
  })
}
