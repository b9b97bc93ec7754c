/** Where a picture may end without cutting a line of text or a control in two. */

import type { Page } from 'puppeteer-core'

/**
 * Lists the vertical extents of lines of text and of controls, from the top of the document. Runs in
 * the page.
 */
function extents(): [top: number, bottom: number][] {
  const found: [number, number][] = []
  const add = ({ top, bottom, width }: DOMRect) => {
    if (width > 1 && bottom > top) found.push([top + scrollY, bottom + scrollY])
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const range = document.createRange()
    range.selectNodeContents(texts.currentNode)
    if (texts.currentNode.parentElement?.checkVisibility() && range.toString().trim() !== '')
      for (const rect of range.getClientRects()) add(rect)
  }
  for (const control of document.querySelectorAll('input, select, textarea, button, img, svg'))
    if (control.checkVisibility()) add(control.getBoundingClientRect())
  return found
}

/**
 * Returns the greatest height up to `most` at which nothing is cut, with a little room around it.
 * Throws where there is none above `least`.
 */
export const findCleanHeight = (
  extentsOfPage: readonly (readonly [top: number, bottom: number])[],
  most: number,
  least: number,
): number => {
  const room = 3
  for (let height = most; height >= least; height -= 1) {
    const cuts = extentsOfPage.some(([top, bottom]) => top - room < height && bottom + room > height)
    if (!cuts) return height
  }
  throw new Error(`Every height from ${least} to ${most} cuts something`)
}

/** Returns the greatest height at which the page, from its top, can end. */
export const measureCleanHeight = async (page: Page, most: number, least: number): Promise<number> =>
  findCleanHeight(await page.evaluate(extents), most, least)
