/** Takes the moments of a journey that pictures are made of. */

import type { Page } from 'puppeteer-core'
import type { Journey } from '../browser/setup-guide/journey.ts'
import { pageInspector } from '../harness/launch.ts'
import { createOverlayDriver } from '../harness/overlay.ts'
import { measureCleanHeight } from './cut.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface PopupShot {
  /** A PNG in base64, as all pictures of a moment. */
  readonly png: string
  /** What is read in it. */
  readonly text: string
  readonly width: number
  readonly height: number
  /** The middle of the button that is clicked next, in the popup. */
  readonly pointer?: Point
}

export interface Moment {
  readonly page: string
  readonly popup?: PopupShot
  /** What the extension says in it. */
  readonly text: string
  /** Where the admin clicks next, in the page. */
  pointer?: Point
}

export interface MomentsOptions {
  readonly width: number
  /**
   * The page's height is the greatest from `least` to `most` at which nothing is cut; where they are
   * equal it is that.
   */
  readonly most: number
  readonly least: number
  /** The greatest height of a popup. */
  readonly popupHeight: number
  /** Names of wanted moments: of a page of the guide, or `popup-…`. */
  readonly wanted: ReadonlySet<string>
}

/** The state of the popup, as the name of a moment. */
const nameOfPopup = (popup: Page): Promise<string> =>
  popup.evaluate(() => {
    const has = (selector: string) => document.querySelector(selector) !== null
    const token = document.querySelector<HTMLInputElement>('input[name="token"]')
    if (has('[data-outcome]')) return 'popup-outcome'
    if (has('[data-action="start"]')) return 'popup-start'
    if (has('[data-check="done"]') && !has('[role="tabpanel"][hidden] [data-check="done"]'))
      return 'popup-check'
    return token?.value ? 'popup-values' : 'popup-steps'
  })

/** The buttons of the popup that a journey clicks, of which the first visible one is pointed at. */
const nextButtons = ['start', 'activate', 'show-me']

/** Finds the middle of the button that is clicked next, if it is within the picture. */
const findPointer = async (popup: Page, top: number, end: number): Promise<Point | undefined> => {
  const scrolled = await popup.evaluate(() => scrollY)
  for (const action of nextButtons) {
    const button = await popup.$(`[data-action="${action}"]`)
    const box = await button?.boundingBox()
    const y = box ? box.y + scrolled + box.height / 2 : 0
    if (box && y > top && y < end) return { x: box.x + box.width / 2, y: y - top }
  }
  return undefined
}

/** Moments of the popup that begin with its tabs: what they show is far below its head. */
const fromTabs: ReadonlySet<string> = new Set(['popup-check', 'popup-values'])

const shootPopup = async (popup: Page, name: string, most: number): Promise<PopupShot> => {
  const width = await popup.evaluate(() => document.documentElement.clientWidth)
  // A button that stays at the bottom is where the browser shows it only in its own window.
  const hasBar = (await popup.$('.start-bar')) !== null
  const length = await popup.evaluate(
    (inWindow) => (inWindow ? innerHeight : document.documentElement.scrollHeight),
    hasBar,
  )
  const tabs = fromTabs.has(name) ? await (await popup.$('[role="tablist"]'))?.boundingBox() : undefined
  const scrolled = await popup.evaluate(() => scrollY)
  const top = tabs ? Math.floor(tabs.y + scrolled - 12) : 0
  const bottom = top + most
  const end = length <= bottom ? length : await measureCleanHeight(popup, bottom, bottom - 140)
  const clip = { x: 0, y: top, width, height: end - top }
  const pointer = await findPointer(popup, top, end)
  const text = await popup.evaluate(textWithin, top, end)
  const png = await popup.screenshot({ encoding: 'base64', clip, captureBeyondViewport: !hasBar })
  return { png, text, width, height: end - top, ...(pointer ? { pointer } : {}) }
}

/** Returns the text from `top` to `end` of a page, a line for each block of it. Runs in the page. */
function textWithin(top: number, end: number): string {
  const blocks = new Set<HTMLElement>()
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const range = document.createRange()
    range.selectNodeContents(texts.currentNode)
    const box = range.getBoundingClientRect()
    const isShown = box.width > 1 && box.top + scrollY >= top && box.bottom + scrollY <= end
    let block = texts.currentNode.parentElement
    while (block && getComputedStyle(block).display === 'inline') block = block.parentElement
    if (isShown && block) blocks.add(block)
  }
  return [...blocks].map((block) => block.innerText).join('\n')
}

/** Shows no motion and the light look, whatever the machine prefers. */
const calm = (page: Page) => pageInspector.emulateMedia(page, { dark: false, forced: false })

/**
 * Collects the wanted moments of a journey from now on, by name and in order. Those of pages are
 * taken when the guide has shown the page, those of the popup when the journey shows it.
 */
export const collectMoments = async (
  journey: Journey,
  { width, most, least, popupHeight, wanted }: MomentsOptions,
): Promise<ReadonlyMap<string, readonly Moment[]>> => {
  const { page } = journey.admin
  const session = await page.createCDPSession()
  const moments = new Map<string, Moment[]>()
  let latest: Moment | undefined
  await page.setViewport({ width, height: most })
  await calm(page)

  const add = (name: string, moment: Moment) => {
    moments.set(name, [...(moments.get(name) ?? []), moment])
    latest = moment
  }
  const shootPage = async (): Promise<{ page: string; text: string }> => {
    const height = least < most ? await measureCleanHeight(page, most, least) : most
    await page.setViewport({ width, height })
    // The card takes its new place in the next frames.
    await page.evaluate(() => new Promise((go) => setTimeout(go, 120)))
    const text = await createOverlayDriver(page).getText()
    // Not by puppeteer, which brings the page to the front: that would close a popup over it.
    const { data } = await session.send('Page.captureScreenshot', { format: 'png' })
    return { page: data, text }
  }

  journey.admin.onPageReached = async (name) => {
    latest = undefined
    if (wanted.has(name)) add(name, await shootPage())
  }
  journey.onPopup = async (popup) => {
    const name = await nameOfPopup(popup)
    if (!wanted.has(name)) return
    await calm(popup)
    const shot = await shootPopup(popup, name, popupHeight)
    add(name, { page: (await shootPage()).page, popup: shot, text: shot.text })
  }
  const { click } = page.mouse
  page.mouse.click = async (x, y, options) => {
    if (latest && !latest.popup) latest.pointer = { x, y }
    return click.call(page.mouse, x, y, options)
  }
  return moments
}
