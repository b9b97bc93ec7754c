/**
 * Markers stay at their controls, the card out of their way, and nothing runs while nothing
 * happens.
 */

import type { Page } from 'puppeteer-core'
import { beforeEach, describe, expect } from 'vitest'
import type { LocatedMarker } from '../../../src/setup-guide/page-plan.ts'
import { getOrgKey, sendAsExtensionPage } from '../../harness/extension-fixtures.ts'
import { test } from '../../harness/fixtures.ts'
import { browserName, type ExtensionDriver } from '../../harness/launch.ts'
import { createOverlayDriver, type Rect } from '../../harness/overlay.ts'
import type { FakeOrg, OrgVariant, PracticeOrg } from '../../practice-org/types.ts'
import { sampleSweep } from '../../support/sample.ts'
import { resolveMessage } from '../../support/texts.ts'
import { setupPagePaths } from '../accessibility/fixtures.ts'
import { bundleMutations } from '../salesforce-pages/bundle.ts'
import {
  callInOverlay,
  expectMarkersAtControls,
  fetchPlannedMarkers,
  tagMarkedControls,
} from '../salesforce-pages/guided-pages.ts'
import { openSetupHome } from '../salesforce-pages/page-scenarios.ts'

let practice: PracticeOrg
let extension: ExtensionDriver
let code: string
let page: Page
let org: FakeOrg
let ours: Page

test.beforeAll(async ({ practice: started, extension: installed, ours: own }) => {
  practice = started
  code = await bundleMutations()
  extension = installed
  ours = own
  page = await extension.browser.newPage()
  org = await guidedOrg('markers')
})

const usual = { width: 1280, height: 900 }

beforeEach(async () => {
  await page.setViewport(usual)
})

/** Adds an org in which the guide was started. */
const guidedOrg = async (name: string, variant: Partial<OrgVariant> = {}): Promise<FakeOrg> => {
  const made = practice.addOrg(name, variant)
  await openSetupHome(page, made)
  await sendAsExtensionPage(ours, { type: 'start-over', org: getOrgKey(made) })
  await page.bringToFront()
  return made
}

/** Opens a page, and returns the markers whose controls it has. */
const open = async (id: keyof typeof setupPagePaths, on = org): Promise<readonly LocatedMarker[]> => {
  await page.goto(`https://${getOrgKey(on)}${setupPagePaths[id]}`)
  await createOverlayDriver(page).waitFor(({ state }) => state?.page === id && state.state === 'guiding')
  const marked = await tagMarkedControls(page, code, await fetchPlannedMarkers(extension, on, id, ''))
  await expectMarkersAtControls(page, marked, 'at first')
  return marked
}

/** Waits two frames, until changes are drawn. */
const drawn = () =>
  page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  )

