/** An admin's eyes and hands: sees the overlay, clicks and types with real input events, and counts the effort. */

import type { ElementHandle, Page } from 'puppeteer-core'
import { type OverlayView, overlay, type Rect } from '../harness/overlay.ts'

export interface Effort {
  clicks: number
  keystrokes: number
  pageLoads: number
}

export interface Admin {
  readonly page: Page
  readonly effort: Effort
  /** Waits until the guide shows this page, and gives what it shows. */
  arrive(page: string, wanted?: (view: OverlayView) => boolean): Promise<OverlayView>
  /** Presses a button on the card. */
  card(action: string): Promise<void>
  /** Clicks the control under the marker of this number. */
  press(marker: string): Promise<void>
  /** Clicks the control under the marker, which leads to another page, and waits for that to load. */
  follow(marker: string): Promise<void>
  /** Types into the control under the marker. */
  type(marker: string, text: string): Promise<void>
  /** Chooses the entry of this value in the list under the marker, by hand. */
  choose(marker: string, value: string): Promise<void>
  /** Shows the guide a control it could not find. */
  point(selector: string): Promise<void>
  /** Looks at the page: called at every arrival. */
  onArrive: (page: string) => Promise<void>
}

const middle = ({ x, y, width, height }: Rect) => ({ x: x + width / 2, y: y + height / 2 })

/** Gives a page an admin; in a window of its own it adds to the given effort. Page loads of the main frame are counted from now on. */
export const adminOf = (page: Page, effort: Effort = { clicks: 0, keystrokes: 0, pageLoads: 0 }): Admin => {
  page.on('load', () => {
    effort.pageLoads += 1
  })

  const markerRect = async (number: string): Promise<Rect> => {
    const view = await overlay(page).waitFor(
      ({ markers }) => markers.some((one) => one.number === number),
      10_000,
    )
    const marker = view.markers.find((one) => one.number === number)
    if (!marker) throw new Error(`No marker ${number}`)
    return marker.rect
  }

  /** Turns the wheel until the marker can be clicked; scrolling is not counted. */
  const inView = async (number: string): Promise<Rect> => {
    const height = await page.evaluate(() => innerHeight)
    for (let turns = 0; turns < 20; turns += 1) {
      const rect = await markerRect(number)
      const { y } = middle(rect)
      if (y > 20 && y < height - 20) return rect
      await page.mouse.wheel({ deltaY: Math.round(y - height / 2) })
      await new Promise((go) => setTimeout(go, 60))
    }
    throw new Error(`Marker ${number} cannot be scrolled into view on ${page.url()}`)
  }

  const click = async (number: string) => {
    const { x, y } = middle(await inView(number))
    effort.clicks += 1
    await page.mouse.click(x, y)
  }

  const admin: Admin = {
    page,
    effort,
    onArrive: async () => {},
    async arrive(wanted, more = () => true) {
      const view = await overlay(page).waitFor((one) => one.state?.page === wanted && more(one), 20_000)
      await admin.onArrive(wanted)
      return view
    },
    async card(action) {
      await overlay(page).waitFor(({ actions }) => actions.includes(action), 10_000)
      effort.clicks += 1
      await overlay(page).click(action)
    },
    press: click,
    async follow(number) {
      const loaded = page.waitForNavigation({ timeout: 30_000 })
      await click(number)
      await loaded
    },
    async choose(number, value) {
      const { x, y } = middle(await inView(number))
      const list = await page.evaluateHandle((left, top) => document.elementFromPoint(left, top), x, y)
      effort.clicks += 2
      await (list as ElementHandle<HTMLSelectElement>).select(value)
    },
    async point(selector) {
      await admin.card('point')
      const control = await page.waitForSelector(selector, { visible: true })
      await control?.scrollIntoView()
      effort.clicks += 1
      await control?.click()
    },
    async type(number, text) {
      await click(number)
      effort.keystrokes += text.length
      await page.keyboard.type(text)
    },
  }
  return admin
}
