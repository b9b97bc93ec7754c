/** Where the card lies: beside what it speaks of, folded where there is no room, or where it was put. */

import type { Page } from 'puppeteer-core'
import { beforeEach, describe, expect } from 'vitest'
import { getOrgKey, sendAsExtensionPage } from '../../harness/extension-fixtures.ts'
import { test } from '../../harness/fixtures.ts'
import type { ExtensionDriver } from '../../harness/launch.ts'
import { createOverlayDriver, type OverlayView, type Rect } from '../../harness/overlay.ts'
import type { FakeOrg } from '../../practice-org/types.ts'
import { sampleSweep } from '../../support/sample.ts'
import { resolveMessage } from '../../support/texts.ts'
import { setupPagePaths } from '../accessibility/fixtures.ts'
import { callInOverlay } from '../salesforce-pages/guided-pages.ts'
import { openSetupHome } from '../salesforce-pages/page-scenarios.ts'

let extension: ExtensionDriver
let page: Page
let org: FakeOrg

type GuidedPage = keyof typeof setupPagePaths

test.beforeAll(async ({ practice, extension: installed, ours }) => {
  extension = installed
  page = await extension.browser.newPage()
  org = practice.addOrg('card-placement', {})
  await openSetupHome(page, org)
  await sendAsExtensionPage(ours, { type: 'start-over', org: getOrgKey(org) })
  await page.bringToFront()
})

beforeEach(async () => {
  await page.setViewport({ width: 1280, height: 900 })
})

const overlay = () => createOverlayDriver(page)

const drawn = () =>
  page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  )

const open = async (id: GuidedPage): Promise<OverlayView> => {
  await page.goto(`https://${getOrgKey(org)}${setupPagePaths[id]}`)
  const view = await overlay().waitFor(({ state }) => state?.page === id && state.state === 'guiding')
  await drawn()
  return view
}

const overlaps = (a: Rect, b: Rect) =>
  a.x < b.x + b.width - 1 && b.x < a.x + a.width - 1 && a.y < b.y + b.height - 1 && b.y < a.y + a.height - 1

const cardRect = async (): Promise<Rect> => (await overlay().getRects('.card'))[0] ?? new DOMRect()

/** Returns the boxes of the marked controls: a marker is 4 pixels larger on each side. */
const controlRects = async (): Promise<readonly Rect[]> =>
  (await overlay().getMarkers()).map(({ rect: { x, y, width, height } }) => ({
    x: x + 4,
    y: y + 4,
    width: width - 8,
    height: height - 8,
  }))

/** Returns the boxes of labels beside these controls, of their columns' heads and of the page's title. */
const labelRects = (controls: readonly Rect[]): Promise<readonly Rect[]> =>
  page.evaluate((rects) => {
    const named = rects.flatMap(({ x, y, width, height }) => {
      const control = document.elementFromPoint(x + width / 2, y + height / 2)
      const cell = control?.closest('td')
      return [
        cell?.previousElementSibling ?? cell?.nextElementSibling,
        cell?.closest('table')?.querySelector(`tr > th:nth-child(${cell.cellIndex + 1})`),
        ...((control as HTMLInputElement | null)?.labels ?? []),
      ]
    })
    return [...named, ...document.querySelectorAll('.bPageTitle :is(h1, h2)')].flatMap((label) => {
      if (!label) return []
      const words = document.createRange()
      words.selectNodeContents(label)
      return [...words.getClientRects()].map(({ x, y, width, height }) => ({ x, y, width, height }))
    })
  }, controls)

const numbersOf = ({ markers }: OverlayView) =>
  markers.map(({ number }) => Number(number)).sort((a, b) => a - b)

const primaryButtons = () =>
  callInOverlay(page, function (this: ShadowRoot) {
    return [...this.querySelectorAll<HTMLElement>('.main')]
      .filter((button) => button.checkVisibility())
      .map((button) => button.dataset.action)
  })

describe.each([
  [1280, 800],
  [1024, 700],
  [800, 600],
  [320, 640],
])('placed by itself in a window of %d × %d, the card', (width, height) => {
  test.each(sampleSweep('placement pages', Object.keys(setupPagePaths) as GuidedPage[], 3))(
    'covers no marked control, label or heading of %s, where numbers have no gap and one button is primary',
    async (id) => {
      await page.setViewport({ width, height })
      const view = await open(id)
      const numbers = numbersOf(view)
      expect(numbers).toEqual(numbers.map((_, index) => index + 1))
      expect((await primaryButtons()).length).toBeLessThanOrEqual(1)
      const [card, controls] = await Promise.all([cardRect(), controlRects()])
      expect(controls.filter((rect) => overlaps(rect, card))).toEqual([])
      expect((await labelRects(controls)).filter((rect) => overlaps(rect, card))).toEqual([])
      expect(card.x).toBeGreaterThanOrEqual(0)
      expect(card.x + card.width).toBeLessThanOrEqual(width)
      expect(card.y + card.height).toBeLessThanOrEqual(height)
    },
  )
})

