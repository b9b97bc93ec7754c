/** What only ours has: reading the list of fields, and the popup. */

import { keyOf, oursOf, signIn, tell } from '../../harness/extension-fixtures.ts'
import { type Chromium, launchChromium } from '../../harness/launch.ts'
import { overlay } from '../../harness/overlay.ts'
import { updateTimes } from '../../harness/profile/profile.ts'
import { withManyFields } from '../../practice-org/fixtures.ts'
import { startPracticeOrg } from '../../practice-org/index.ts'
import type { PracticeOrg } from '../../practice-org/types.ts'
import { type Sample, sampleOf } from './sample.ts'

const list = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'

export interface OurFigures {
  /** Milliseconds of one update of the guide on a list of so many custom fields. */
  readonly lists: readonly { readonly fields: number; readonly ms: Sample }[]
  /** Milliseconds from the popup's navigation to its first contentful paint. */
  readonly popup: Sample
}

const measureList = async (chromium: Chromium, practice: PracticeOrg, fields: number): Promise<Sample> => {
  const org = practice.addOrg(`list${fields}`, {})
  withManyFields(org, fields)
  const page = await chromium.browser.newPage()
  await signIn(page, org, list)
  const ours = await oursOf(chromium)
  await tell(ours, { type: 'start', org: keyOf(org) })
  await ours.close()
  await page.bringToFront()
  await overlay(page).waitFor(({ state }) => state?.page === 'case-fields', 10_000)
  const session = await page.createCDPSession()
  const times = await updateTimes(
    session,
    () => page.evaluate(() => document.body.classList.toggle('stray')),
    12,
  )
  await page.close()
  return sampleOf(times)
}

const measurePopup = async (chromium: Chromium): Promise<Sample> => {
  const times: number[] = []
  for (let run = 0; run < 10; run += 1) {
    const popup = await chromium.popupTab()
    await popup.bringToFront()
    await popup.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
    times.push(
      await popup.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0),
    )
    await popup.close()
  }
  return sampleOf(times)
}

export const measureOurs = async (): Promise<OurFigures> => {
  const practice = await startPracticeOrg()
  const chromium = await launchChromium({ port: practice.port })
  try {
    const lists: OurFigures['lists'][number][] = []
    for (const fields of [10, 100, 1_000]) {
      lists.push({ fields, ms: await measureList(chromium, practice, fields) })
    }
    return { lists, popup: await measurePopup(chromium) }
  } finally {
    await chromium.close()
    await practice.close()
  }
}
