/**
 * Fakes enough layout for happy-dom to tell what is visible: `data-at` says where an element lies.
 */

import { vi } from 'vitest'

const page = { width: 1200, height: 5_000 }

const rectOf = (element: Element): DOMRect => {
  const [x = 0, y = 0, width, height] = (element.getAttribute('data-at') ?? '').split(' ').map(Number)
  return width === undefined ? new DOMRect(10, 10, 200, 24) : new DOMRect(x, y, width, height)
}

/** Returns the element, or its shadow host, as `root` would see it. */
const within = (element: Element, root: Node): Element | null => {
  const own = element.getRootNode()
  if (own === root) return element
  return 'host' in own ? within((own as ShadowRoot).host, root) : null
}

/**
 * Lays out the test's document. Once scrolled to, an element can be clicked unless `data-covered`.
 */
export const installFakeLayout = () => {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return rectOf(this)
  })
  for (const [name, value] of [
    ['scrollWidth', page.width],
    ['clientWidth', page.width],
    ['scrollHeight', page.height],
    ['clientHeight', page.height],
  ] as const)
    vi.spyOn(document.documentElement, name, 'get').mockReturnValue(value)
  let aimed: Element | null = null
  function at(this: Node) {
    return aimed && !aimed.hasAttribute('data-covered') ? within(aimed, this) : document.body
  }
  Object.assign(document, { elementFromPoint: at })
  Object.assign(ShadowRoot.prototype, { elementFromPoint: at })
  Object.assign(HTMLElement.prototype, {
    scrollIntoView(this: Element) {
      aimed = this
    },
  })
}
