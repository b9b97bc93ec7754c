/**
 * Plays an admin: reads the overlay, clicks and types with real input events, and counts the
 * effort.
 */

import type { ElementHandle, Frame, Page } from 'puppeteer-core'
import {
  createOverlayDriver,
  type OverlayDriver,
  type OverlayView,
  type Rect,
} from '../../harness/overlay.ts'

export interface EffortMetrics {
  clicks: number
  keystrokes: number
  pageLoads: number
}

export interface AdminDriver {
  readonly page: Page
  readonly effort: EffortMetrics
  /** Waits until `wanted` accepts the overlay. */
  waitForOverlay: OverlayDriver['waitFor']
  /** Waits until the guide shows this page, and returns the overlay's view. */
  waitForPage(page: string, wanted?: (view: OverlayView) => boolean): Promise<OverlayView>
  /** Clicks a button on the card. */
  clickCardAction(action: string): Promise<void>
  /** Clicks the control under the marker of this number. */
  clickMarker(marker: string): Promise<void>
  /** Clicks the control under the marker, and waits for the page it leads to. */
  clickMarkerAndNavigate(marker: string): Promise<void>
  /** Types into the control under the marker. */
  typeAtMarker(marker: string, text: string): Promise<void>
  /** Selects this value in the list under the marker, by hand. */
  selectAtMarker(marker: string, value: string): Promise<void>
  /** Points out a control that the guide could not locate. */
  pickControl(selector: string): Promise<void>
  /** Called at every arrival on a page. */
  onPageReached: (page: string) => Promise<void>
}

const middle = ({ x, y, width, height }: Rect) => ({ x: x + width / 2, y: y + height / 2 })

/** Returns Classic's frame in Lightning, which is replaced at every step; else the page itself. */
export const findLightningFrame = (page: Page): Frame => {
  const around = page.mainFrame()
  if (!around.url().includes('/lightning/')) return around
  return page.frames().findLast((frame) => frame.parentFrame() === around && !frame.detached) ?? around
}

/**
 * Creates the admin of a page, who works in the given frame; for another window pass the effort to
 * add to. Starts to count page loads of the main frame.
 */
export const createAdminDriver = (
  page: Page,
  effort: EffortMetrics = { clicks: 0, keystrokes: 0, pageLoads: 0 },
  frameOf: (page: Page) => Frame = () => page.mainFrame(),
): AdminDriver => {
  page.on('load', () => {
    effort.pageLoads += 1
  })

  /** Tries again if the frame is replaced meanwhile. */
  const see: OverlayDriver['waitFor'] = async (wanted, timeout = 10_000) => {
    const end = Date.now() + timeout
    for (;;) {
      const left = end - Date.now()
      try {
        return await createOverlayDriver(page, frameOf(page)).waitFor(wanted, Math.min(left, 1_000))
      } catch (error) {
        if (Date.now() >= end) throw error
      }
    }
  }

  /** Returns the marker's position in the window's viewport. */
  const markerRect = async (number: string): Promise<Rect> => {
    const view = await see(({ markers }) => markers.some((one) => one.number === number))
    const marker = view.markers.find((one) => one.number === number)
    if (!marker) throw new Error(`No marker ${number}`)
    const { x, y } = await createOverlayDriver(page, frameOf(page)).getFrameOffset()
    return { ...marker.rect, x: marker.rect.x + x, y: marker.rect.y + y }
  }

  /** Scrolls by wheel until the marker can be clicked; scrolling is not counted. */
  const inView = async (number: string): Promise<Rect> => {
    const { y: top } = await createOverlayDriver(page, frameOf(page)).getFrameOffset()
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

  /** Waits until the frame is replaced or shows another page. */
  const replaced = async (frame: Frame, url: string) => {
    const end = Date.now() + 30_000
    while (!frame.detached && frame === frameOf(page) && frame.url() === url) {
      if (Date.now() > end) throw new Error(`Nothing followed ${url}`)
      await new Promise((go) => setTimeout(go, 25))
    }
  }

  const admin: AdminDriver = {
    page,
    effort,
    waitForOverlay: see,
    onPageReached: async () => {},
    async waitForPage(wanted, more = () => true) {
      const view = await see((one) => one.state?.page === wanted && more(one), 20_000)
      await admin.onPageReached(wanted)
      return view
    },
    async clickCardAction(action) {
      await see(({ actions }) => actions.includes(action))
      effort.clicks += 1
      await createOverlayDriver(page, frameOf(page)).clickAction(action)
    },
    clickMarker: click,
    async clickMarkerAndNavigate(number) {
      const frame = frameOf(page)
      const loaded =
        frame === page.mainFrame()
          ? page.waitForNavigation({ timeout: 30_000 })
          : replaced(frame, frame.url())
      // If the click fails, nobody awaits the navigation.
      loaded.catch(() => undefined)
      await click(number)
      await loaded
    },
    async selectAtMarker(number, value) {
      const { x, y } = middle(await inView(number))
      const { x: left, y: top } = await createOverlayDriver(page, frameOf(page)).getFrameOffset()
      const list = await frameOf(page).evaluateHandle(
        (inX, inY) => document.elementFromPoint(inX, inY),
        x - left,
        y - top,
      )
      effort.clicks += 2
      await (list as ElementHandle<HTMLSelectElement>).select(value)
    },
    async pickControl(selector) {
      const { text } = await createOverlayDriver(page, frameOf(page)).getView()
      await admin.clickCardAction('point')
      // The card says when it listens.
      await createOverlayDriver(page, frameOf(page)).waitFor((view) => view.text !== text)
      const control = await frameOf(page).waitForSelector(selector, { visible: true })
      await control?.scrollIntoView()
      effort.clicks += 1
      await control?.click()
    },
    async typeAtMarker(number, text) {
      await click(number)
      effort.keystrokes += text.length
      await page.keyboard.type(text)
    },
  }
  return admin
}
