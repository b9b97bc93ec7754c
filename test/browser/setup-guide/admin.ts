/** An admin's eyes and hands: sees the overlay, clicks and types with real input events, and counts the effort. */

import type { ElementHandle, Frame, Page } from 'puppeteer-core'
import { type Overlay, type OverlayView, overlay, type Rect } from '../../harness/overlay.ts'

export interface Effort {
  clicks: number
  keystrokes: number
  pageLoads: number
}

export interface Admin {
  readonly page: Page
  readonly effort: Effort
  /** Waits until the overlay is as wanted. */
  see: Overlay['waitFor']
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

/** The Classic page in Lightning's frame, which is replaced at every step; the page itself where there is none. */
export const lightningFrame = (page: Page): Frame => {
  const around = page.mainFrame()
  if (!around.url().includes('/lightning/')) return around
  return page.frames().findLast((frame) => frame.parentFrame() === around && !frame.detached) ?? around
}

/**
 * Gives a page an admin, who works in the given frame of it; in a window of its own it adds to the given effort. Page
 * loads of the main frame are counted from now on.
 */
export const adminOf = (
  page: Page,
  effort: Effort = { clicks: 0, keystrokes: 0, pageLoads: 0 },
  frameOf: (page: Page) => Frame = () => page.mainFrame(),
): Admin => {
  page.on('load', () => {
    effort.pageLoads += 1
  })

  /** Looks again where the frame is replaced meanwhile. */
  const see: Overlay['waitFor'] = async (wanted, timeout = 10_000) => {
    const end = Date.now() + timeout
    for (;;) {
      const left = end - Date.now()
      try {
        return await overlay(page, frameOf(page)).waitFor(wanted, Math.min(left, 1_000))
      } catch (error) {
        if (Date.now() >= end) throw error
      }
    }
  }

  /** Where the marker is, in the window's viewport. */
  const markerRect = async (number: string): Promise<Rect> => {
    const view = await see(({ markers }) => markers.some((one) => one.number === number))
    const marker = view.markers.find((one) => one.number === number)
    if (!marker) throw new Error(`No marker ${number}`)
    const { x, y } = await overlay(page, frameOf(page)).offset()
    return { ...marker.rect, x: marker.rect.x + x, y: marker.rect.y + y }
  }

  /** Turns the wheel until the marker can be clicked; scrolling is not counted. */
  const inView = async (number: string): Promise<Rect> => {
    const { y: top } = await overlay(page, frameOf(page)).offset()
    const height = await page.evaluate(() => innerHeight)
    for (let turns = 0; turns < 20; turns += 1) {
      const rect = await markerRect(number)
      const { x, y } = middle(rect)
      if (y > top + 20 && y < height - 20) return rect
      if (top > 0) await page.mouse.move(x, (top + height) / 2)
      await page.mouse.wheel({ deltaY: Math.round(y - (top + height) / 2) })
      await new Promise((go) => setTimeout(go, 60))
    }
    throw new Error(`Marker ${number} cannot be scrolled into view on ${page.url()}`)
  }

  const click = async (number: string) => {
    const { x, y } = middle(await inView(number))
    effort.clicks += 1
    await page.mouse.click(x, y)
  }

  /** Waits for the frame to be replaced, or to show another page. */
  const replaced = async (frame: Frame, url: string) => {
    const end = Date.now() + 30_000
    while (!frame.detached && frame === frameOf(page) && frame.url() === url) {
      if (Date.now() > end) throw new Error(`Nothing followed ${url}`)
      await new Promise((go) => setTimeout(go, 25))
    }
  }

  const admin: Admin = {
    page,
    effort,
    see,
    onArrive: async () => {},
    async arrive(wanted, more = () => true) {
      const view = await see((one) => one.state?.page === wanted && more(one), 20_000)
      await admin.onArrive(wanted)
      return view
    },
    async card(action) {
      await see(({ actions }) => actions.includes(action))
      effort.clicks += 1
      await overlay(page, frameOf(page)).click(action)
    },
    press: click,
    async follow(number) {
      const frame = frameOf(page)
      const loaded =
        frame === page.mainFrame()
          ? page.waitForNavigation({ timeout: 30_000 })
          : replaced(frame, frame.url())
      // Where the click fails there is nothing to wait for, and nobody to tell.
      loaded.catch(() => undefined)
      await click(number)
      await loaded
    },
    async choose(number, value) {
      const { x, y } = middle(await inView(number))
      const { x: left, y: top } = await overlay(page, frameOf(page)).offset()
      const list = await frameOf(page).evaluateHandle(
        (inX, inY) => document.elementFromPoint(inX, inY),
        x - left,
        y - top,
      )
      effort.clicks += 2
      await (list as ElementHandle<HTMLSelectElement>).select(value)
    },
    async point(selector) {
      const { text } = await overlay(page, frameOf(page)).view()
      await admin.card('point')
      // It says when it listens.
      await overlay(page, frameOf(page)).waitFor((view) => view.text !== text)
      const control = await frameOf(page).waitForSelector(selector, { visible: true })
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
