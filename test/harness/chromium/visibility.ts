/** Inspects pages through the DevTools protocol. */

import type { CDPSession, Frame, Page, Protocol } from 'puppeteer-core'
import { type DomNode, errorMatches, type PageInspector } from '../driver.ts'

/** Returns a frame's own session, if its process is its own; not in puppeteer's types. */
const sessionOf = (frame: Frame): CDPSession => (frame as unknown as { client: CDPSession }).client

const nodeOf = (raw: Protocol.DOM.Node): DomNode => {
  const names = raw.attributes ?? []
  const attributes: Record<string, string> = {}
  for (let index = 0; index < names.length; index += 2)
    attributes[names[index] ?? ''] = names[index + 1] ?? ''
  // The user-agent shadow root of an input holds its value.
  const shadows = (raw.shadowRoots ?? []).filter(({ shadowRootType }) => shadowRootType !== 'user-agent')
  const inner = [...(raw.children ?? []), ...shadows]
  if (raw.contentDocument) inner.push(raw.contentDocument)
  return {
    name: raw.nodeName.toLowerCase(),
    text: raw.nodeValue,
    attributes,
    children: inner.map(nodeOf),
  }
}

/** Finds the overlay's host among the descendants. */
const hostIn = (node: Protocol.DOM.Node): Protocol.DOM.Node | undefined =>
  node.localName === 'spaceiq-guide' ? node : node.children?.map(hostIn).find((one) => one !== undefined)

/** Sessions stay open, since emulation ends with its session. */
const showing = new WeakMap<Page, Promise<CDPSession>>()

/** Inspects pages through the DevTools protocol, which pierces closed shadow roots. */
export const chromiumInspector: PageInspector = {
  async callInShadowRoot<T>(frame: Frame, declaration: unknown, given: readonly string[]) {
    const session = sessionOf(frame)
    const host = await frame.$('spaceiq-guide')
    const objectId = host?.remoteObject().objectId
    if (!host || !objectId) return null
    const { node } = await session.send('DOM.describeNode', { objectId, depth: 1, pierce: true })
    await host.dispose()
    const backendNodeId = node.shadowRoots?.[0]?.backendNodeId
    if (!backendNodeId) return null
    const { object } = await session.send('DOM.resolveNode', { backendNodeId })
    if (!object.objectId) return null
    const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      functionDeclaration: String(declaration),
      arguments: given.map((value) => ({ value })),
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value as T
  },
  async getDom(page) {
    const session = await page.createCDPSession()
    try {
      const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true })
      return nodeOf(root)
    } finally {
      await session.detach()
    }
  },
  async evaluateExpression(page, expression) {
    const session = await page.createCDPSession()
    try {
      const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true })
      return String(result.value)
    } finally {
      await session.detach()
    }
  },
  isDocumentReplaced: (error) =>
    errorMatches(
      error,
      /Cannot find context|context was destroyed|node with given id|Could not find object|does not belong to the document/i,
    ),
  async emulateMedia(page, { dark, forced }) {
    const session = showing.get(page) ?? page.createCDPSession()
    showing.set(page, session)
    const features = [
      { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
      { name: 'forced-colors', value: forced ? 'active' : 'none' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]
    await (await session).send('Emulation.setEmulatedMedia', { features })
  },
  async runInIsolatedWorld<T>(
    page: Page,
    part: 'page' | 'overlay',
    library: string,
    declaration: unknown,
    flag: boolean,
  ) {
    const session = await page.createCDPSession()
    try {
      const { frameTree } = await session.send('Page.getFrameTree')
      const { executionContextId } = await session.send('Page.createIsolatedWorld', {
        frameId: frameTree.frame.id,
        worldName: 'apart',
      })
      const { root } = await session.send('DOM.getDocument', {
        depth: part === 'page' ? 0 : -1,
        pierce: true,
      })
      const start = part === 'page' ? root : hostIn(root)?.shadowRoots?.[0]
      if (!start) throw new Error(`No overlay on ${page.url()}`)
      const { object } = await session.send('DOM.resolveNode', {
        backendNodeId: start.backendNodeId,
        executionContextId,
      })
      await session.send('Runtime.evaluate', { expression: library, contextId: executionContextId })
      const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
        ...(object.objectId ? { objectId: object.objectId } : {}),
        functionDeclaration: String(declaration),
        arguments: [{ value: flag }],
        awaitPromise: true,
        returnByValue: true,
      })
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
      return result.value as T
    } finally {
      await session.detach()
    }
  },
  async getAccessibilityTree(page) {
    const session = await page.createCDPSession()
    try {
      const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true })
      const ours = new Set<number>()
      const collect = (node: Protocol.DOM.Node) => {
        ours.add(node.backendNodeId)
        for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) collect(child)
      }
      const host = hostIn(root)
      if (host) collect(host)
      const { nodes } = await session.send('Accessibility.getFullAXTree')
      return nodes
        .filter(({ ignored, backendDOMNodeId }) => !ignored && ours.has(backendDOMNodeId ?? -1))
        .map(({ role, name, properties = [] }) => ({
          role: String(role?.value),
          name: String(name?.value ?? ''),
          live: String(properties.find((one) => one.name === 'live')?.value.value ?? ''),
          focusable: properties.some((one) => one.name === 'focusable' && one.value.value === true),
        }))
    } finally {
      await session.detach()
    }
  },
}
