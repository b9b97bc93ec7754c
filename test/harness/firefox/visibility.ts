/** What WebDriver BiDi, and Firefox's chrome, show of a page. */

import type { Browser, Frame, Page } from 'puppeteer-core'
import { type DomNode, errorSays, type Sight, type Told, until } from '../driver.ts'
import { call, callWithJson, chromeContext, contextOf, type RemoteValue } from './bidi.ts'
import { showTab, toldBelow } from './prompts.ts'

const browserOf = (frame: Frame): Browser => frame.page().browser()

interface Serialized {
  readonly nodeType: number
  readonly localName?: string
  readonly nodeValue?: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly children?: readonly RemoteValue[]
  readonly shadowRoot?: RemoteValue | null
}

const nodeOf = (remote: RemoteValue): DomNode => {
  const { localName = '', nodeValue = '', attributes = {}, ...node } = (remote.value ?? {}) as Serialized
  const inner = [...(node.children ?? []), ...(node.shadowRoot ? [node.shadowRoot] : [])]
  return { name: localName, text: nodeValue, attributes, children: inner.map(nodeOf) }
}

/** BiDi's reference to the overlay's closed root. */
const rootIn = async (frame: Frame): Promise<string | undefined> => {
  const host = await call(browserOf(frame), {
    context: contextOf(frame),
    declaration: "() => document.querySelector('spaceiq-guide')",
    serialization: { includeShadowTree: 'all', maxDomDepth: 1 },
  })
  return (host.value as Serialized | undefined)?.shadowRoot?.sharedId
}

/** BiDi serialises closed shadow roots, and gives a reference that functions can be called on. */
export const sightInFirefox: Sight = {
  async inRoot<T>(frame: Frame, declaration: unknown, given: readonly string[]) {
    const browser = browserOf(frame)
    const context = contextOf(frame)
    const sharedId = await rootIn(frame)
    if (!sharedId) return null
    return (await callWithJson(browser, context, declaration, given, { sharedId })) as T
  },
  async domOf(page) {
    const trees = page.frames().map((frame) =>
      call(page.browser(), {
        context: contextOf(frame),
        declaration: '() => document',
        serialization: { includeShadowTree: 'all', maxDomDepth: null },
      }),
    )
    return { name: '#frames', text: '', attributes: {}, children: (await Promise.all(trees)).map(nodeOf) }
  },
  async read(page, expression) {
    const { value } = await call(page.browser(), {
      context: contextOf(page.mainFrame()),
      declaration: `() => String(${expression})`,
    })
    return String(value)
  },
  isReplaced: (error) =>
    errorSays(error, /no such (frame|node|script)|stale|Discarded|actor|destroyed|detached/i),
  async show(page, look) {
    const browser = page.browser()
    const context = contextOf(page.mainFrame())
    await callWithJson(browser, await chromeContext(browser), showTab, [context, look])
  },
  async runApart<T>(
    page: Page,
    part: 'page' | 'overlay',
    library: string,
    declaration: unknown,
    flag: boolean,
  ) {
    const browser = page.browser()
    const apart = { context: contextOf(page.mainFrame()), sandbox: 'apart' }
    const sharedId = part === 'overlay' ? await rootIn(page.mainFrame()) : null
    if (part === 'overlay' && !sharedId) throw new Error(`No overlay on ${page.url()}`)
    const { value: isThere } = await call(browser, { ...apart, declaration: '() => globalThis.hasLibrary' })
    if (!isThere)
      await call(browser, { ...apart, declaration: `() => { ${library}; globalThis.hasLibrary = true }` })
    return (await callWithJson(
      browser,
      apart,
      `function (flag) { return (${String(declaration)}).call(this.nodeType ? this : document, flag) }`,
      [flag],
      sharedId ? { sharedId } : undefined,
    )) as T
  },
  async toldOf(page) {
    const browser = page.browser()
    const chrome = await chromeContext(browser)
    return until('the overlay in the tree of assistive technology', async () => {
      const told = (await callWithJson(browser, chrome, toldBelow, [
        contextOf(page.mainFrame()),
      ])) as readonly Told[]
      return told.length > 0 ? told : null
    })
  },
}
