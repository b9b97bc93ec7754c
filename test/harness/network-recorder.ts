/** Listens for secrets where none may be: consoles, addresses, what pages hold. */

import type { Page } from 'puppeteer-core'
import type { DomNode } from './driver.ts'
import { type Chromium, sight } from './launch.ts'

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
  })
  for (const page of await chromium.browser.pages()) hearPage(page)
  await chromium.hearOurs((line) => lines.push(`console ${line}`))
  return { heard: () => lines.join('\n') }
}

/** The page's whole DOM as it is now. What stands in an input is no part of it. */
export const domOf = (page: Page): Promise<DomNode> => sight.domOf(page)

/** The node and all below it that are wanted, in document order. */
export const nodesIn = (node: DomNode, wanted: (node: DomNode) => boolean): readonly DomNode[] => [
  ...(wanted(node) ? [node] : []),
  ...node.children.flatMap((child) => nodesIn(child, wanted)),
]
