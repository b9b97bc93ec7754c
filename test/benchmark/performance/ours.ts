/** Measures what only ours has: extracting the list of fields, and the popup. */

import type { Page } from 'puppeteer-core'
import {
  getOrgKey,
  logInAsAdmin,
  openMessagingPage,
  sendAsExtensionPage,
} from '../../harness/extension-fixtures.ts'
import { type ExtensionDriver, launchBrowser } from '../../harness/launch.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { measureUpdateTimes } from '../../harness/profile/profile.ts'
import { addUnrelatedFieldsFixture } from '../../practice-org/fixtures.ts'
import { startPracticeOrg } from '../../practice-org/index.ts'
import type { PracticeOrg } from '../../practice-org/types.ts'
import { type SampleSummary, summarizeSample } from './sample.ts'

const list = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'

export interface OwnMetrics {
  /** Milliseconds of one guide update on a list with this many custom fields. */
  readonly lists: readonly { readonly fields: number; readonly ms: SampleSummary }[]
  /** Milliseconds from the popup's navigation to its first contentful paint. */
  readonly popup: SampleSummary
  /** The same of the popup over a page, and of the panel beside it. */
  readonly popupOverPage: SampleSummary
  readonly panel: SampleSummary
}

const measureList = async (
  extension: ExtensionDriver,
  practice: PracticeOrg,
  fields: number,
): Promise<SampleSummary> => {
  const org = practice.addOrg(`list${fields}`, {})
  addUnrelatedFieldsFixture(org, fields)
  const page = await extension.browser.newPage()
  await logInAsAdmin(page, org, list)
  const ours = await openMessagingPage(extension)
  await sendAsExtensionPage(ours, { type: 'start-guide', org: getOrgKey(org) })
  await ours.close()
  await page.bringToFront()
  await createOverlayDriver(page).waitFor(({ state }) => state?.page === 'case-fields', 10_000)
  const session = await page.createCDPSession()
  const times = await measureUpdateTimes(
    session,
    () => page.evaluate(() => document.body.classList.toggle('stray')),
    12,
  )
  await page.close()
  return summarizeSample(times)
}

/** Opens the page ten times and reads when it was first painted. */
const measurePaint = async (open: () => Promise<Page>): Promise<SampleSummary> => {
  const times: number[] = []
  for (let run = 0; run < 10; run += 1) {
    const page = await open()
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
    times.push(
      await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0),
    )
    await page.close()
  }
  return summarizeSample(times)
}

/** Measures the popup in a tab, over a page of an org, and as the panel beside that page. */
const measurePaints = async (
  extension: ExtensionDriver,
  practice: PracticeOrg,
): Promise<Pick<OwnMetrics, 'popup' | 'popupOverPage' | 'panel'>> => {
  const popup = await measurePaint(async () => {
    const page = await extension.openPopupInTab()
    await page.bringToFront()
    return page
  })
  const page = await extension.browser.newPage()
  await logInAsAdmin(page, practice.addOrg('paints', {}), list)
  const popupOverPage = await measurePaint(() => extension.openPopup(page))
  const panel = await measurePaint(() => extension.openPanel(page))
  return { popup, popupOverPage, panel }
}

export const measureOwnMetrics = async (): Promise<OwnMetrics> => {
  const practice = await startPracticeOrg()
  const extension = await launchBrowser({ port: practice.port })
  try {
    const lists: OwnMetrics['lists'][number][] = []
    for (const fields of [10, 100, 1_000]) {
      lists.push({ fields, ms: await measureList(extension, practice, fields) })
    }
    return { lists, ...(await measurePaints(extension, practice)) }
  } finally {
    await extension.close()
    await practice.close()
  }
}