describe('markers stay at their controls', () => {
  test('when the page scrolls', async () => {
    await page.setViewport({ width: 1280, height: 500 })
    const marked = await open('user-edit')
    expect(marked.length).toBeGreaterThan(7)
    const before = await page.evaluate(() => scrollY)
    for (const deltaY of [180, 260, -120]) {
      await page.mouse.move(400, 250)
      await page.mouse.wheel({ deltaY })
      await page.waitForFunction((was) => scrollY !== was, { polling: 20 }, before)
      await expectMarkersAtControls(page, marked, `scrolled by ${deltaY}`)
    }
  })

  test('when a part of the page scrolls', async () => {
    const marked = await open('user-edit')
    await page.evaluate(() => {
      const part = document.querySelector<HTMLElement>('.bPageBlock')
      if (!part) throw new Error('No block')
      part.style.cssText = 'height: 260px; overflow: auto'
      part.scrollTop = 90
    })
    await drawn()
    await expectMarkersAtControls(page, marked, 'in a part that scrolls')
  })

  test.each(sampleSweep('zooms', [0.5, 0.8, 1.25, 2], 2))(
    'at a zoom of %d, as pages and as browsers zoom',
    async (zoom) => {
      const marked = await open('user-edit')
      await page.evaluate((factor) => {
        document.body.style.zoom = String(factor)
      }, zoom)
      await drawn()
      await expectMarkersAtControls(page, marked, 'with the body zoomed')
      await page.evaluate((factor) => {
        document.body.style.zoom = ''
        document.documentElement.style.zoom = String(factor)
      }, zoom)
      await drawn()
      await expectMarkersAtControls(page, marked, 'with the document zoomed')
      await page.evaluate(() => {
        document.documentElement.style.zoom = ''
      })
      // Browser zoom: fewer and larger pixels.
      await page.setViewport({
        width: Math.round(usual.width / zoom),
        height: Math.round(usual.height / zoom),
        deviceScaleFactor: zoom,
      })
      await drawn()
      await expectMarkersAtControls(page, marked, 'with the browser zoomed')
    },
  )

  test('when two fingers enlarge the page', async () => {
    const marked = await open('user-edit')
    await extension.setPinchZoom(page, 1.6)
    await expect.poll(() => page.evaluate(() => visualViewport?.scale)).toBeCloseTo(1.6)
    await drawn()
    await expectMarkersAtControls(page, marked, 'enlarged')
    await extension.setPinchZoom(page, 1)
  })

  test('when the window changes its size', async () => {
    const marked = await open('user-edit')
    for (const [width, height] of [
      [1024, 700],
      [640, 480],
      [1600, 1000],
    ] as const) {
      await page.setViewport({ width, height })
      await drawn()
      await expectMarkersAtControls(page, marked, `at ${width} × ${height}`)
    }
  })

  test('when something comes up above them, and goes', async () => {
    const marked = await open('case-fields')
    await page.evaluate(() => {
      const banner = document.createElement('div')
      banner.id = 'banner'
      banner.style.height = '137px'
      document.body.prepend(banner)
    })
    await drawn()
    await expectMarkersAtControls(page, marked, 'below a banner')
    await page.evaluate(() => document.querySelector('#banner')?.remove())
    await drawn()
    await expectMarkersAtControls(page, marked, 'without the banner')
  })

  test('and none jumps into the corner when its control goes', async () => {
    const marked = await open('user-edit')
    const rects = await callInOverlay(page, function (this: ShadowRoot) {
      document.querySelector('#Alias')?.remove()
      // Before any script of ours runs.
      return [...this.querySelectorAll<HTMLElement>('[data-marker="2"]')].map((marker) => {
        const { top, height } = marker.getBoundingClientRect()
        return { top, height }
      })
    })
    for (const { top, height } of rects) expect(top + height + 24).toBeLessThan(0)
    const view = await createOverlayDriver(page).waitFor(({ state }) => state?.state === 'lost')
    expect(view.markers).toHaveLength(marked.length - 1)
  })
})

test('a page that never comes to rest is followed all the same', async () => {
  await open('user-edit')
  await page.evaluate(() => {
    const clock = document.body.appendChild(document.createElement('i'))
    const turn = (time: number) => {
      clock.style.rotate = `${time}deg`
      requestAnimationFrame(turn)
    }
    requestAnimationFrame(turn)
  })
  await nameComesUp()
})

test('a control in a closed folder of the sidebar has no marker: the card says it comes after the one before', async () => {
  const marked = await open('setup-home')
  const isOpen = () => page.$eval('#EnhancedProfiles_font', (link) => link.getBoundingClientRect().height > 0)
  const toggle = async () => {
    const was = await isOpen()
    await page.$eval('#Users_icon', (icon) => (icon as HTMLElement).click())
    await expect.poll(isOpen).toBe(!was)
  }
  if (await isOpen()) await toggle()
  const closed = await createOverlayDriver(page).waitFor(({ markers }) => markers.length === 1)
  expect(closed.state?.state).toBe('guiding')
  expect(closed.text).toContain(resolveMessage('card_hidden'))
  await expectMarkersAtControls(page, marked, 'with the folder closed')
  await toggle()
  const opened = await createOverlayDriver(page).waitFor(({ markers }) => markers.length === 2)
  expect(opened.text).not.toContain(resolveMessage('card_hidden'))
  await expectMarkersAtControls(page, marked, 'with the folder open')
  await toggle()
  await createOverlayDriver(page).waitFor(({ markers }) => markers.length === 1)
})

/** Returns the card's box in the window, and whether it is minimized. */
const card = () =>
  callInOverlay(page, function (this: ShadowRoot) {
    const element = this.querySelector('.card')
    const { x, y, width, height } = element?.getBoundingClientRect() ?? new DOMRect()
    return { x, y, width, height, isSmall: this.querySelector('.body')?.checkVisibility() === false }
  })

const overlaps = (a: Rect, b: Rect) =>
  a.x < b.x + b.width - 1 && b.x < a.x + a.width - 1 && a.y < b.y + b.height - 1 && b.y < a.y + a.height - 1

/** Returns the boxes of the marked controls: a marker is 4 pixels larger on each side. */
const controls = async (): Promise<readonly Rect[]> =>
  (await createOverlayDriver(page).getMarkers()).map(({ rect }) => ({
    x: rect.x + 4,
    y: rect.y + 4,
    width: rect.width - 8,
    height: rect.height - 8,
  }))