test('in a narrow window the card docks at the bottom, folded to its title and primary button', async () => {
  await page.setViewport({ width: 320, height: 640 })
  const { actions, text } = await open('profile-clone')
  expect(actions).toEqual(['fill'])
  expect(text).toContain(resolveMessage('step_profile_title'))
  // A screen reader is told all the same.
  const isInstructionShown = () =>
    callInOverlay(page, function (this: ShadowRoot) {
      return this.querySelector('.body p')?.checkVisibility() === true
    })
  expect(await isInstructionShown()).toBe(false)
  // The page is wider than the window, and has scrolled to the control that is next.
  const [next] = await controlRects()
  expect(next?.x).toBeGreaterThanOrEqual(0)
  expect(next?.x).toBeLessThan(320)
  const { y, height } = await cardRect()
  expect(y + height).toBeGreaterThan(600)
  expect(height).toBeLessThan(160)
  const [button] = await overlay().getRects('header button')
  await page.mouse.click((button?.x ?? 0) + 12, (button?.y ?? 0) + 12)
  const opened = await overlay().waitFor((view) => view.actions.includes('hide'))
  expect(opened.text).toContain(resolveMessage('go_profile_clone'))
  expect(await isInstructionShown()).toBe(true)
})

test('once all is filled, Salesforce’s Save is the one pointed at, and Fill this page is quiet', async () => {
  await open('profile-clone')
  expect(await primaryButtons()).toEqual(['fill'])
  await overlay().clickAction('fill')
  await overlay().waitFor(({ text }) => (text.match(/✓/g) ?? []).length === 2)
  expect(await primaryButtons()).toEqual([])
  const current = await callInOverlay(page, function (this: ShadowRoot) {
    return [...this.querySelectorAll<HTMLElement>('.marker:not(.done, .later)')].map(
      ({ dataset }) => dataset.marker,
    )
  })
  expect(current).toEqual(['3'])
})

test('where the admin dragged it, it stays, and the row of a covered control says so', async () => {
  await open('user-edit')
  const [control] = await controlRects()
  const card = await cardRect()
  if (!control) throw new Error('Nothing is marked')
  await page.mouse.move(card.x + 60, card.y + 20)
  await page.mouse.down()
  await page.mouse.move(control.x + 60, Math.max(control.y - 30, 20), { steps: 4 })
  await page.mouse.up()
  await drawn()
  const put = await cardRect()
  expect(overlaps(put, control)).toBe(true)
  await overlay().waitFor(({ text }) => text.includes(resolveMessage('card_covered')))
  await page.evaluate(() => document.body.classList.add('stray'))
  await drawn()
  expect(await cardRect()).toEqual(put)
})

test('a window that becomes narrow takes the card along, also from under the pointer', async () => {
  await page.setViewport({ width: 1280, height: 800 })
  await open('user-edit')
  const [button] = await overlay().getRects('footer button')
  if (!button) throw new Error('The card has no button')
  await page.mouse.move(button.x + 4, button.y + 4)
  await page.setViewport({ width: 600, height: 500 })
  await expect
    .poll(async () => {
      const { x, y, width, height } = await cardRect()
      return x >= 0 && x + width <= 600 && y + height <= 500
    })
    .toBe(true)
})

test('a next control beside the window is said to be there, and its row leads there', async () => {
  await page.setViewport({ width: 1280, height: 600 })
  await page.mouse.move(1, 1)
  await open('user-edit')
  await page.evaluate(() => {
    document.body.style.paddingLeft = '2000px'
    scrollTo(0, 0)
  })
  await overlay().waitFor(({ text }) => text.includes(resolveMessage('card_beside')))
  await overlay().clickButtonWithText(resolveMessage('card_beside'))
  await overlay().waitFor(({ text }) => !text.includes(resolveMessage('card_beside')))
  // The other side.
  await page.evaluate(() => {
    document.body.style.paddingRight = '3000px'
    scrollTo(document.documentElement.scrollWidth, 0)
  })
  await overlay().waitFor(({ text }) => text.includes(resolveMessage('card_beside')))
})

test('a next control out of sight is said to be further down, and its row leads there', async () => {
  await page.setViewport({ width: 1280, height: 420 })
  // The card stays as it is under the pointer.
  await page.mouse.move(1, 1)
  await open('user-edit')
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  await overlay().waitFor(({ text }) => text.includes(resolveMessage('card_above')))
  await page.evaluate(() => {
    document.body.style.paddingTop = '900px'
    scrollTo(0, 0)
  })
  await overlay().waitFor(({ text }) => text.includes(resolveMessage('card_below')))
  await overlay().clickButtonWithText(resolveMessage('card_below'))
  await overlay().waitFor(({ text }) => !text.includes(resolveMessage('card_below')))
})

test('Escape minimizes the card from within, and is left to Salesforce elsewhere', async () => {
  await open('case-fields')
  const isSmall = async () => (await overlay().getView()).actions.length === 0
  await page.evaluate(() => {
    addEventListener('keydown', (event) => {
      document.body.dataset.key = `${event.key} ${event.defaultPrevented}`
    })
  })
  await page.keyboard.press('Escape')
  await drawn()
  expect(await page.evaluate(() => document.body.dataset.key)).toBe('Escape false')
  expect(await isSmall()).toBe(false)
  await callInOverlay(page, function (this: ShadowRoot) {
    this.querySelector<HTMLElement>('footer button')?.focus()
  })
  await page.keyboard.press('Escape')
  await expect.poll(isSmall).toBe(true)
})
