/** Inspects pages through WebDriver BiDi and Firefox's chrome. */

import type { Browser, Frame, Page } from 'puppeteer-core'
import {
  type AccessibilityNode,
  type DomNode,
  errorMatches,
  type PageInspector,
  waitUntil,
} from '../driver.ts'
import {
  callFunction,
  callFunctionWithJson,
  getChromeContext,
  getContextId,
  type RemoteValue,
} from './bidi.ts'
import { emulateTabMedia, getOverlayAccessibilityTree } from './prompts.ts'

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

/** Returns BiDi's reference to the overlay's closed shadow root. */
const rootIn = async (frame: Frame): Promise<string | undefined> => {
  const host = await callFunction(browserOf(frame), {
    context: getContextId(frame),
    declaration: "() => document.querySelector('spaceiq-guide')",
    serialization: { includeShadowTree: 'all', maxDomDepth: 1 },
  })
  return (host.value as Serialized | undefined)?.shadowRoot?.sharedId
}

/** Inspects pages through BiDi, which references closed shadow roots. */
export const firefoxInspector: PageInspector = {
  async callInShadowRoot<T>(frame: Frame, declaration: unknown, given: readonly string[]) {
    const browser = browserOf(frame)
    const context = getContextId(frame)
    const sharedId = await rootIn(frame)
    if (!sharedId) return null
    return (await callFunctionWithJson(browser, context, declaration, given, { sharedId })) as T
  },
  async getDom(page) {
    const trees = page.frames().map((frame) =>
      callFunction(page.browser(), {
        context: getContextId(frame),
        declaration: '() => document',
        serialization: { includeShadowTree: 'all', maxDomDepth: null },
      }),
    )
    return { name: '#frames', text: '', attributes: {}, children: (await Promise.all(trees)).map(nodeOf) }
  },
  async evaluateExpression(page, expression) {
    const { value } = await callFunction(page.browser(), {
      context: getContextId(page.mainFrame()),
      declaration: `() => String(${expression})`,
    })
    return String(value)
  },
  isDocumentReplaced: (error) =>
    errorMatches(error, /no such (frame|node|script)|stale|Discarded|actor|destroyed|detached/i),
  async emulateMedia(page, look) {
    const browser = page.browser()
    const context = getContextId(page.mainFrame())
    await callFunctionWithJson(browser, await getChromeContext(browser), emulateTabMedia, [context, look])
  },
  async runInIsolatedWorld<T>(
    page: Page,
    part: 'page' | 'overlay',
    library: string,
    declaration: unknown,
    flag: boolean,
  ) {
    const browser = page.browser()
    const apart = { context: getContextId(page.mainFrame()), sandbox: 'apart' }
    const sharedId = part === 'overlay' ? await rootIn(page.mainFrame()) : null
    if (part === 'overlay' && !sharedId) throw new Error(`No overlay on ${page.url()}`)
    const { value: isThere } = await callFunction(browser, {
      ...apart,
      declaration: '() => globalThis.hasLibrary',
    })
    if (!isThere)
      await callFunction(browser, {
        ...apart,
        declaration: `() => { ${library}; globalThis.hasLibrary = true }`,
      })
    return (await callFunctionWithJson(
      browser,
      apart,
      `function (flag) { return (${String(declaration)}).call(this.nodeType ? this : document, flag) }`,
      [flag],
      sharedId ? { sharedId } : undefined,
    )) as T
  },
  async getAccessibilityTree(page) {
    const browser = page.browser()
    const chrome = await getChromeContext(browser)
    return waitUntil('the overlay in the tree of assistive technology', async () => {
      const told = (await callFunctionWithJson(browser, chrome, getOverlayAccessibilityTree, [
        getContextId(page.mainFrame()),
      ])) as readonly AccessibilityNode[]
      return told.length > 0 ? told : null
    })
  },
}