/** Returns the boxes of the labels next to these controls. */
const namesBeside = (rects: readonly Rect[]): Promise<readonly Rect[]> =>
  page.evaluate((at) => {
    const boxes = at.flatMap(({ x, y, width, height }) => {
      const cell = document.elementFromPoint(x + width / 2, y + height / 2)?.closest('td')
      const name = cell?.previousElementSibling ?? cell?.nextElementSibling
      if (!name) return []
      const words = document.createRange()
      words.selectNodeContents(name)
      return [...words.getClientRects()]
    })
    return boxes.map(({ x, y, width, height }) => ({ x, y, width, height }))
  }, rects)

/** Returns the card's box in each corner of a window with this width beside its scroll bar. */
const cornersOf = ({ width, height }: Rect, room: number): readonly Rect[] =>
  [12, room - width - 12].flatMap((x) =>
    [12, (page.viewport()?.height ?? 0) - height - 12].map((y) => ({ x, y, width, height })),
  )

describe('the card', () => {
  describe.each([
    [1280, 900],
    [1024, 700],
    [800, 600],
  ])('in a window of %d × %d', (width, height) => {
    test.each(Object.keys(setupPagePaths) as (keyof typeof setupPagePaths)[])(
      'covers no control of %s, and no name of one',
      async (id) => {
        await page.setViewport({ width, height })
        await open(id)
        for (const top of [0, 150, 400]) {
          await page.evaluate((to) => scrollTo(0, to), top)
          await drawn()
          const [lies, rects] = await Promise.all([card(), controls()])
          const room = await page.evaluate(() => document.documentElement.clientWidth)
          const isFree = (place: Rect) => !rects.some((rect) => overlaps(rect, place))
          if (cornersOf(lies, room).some(isFree)) expect(isFree(lies), `scrolled to ${top}`).toBe(true)
          const names = await namesBeside(rects)
          const isClear = (place: Rect) => isFree(place) && !names.some((name) => overlaps(name, place))
          if (cornersOf(lies, room).some(isClear))
            expect(isClear(lies), `names, scrolled to ${top}`).toBe(true)
          expect(lies.x).toBeGreaterThanOrEqual(0)
          expect(lies.x + lies.width).toBeLessThanOrEqual(width)
          expect(lies.y + lies.height).toBeLessThanOrEqual(height)
        }
      },
    )
  })

  test('is moved by the mouse, and stays where it was put', async () => {
    await open('case-fields')
    const before = await card()
    const grip = { x: before.x + 60, y: before.y + 20 }
    await page.mouse.move(grip.x, grip.y)
    await page.mouse.down()
    await page.mouse.move(grip.x - 150, grip.y - 90, { steps: 4 })
    await page.mouse.up()
    const after = await card()
    expect(after.x - before.x).toBeCloseTo(-150, -1)
    expect(after.y - before.y).toBeCloseTo(-90, -1)
    // The page changes, and the card does not jump.
    await page.evaluate(() => document.body.classList.add('stray'))
    await page.mouse.move(30, 300)
    await drawn()
    expect(await card()).toEqual(after)
  })

  test('is moved by the keyboard', async () => {
    await open('case-fields')
    const before = await card()
    await callInOverlay(page, function (this: ShadowRoot) {
      this.querySelector<HTMLElement>('header')?.focus()
    })
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowUp'] as const) await page.keyboard.press(key)
    const after = await card()
    expect([after.x - before.x, after.y - before.y]).toEqual([-32, -16])
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    expect((await card()).x - before.x).toBe(-16)
    expect((await card()).y - before.y).toBe(0)
  })

  test('is minimised and restored', async () => {
    await open('case-fields')
    const before = await card()
    const press = async () => {
      const { x, y } = await callInOverlay(page, function (this: ShadowRoot) {
        const button = this.querySelector('header button')?.getBoundingClientRect() ?? new DOMRect()
        return { x: button.x + button.width / 2, y: button.y + button.height / 2 }
      })
      await page.mouse.click(x, y)
    }
    await press()
    const small = await card()
    expect(small.isSmall).toBe(true)
    expect(small.height).toBeLessThan(80)
    expect((await createOverlayDriver(page).getView()).actions).toEqual([])
    await press()
    const again = await card()
    expect(again.isSmall).toBe(false)
    expect(again).toEqual(before)
  })
})

