/**
 * At 200 % and in a window of 320 pixels, with texts 40 % longer, and from right to left: nothing
 * is cut or covered.
 */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getOrgKey, sendAsExtensionPage } from '../../harness/extension-fixtures.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import type { ExtensionCopy } from '../../harness/profile-copy.ts'
import { sampleSweep } from '../../support/sample.ts'
import { callInOverlay } from '../salesforce-pages/guided-pages.ts'
import {
  type AccessibilityFixture,
  createAccessibilityFixture,
  getOrgUrl,
  openGuidedOrg,
  setupPagePaths,
} from './fixtures.ts'
import { expectNothingCut, listCut, listOverlaps, openFoldedCard } from './layout.ts'
import { type Texts, withTexts } from './texts-copy.ts'
import { getScreenshotPath } from './visual-states.ts'

/** Lengthens each word by 40 %, as German can be; substitutions stay. */
const longer = (message: string): string =>
  message.replaceAll(/(?<![$@\p{L}])\p{L}{2,}/gu, (word) => word + 'ä'.repeat(Math.ceil(word.length * 0.4)))

/**
 * Makes the copy right to left by a text of its own: not every browser build has such a language.
 */
const rightToLeft = (texts: Texts, path: string) => {
  texts.direction = { message: 'rtl' }
  const scripts = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.js'),
  )
  for (const file of scripts) {
    const script = readFileSync(join(path, file), 'utf8')
    writeFileSync(join(path, file), script.replaceAll('@@bidi_dir', 'direction'))
  }
}

const builds = {
  'longer texts': {
    direction: 'ltr',
    make: () =>
      withTexts((texts) => {
        for (const [key, text] of Object.entries(texts)) {
          // A language code for the browser, not a text to read.
          if (key !== 'ui_language') text.message = longer(text.message)
        }
      }),
  },
  'right to left': { direction: 'rtl', make: () => withTexts(rightToLeft) },
} as const

const rooms = { '320 pixels': { width: 320, height: 568 }, '200 %': { width: 640, height: 450 } } as const

describe.each(Object.entries(builds))('%s', (name, { direction, make }) => {
  let copy: ExtensionCopy
  let stage: AccessibilityFixture

  beforeAll(async () => {
    copy = make()
    stage = await createAccessibilityFixture({ extension: copy.path })
  })

  afterAll(async () => {
    await stage?.close()
    copy?.remove()
  })

  test('the panel of 250 pixels, as Firefox’s sidebar is at first', async () => {
    const org = await openGuidedOrg(stage)
    await sendAsExtensionPage(stage.ours, { type: 'show-step', org: getOrgKey(org) })
    const page = await stage.extension.browser.newPage()
    await page.setViewport({ width: 250, height: 700 })
    await page.goto(stage.extension.url('src/popup/index.html'))
    await page.waitForSelector('[data-step]')
    await page.$$eval('details', (all) => {
      for (const one of all) one.open = true
    })
    await expectNothingCut(page, `${name} 250 pixels panel`)
    await page.close()
  })

  describe.each(Object.entries(rooms))('%s', (size, room) => {
    test.each(sampleSweep(`pages ${name} ${size}`, ['popup', 'options', 'welcome'], 1))(
      'the %s page',
      async (path) => {
        const org = await openGuidedOrg(stage)
        await sendAsExtensionPage(stage.ours, { type: 'show-step', org: getOrgKey(org) })
        const page = await stage.extension.browser.newPage()
        await page.setViewport(room)
        await page.goto(stage.extension.url(`src/${path}/index.html`))
        await page.waitForSelector(path === 'popup' ? '[data-step]' : 'h2')
        await page.$$eval('details', (all) => {
          for (const one of all) one.open = true
        })
        expect(await page.evaluate(() => document.documentElement.dir)).toBe(direction)
        await expectNothingCut(page, `${name} ${size} ${path}`)
        await page.close()
      },
    )

    test.each(sampleSweep(`cards ${name} ${size}`, ['setup-home', 'user-edit', 'case-fields'] as const, 1))(
      'the card on %s',
      async (path) => {
        const org = await openGuidedOrg(stage)
        const { page } = stage
        await page.bringToFront()
        await page.setViewport(room)
        await page.goto(getOrgUrl(org, setupPagePaths[path]))
        await createOverlayDriver(page).waitFor(({ state }) => state?.page === path)
        await page.screenshot({ path: getScreenshotPath(`${name} ${size} card ${path}`) })
        expect(await callInOverlay(page, listCut), 'as it comes').toEqual([])
        await openFoldedCard(page)
        const { height, width } = room
        const card = await callInOverlay(page, function () {
          const { left, top, right, bottom } =
            this.querySelector('.card')?.getBoundingClientRect() ?? new DOMRect()
          const footer = this.querySelector('footer')?.getBoundingClientRect().bottom ?? 0
          const body = this.querySelector('.body')?.clientHeight ?? 0
          const flow = getComputedStyle(this.querySelector('.card') ?? document.body).direction
          return { left, top, right, bottom, footer, body, flow }
        })
        expect(card.flow).toBe(direction)
        expect(card.left).toBeGreaterThanOrEqual(0)
        expect(card.right).toBeLessThanOrEqual(width)
        expect(card.top).toBeGreaterThanOrEqual(0)
        expect(card.bottom).toBeLessThanOrEqual(height)
        expect(card.footer).toBeLessThanOrEqual(card.bottom)
        // The card has room for text, and leaves half of the window to the page.
        expect(card.body).toBeGreaterThan(80)
        expect(
          Math.min((card.bottom - card.top) / height, (card.right - card.left) / width),
        ).toBeLessThanOrEqual(0.5)
        expect(await callInOverlay(page, listCut)).toEqual([])
        expect(await callInOverlay(page, listOverlaps)).toEqual([])
      },
    )
  })
})
