/**
 * Measures when popup and panel are painted first, beside an empty page in their place: the browser
 * takes longer to show a panel than a popup, whatever is in it.
 */

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { logInAsAdmin } from '../../harness/extension-fixtures.ts'
import { builtExtension, type ExtensionDriver, launchBrowser } from '../../harness/launch.ts'
import type { FakeOrg, PracticeOrg } from '../../practice-org/types.ts'
import { type SampleSummary, summarizeSample } from './sample.ts'

/** Milliseconds from a page's navigation to its first contentful paint. */
export interface PaintMetrics {
  readonly popupInTab: SampleSummary
  /** Over a page of an org. */
  readonly popup: SampleSummary
  /** Beside that page, opened from the popup. */
  readonly panel: SampleSummary
  readonly emptyPopup: SampleSummary
  readonly emptyPanel: SampleSummary
}

type Place = keyof PaintMetrics

const rounds = 3
const openings = 5

/** The driver knows the extension's views by how the popup's URL begins. */
const emptyPage = 'src/popup/index.html-empty.html'

/** Copies the extension with an empty page as its popup or its panel. */
const copyWithEmpty = (change: (manifest: chrome.runtime.ManifestV3) => void) => {
  const path = mkdtempSync(join(tmpdir(), 'empty-'))
  cpSync(builtExtension, path, { recursive: true })
  const file = join(path, 'manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as chrome.runtime.ManifestV3
  change(manifest)
  writeFileSync(file, JSON.stringify(manifest))
  writeFileSync(join(path, emptyPage), '<!doctype html><meta charset="utf-8"><p>Empty')
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

const readFirstPaint = async (page: Page): Promise<number> => {
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
  return page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0)
}

/** Opens the extension in each place in turn, in a browser of its own. */
const measureRound = async (
  practice: PracticeOrg,
  org: FakeOrg,
  path: string,
  ways: (extension: ExtensionDriver, page: Page) => Partial<Record<Place, () => Promise<Page>>>,
  times: Record<Place, number[]>,
) => {
  const extension = await launchBrowser({ port: practice.port, extension: path })
  try {
    const page = await extension.browser.newPage()
    await logInAsAdmin(page, org, '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields')
    for (let opening = 0; opening < openings; opening += 1) {
      for (const [place, open] of Object.entries(ways(extension, page))) {
        const view = await open()
        times[place as Place].push(await readFirstPaint(view))
        await view.close()
      }
    }
  } finally {
    await extension.close()
  }
}

/** Opens popup and panel in turn with an empty page in their place, in several rounds. */
export const measurePaints = async (practice: PracticeOrg): Promise<PaintMetrics> => {
  const org = practice.addOrg('paints', {})
  const times = { popupInTab: [], popup: [], panel: [], emptyPopup: [], emptyPanel: [] }
  const withEmptyPopup = copyWithEmpty(({ action }) => {
    if (action) action.default_popup = emptyPage
  })
  const withEmptyPanel = copyWithEmpty((manifest) => {
    manifest.side_panel = { default_path: emptyPage }
  })
  try {
    for (let round = 0; round < rounds; round += 1) {
      const measure = (path: string, ways: Parameters<typeof measureRound>[3]) =>
        measureRound(practice, org, path, ways, times)
      await measure(builtExtension, (extension, page) => ({
        popupInTab: async () => {
          const popup = await extension.openPopupInTab()
          await popup.bringToFront()
          return popup
        },
        popup: () => extension.openPopup(page),
        panel: () => extension.openPanel(page),
      }))
      await measure(withEmptyPopup.path, (extension, page) => ({
        emptyPopup: () => extension.openPopup(page),
      }))
      await measure(withEmptyPanel.path, (extension, page) => ({
        emptyPanel: () => extension.openPanel(page),
      }))
    }
  } finally {
    withEmptyPopup.remove()
    withEmptyPanel.remove()
  }
  return {
    popupInTab: summarizeSample(times.popupInTab),
    popup: summarizeSample(times.popup),
    panel: summarizeSample(times.panel),
    emptyPopup: summarizeSample(times.emptyPopup),
    emptyPanel: summarizeSample(times.emptyPanel),
  }
}
