/**
 * Records consoles and requested URLs of a browser, and reads the DOM, to search them for secrets.
 */

import type { Page } from 'puppeteer-core'
import type { DomNode } from './driver.ts'
import { type ExtensionDriver, pageInspector } from './launch.ts'

export interface NetworkRecorder {
  /** Returns every console line and URL so far, of pages and of the worker. */
  getRecording(): string
}

/** Starts to record. */
export const startNetworkRecorder = async (extension: ExtensionDriver): Promise<NetworkRecorder> => {
  const lines: string[] = []
  const hearPage = (page: Page) => {
    page.on('console', (message) => lines.push(`console ${message.text()}`))
    page.on('pageerror', (error) => lines.push(`error ${String(error)}`))
    page.on('request', (request) => lines.push(`address ${request.url()}`))
    page.on('framenavigated', (frame) => lines.push(`address ${frame.url()}`))
  }
  extension.browser.on('targetcreated', (target) => {
    lines.push(`address ${target.url()}`)
    if (target.type() === 'page' || target.type() === 'other') {
      void target.asPage().then(hearPage, () => {})
    }
  })
  for (const page of await extension.browser.pages()) hearPage(page)
  await extension.onConsoleLine((line) => lines.push(`console ${line}`))
  return { getRecording: () => lines.join('\n') }
}

/** Returns the page's current DOM, without the values of inputs. */
export const getPageDom = (page: Page): Promise<DomNode> => pageInspector.getDom(page)

/** Lists the matching nodes among this one and its descendants, in document order. */
export const filterNodes = (node: DomNode, wanted: (node: DomNode) => boolean): readonly DomNode[] => [
  ...(wanted(node) ? [node] : []),
  ...node.children.flatMap((child) => filterNodes(child, wanted)),
]
