/**
 * In every language nothing is cut or covered, in the popup, the narrow panel and the card. Writes
 * a contact sheet per language and look to `artifacts/accessibility`.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { supportsFeature } from '../../harness/browser-support.ts'
import { pageInspector } from '../../harness/launch.ts'
import { createOverlayDriver, type Rect } from '../../harness/overlay.ts'
import type { ExtensionCopy } from '../../harness/profile-copy.ts'
import { sampleSweep, sampleSweepEntries } from '../../support/sample.ts'
import { callInOverlay } from '../salesforce-pages/guided-pages.ts'
import { mediaAppearances } from './appearances.ts'
import { type ContactSheetTile, writeContactSheet } from './contact-sheet.ts'
import { type AccessibilityFixture, createAccessibilityFixture } from './fixtures.ts'
import { expectNothingCut, listCut, listOverlaps, openFoldedCard } from './layout.ts'
import { overlayStates } from './overlay-states.ts'
import { popupStates } from './popup-states.ts'
import { type Texts, withTexts } from './texts-copy.ts'
import { getScreenshotPath } from './visual-states.ts'

const locales = readdirSync('public/_locales')

/** Copies the extension with this language's texts in place of the English ones. */
const inLanguage = (locale: string): ExtensionCopy =>
  withTexts((texts) => {
    const own: Texts = JSON.parse(readFileSync(`public/_locales/${locale}/messages.json`, 'utf8'))
    Object.assign(texts, own)
  })

/** Returns the card's box once it stands still: it moves when a marker appears under it. */
const settledCard = async (page: Page): Promise<Rect> => {
  for (let tries = 0; tries < 20; tries += 1) {
    const [before] = await createOverlayDriver(page).getRects('section')
    await new Promise((resolve) => setTimeout(resolve, 100))
    const [card] = await createOverlayDriver(page).getRects('section')
    if (card && isDeepStrictEqual(before, card)) return card
  }
  throw new Error('The page has no card that stands still')
}

const looks = ['light', 'dark', 'forced colours'] as const

describe.skipIf(!supportsFeature('give the popup a size')).each(sampleSweep('languages', locales, 1))(
  '%s',
  (locale) => {
    let copy: ExtensionCopy
    let stage: AccessibilityFixture
    const tiles: Record<(typeof looks)[number], ContactSheetTile[]> = {
      light: [],
      dark: [],
      'forced colours': [],
    }

    const addTiles = async (
      page: Page,
      title: string,
      shoot: (path: `${string}.png`) => Promise<unknown>,
    ) => {
      for (const look of looks) {
        await pageInspector.emulateMedia(page, mediaAppearances[look])
        const path = getScreenshotPath(`${locale} ${title} ${look}`)
        await shoot(path)
        tiles[look].push({ title, path })
      }
      await pageInspector.emulateMedia(page, mediaAppearances.light)
    }

    beforeAll(async () => {
      copy = inLanguage(locale)
      stage = await createAccessibilityFixture({ extension: copy.path })
    })

    afterAll(async () => {
      if (stage) {
        const page = await stage.extension.browser.newPage()
        for (const look of looks)
          await writeContactSheet(page, tiles[look], getScreenshotPath(`sheet ${locale} ${look}`))
      }
      await stage?.close()
      copy?.remove()
    })

    test.each(sampleSweepEntries(`popup in ${locale}`, popupStates, 3))(
      'the popup: %s',
      async (name, show) => {
        const popup = await show(stage)
        await popup.$$eval('.start-bar, .status-line', (bars) => {
          for (const bar of bars) (bar as HTMLElement).style.position = 'static'
        })
        // Of the popup's own window no more can be shown than it is high.
        await popup.setViewport({ width: 320, height: 600 })
        const height = await popup.evaluate(() => document.documentElement.scrollHeight)
        await popup.setViewport({ width: 320, height })
        await addTiles(popup, `popup ${name}`, (path) => popup.screenshot({ path }))
        for (const width of [250, 320]) {
          await popup.setViewport({ width, height: 600 })
          await expectNothingCut(popup, `${locale} ${width} ${name}`)
        }
        await popup.close()
      },
    )

    test.each(sampleSweepEntries(`card in ${locale}`, overlayStates, 2))(
      'the card: %s',
      async (name, show) => {
        const { page } = stage
        await page.setViewport({ width: 1280, height: 900 })
        await show(stage)
        expect(await callInOverlay(page, listCut)).toEqual([])
        expect(await callInOverlay(page, listOverlaps)).toEqual([])
        await addTiles(page, `card ${name}`, async (path) => {
          const card = await settledCard(page)
          const scrolled = await page.evaluate(() => scrollY)
          await page.screenshot({ path, clip: { ...card, y: card.y + scrolled } })
        })
        await page.setViewport({ width: 320, height: 568 })
        // It folds in one of the next frames.
        await settledCard(page)
        await openFoldedCard(page)
        expect(await callInOverlay(page, listCut)).toEqual([])
        expect(await callInOverlay(page, listOverlaps)).toEqual([])
      },
    )
  },
)
