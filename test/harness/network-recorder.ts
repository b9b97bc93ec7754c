/** Listens for secrets where none may be: consoles, addresses, what pages hold. */

import type { Page } from 'puppeteer-core'
import type { DomNode } from './driver.ts'
import { type ExtensionDriver, pageInspector } from './launch.ts'

export interface NetworkRecorder {
  /** Every line of every console and every address so far, of pages and of the worker. */
  getRecording(): string
}

/** Listens to a browser from now on. */
export const startNetworkRecorder = async (chromium: ExtensionDriver): Promise<NetworkRecorder> => {
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
  })
  for (const page of await chromium.browser.pages()) hearPage(page)
  await chromium.onConsoleLine((line) => lines.push(`console ${line}`))
  return { getRecording: () => lines.join('\n') }
}

/** The page's whole DOM as it is now. What stands in an input is no part of it. */
export const getPageDom = (page: Page): Promise<DomNode> => pageInspector.getDom(page)

/** The node and all below it that are wanted, in document order. */
export const filterNodes = (node: DomNode, wanted: (node: DomNode) => boolean): readonly DomNode[] => [
  ...(wanted(node) ? [node] : []),
  ...node.children.flatMap((child) => filterNodes(child, wanted)),
]