test('a press on the card that does no good is said, with details to copy, until one does', async () => {
  await open('user-edit')
  const world = await extension.getIsolatedWorld(page.mainFrame())
  await world?.evaluate(() => {
    const { sendMessage } = chrome.runtime
    const refuse = () => {
      Object.assign(chrome.runtime, { sendMessage })
      return Promise.resolve({ ok: false, reason: 'failed' })
    }
    Object.assign(chrome.runtime, { sendMessage: refuse })
  })
  await createOverlayDriver(page).clickAction('skip')
  const { text } = await createOverlayDriver(page).waitFor((view) =>
    view.text.includes(resolveMessage('card_not_done')),
  )
  expect(text).toContain(resolveMessage('details_copy'))
  await createOverlayDriver(page).clickAction('skip')
  await createOverlayDriver(page).waitFor(
    (view) =>
      ![resolveMessage('card_not_done'), resolveMessage('details_copy')].some((one) =>
        view.text.includes(one),
      ),
  )
  await sendAsExtensionPage(ours, { type: 'start-over', org: getOrgKey(org) })
})

/** Changes the page, so that the card renders again while the admin uses it. */
const nameComesUp = async () => {
  const ticks = async () => (await createOverlayDriver(page).getText()).match(/✓/g)?.length ?? 0
  const before = await ticks()
  await page.$eval('#name_lastName', (input) => {
    ;(input as HTMLInputElement).value = 'SpaceIQ Integration'
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await expect.poll(ticks).toBe(before + 1)
}

const middleOf = async (selector: string) => {
  const [{ x, y, width, height } = new DOMRect()] = await createOverlayDriver(page).getRects(selector)
  return { x: x + width / 2, y: y + height / 2 }
}

describe('drawn anew because the page changed, the card', () => {
  test('keeps a press that is under way', async () => {
    await open('user-edit')
    const { x, y } = await middleOf('[data-action="fill"]')
    await page.mouse.move(x, y)
    await page.mouse.down()
    await nameComesUp()
    await page.mouse.up()
    await expect
      .poll(() => page.$eval('#Alias', (input) => (input as HTMLInputElement).value))
      .toBe('spaceiq')
  })

  test('keeps where it was scrolled to', async () => {
    await page.setViewport({ width: 1280, height: 420 })
    await open('user-edit')
    const place = (to = '') =>
      callInOverlay(
        page,
        function (this: ShadowRoot, top: string) {
          const body = this.querySelector('.body')
          if (body && top) body.scrollTop = Number(top)
          return body?.scrollTop
        },
        to,
      )
    const before = await place('60')
    expect(before).toBeGreaterThan(20)
    await nameComesUp()
    expect(await place()).toBe(before)
  })

  test('keeps the choice of layouts', async () => {
    await open('case-fields')
    const chosen = (to = '') =>
      callInOverlay(
        page,
        function (this: ShadowRoot, value: string) {
          const select = this.querySelector<HTMLSelectElement>('[name="layouts"]')
          if (select && value) select.value = value
          return select?.value
        },
        to,
      )
    expect(await chosen('none')).toBe('none')
    await page.evaluate(() => {
      const said = document.createElement('div')
      said.className = 'errorMsg'
      said.textContent = 'Insufficient privileges'
      document.querySelector('.bPageTitle')?.append(said)
    })
    await createOverlayDriver(page).waitFor(({ text }) => text.includes('Insufficient privileges'))
    expect(await chosen()).toBe('none')
  })
})

describe('the content script', () => {
  test('runs nothing while the page is idle', async () => {
    await open('user-edit')
    const calls = await extension.startCallCounter(page)
    await page.evaluate(() => document.body.classList.add('stray'))
    await new Promise((go) => setTimeout(go, 300))
    expect(await calls()).toBeGreaterThan(0)
    await new Promise((go) => setTimeout(go, 1_000))
    expect(await calls()).toBe(0)
  })

  test.runIf(browserName === 'chromium')(
    'reads a list of 1,000 custom fields with as many calls for each as in a short list',
    async () => {
      const callsFor = async (name: string, existing: OrgVariant['fixtures']) => {
        await open('case-fields', await guidedOrg(`markers-${name}`, { fixtures: existing }))
        const rows = await page.$$eval('[id$="CustomFieldRelatedList"] tr.dataRow', ({ length }) => length)
        const calls = await extension.startCallCounter(page)
        await page.evaluate(() => document.body.classList.toggle('stray'))
        await new Promise((go) => setTimeout(go, 1_500))
        return { rows, calls: await calls() }
      }
      const short = await callsFor('short', ['wrong-field', 'managed-field'])
      const long = await callsFor('long', ['many-fields'])
      console.log(`Calls of an update: ${short.calls} for ${short.rows} rows, ${long.calls} for ${long.rows}`)
      expect(long.rows).toBeGreaterThanOrEqual(1_000)
      expect(long.calls / long.rows).toBeLessThanOrEqual(short.calls / short.rows)
    },
  )
})
