/** Listens for secrets where none may be: consoles, addresses, what pages hold. */

import type { Page, Protocol } from 'puppeteer-core'
import type { Chromium } from './launch.ts'

export interface Ears {
  /** Every line of every console and every address so far, of pages and of the worker. */
  heard(): string
}

/** Listens to a browser from now on. */
export const listen = async (chromium: Chromium): Promise<Ears> => {
  const lines: string[] = []
  const hearPage = (page: Page) => {
    page.on('console', (message) => lines.push(`console ${message.text()}`))
    page.on('pageerror', (error) => lines.push(`error ${String(error)}`))
    page.on('request', (request) => lines.push(`address ${request.url()}`))
    page.on('framenavigated', (frame) => lines.push(`address ${frame.url()}`))
  }
  chromium.browser.on('targetcreated', (target) => {
    lines.push(`address ${target.url()}`)
    if (target.type() === 'page' || target.type() === 'other') {
      void target.asPage().then(hearPage, () => {})
    }
    if (target.type() === 'service_worker') {
      void target.worker().then(
        (worker) => worker?.on('console', (message) => lines.push(`console ${message.text()}`)),
        () => {},
      )
    }
  })
  for (const page of await chromium.browser.pages()) hearPage(page)
  const worker = await chromium.worker()
  worker.on('console', (message) => lines.push(`console ${message.text()}`))
  return { heard: () => lines.join('\n') }
}

/** A node of a page's DOM; shadow roots, closed ones too, and frames are among the children. */
export interface DomNode {
  readonly name: string
  readonly text: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly DomNode[]
}

type Raw = Protocol.DOM.Node

const nodeOf = (raw: Raw): DomNode => {
  const names = raw.attributes ?? []
  const attributes: Record<string, string> = {}
  for (let index = 0; index < names.length; index += 2)
    attributes[names[index] ?? ''] = names[index + 1] ?? ''
  // The browser's own shadow root of an input holds what stands in it.
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

/** The page's whole DOM as it is now. What stands in an input is no part of it. */
export const domOf = async (page: Page): Promise<DomNode> => {
  const session = await page.createCDPSession()
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true })
    return nodeOf(root)
  } finally {
    await session.detach()
  }
}

/** The node and all below it that are wanted, in document order. */
export const nodesIn = (node: DomNode, wanted: (node: DomNode) => boolean): readonly DomNode[] => [
  ...(wanted(node) ? [node] : []),
  ...node.children.flatMap((child) => nodesIn(child, wanted)),
]
