/** Finds what is cut off or covered, in a page or on the overlay. */

import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { getScreenshotPath } from './visual-states.ts'

/** Lists what is cut off or overflows. Runs in a page or on the overlay's root. */
export function listCut(this: Document | ShadowRoot): readonly string[] {
  const all = [
    ...this.querySelectorAll<HTMLElement>(this instanceof Document ? 'html, body *' : '.card, .card *'),
  ]
  return all
    .filter(
      (element) =>
        element.checkVisibility() && element.clientWidth > 1 && !element.matches('input, select, option'),
    )
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      const isOut = Math.round(left) < 0 || Math.round(right) > document.documentElement.clientWidth
      return isOut || element.scrollWidth > element.clientWidth + 1
    })
    .map((element) => `${element.localName}.${element.className}: ${element.innerText.slice(0, 60)}`)
}

/** Lists controls that overlap. */
export function listOverlaps(this: Document | ShadowRoot): readonly string[] {
  const all = [...this.querySelectorAll<HTMLElement>('button, a, summary, input, select')].filter((one) =>
    one.checkVisibility(),
  )
  const boxes = all.map((one) => one.getBoundingClientRect())
  return all.flatMap((one, index) =>
    all.slice(index + 1).flatMap((other, more) => {
      const [a, b] = [boxes[index], boxes[index + 1 + more]]
      const isOver =
        a && b && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1
      return isOver && !one.closest('.start-bar, .body') && !other.closest('.start-bar, .body')
        ? [`${one.innerText} / ${other.innerText}`]
        : []
    }),
  )
}

/** Opens the card where it came folded, for want of room. */
export const openFoldedCard = async (page: Page) => {
  const [button] = await createOverlayDriver(page).getRects('.fold header button')
  if (!button) return
  await page.mouse.click(button.x + button.width / 2, button.y + button.height / 2)
  await createOverlayDriver(page).waitFor(({ actions }) => actions.includes('hide'))
}

const inPage = (page: Page, look: (this: Document | ShadowRoot) => readonly string[]) =>
  page.evaluate(`(${look.toString()}).call(document)`)

/** Looks at the page, in each of its tabs if it has some. */
export const expectNothingCut = async (page: Page, name: string) => {
  const tabs = await page.$$eval('[role="tab"]', (all) => all.map((one) => one.id))
  for (const tab of tabs.length > 0 ? tabs : [null]) {
    if (tab) await page.click(`#${tab}`)
    await page.screenshot({ path: getScreenshotPath(`${name} ${tab ?? ''}`), fullPage: true })
    expect(await inPage(page, listCut)).toEqual([])
    expect(await inPage(page, listOverlaps)).toEqual([])
  }
}
