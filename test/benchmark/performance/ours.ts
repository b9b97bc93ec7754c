/** Measures what only ours has: extracting the list of fields, and popup and panel. */

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
import { measurePaints, type PaintMetrics } from './paints.ts'
import { type SampleSummary, summarizeSample } from './sample.ts'

const list = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'

export interface OwnMetrics {
  /** Milliseconds of one guide update on a list with this many custom fields. */
  readonly lists: readonly { readonly fields: number; readonly ms: SampleSummary }[]
  readonly paints: PaintMetrics
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

export const measureOwnMetrics = async (): Promise<OwnMetrics> => {
  const practice = await startPracticeOrg()
  const extension = await launchBrowser({ port: practice.port })
  try {
    const lists: OwnMetrics['lists'][number][] = []
    for (const fields of [10, 100, 1_000]) {
      lists.push({ fields, ms: await measureList(extension, practice, fields) })
    }
    return { lists, paints: await measurePaints(practice) }
  } finally {
    await extension.close()
    await practice.close()
  }
}
