/** The four ways from an empty org to an activation, and how each is measured. */

import type { Effort } from '../browser/setup-guide/admin.ts'
import {
  app,
  fields,
  type Journey,
  journeyOf,
  keys,
  profile,
  type Stage,
  signIn,
  start,
  user,
} from '../browser/setup-guide/journey.ts'
import { acceptedRequest, countFields } from '../demo/report.ts'
import { type Chromium, launchChromium } from '../harness/launch.ts'
import { withSession } from '../harness/profile-copy.ts'
import { startPracticeOrg } from '../practice-org/index.ts'
import type { OrgState, PracticeOrg } from '../practice-org/types.ts'
import { byCard, checkAndMend, createFields, handOver } from './guided-way.ts'
import { byManual } from './manual/manual.ts'

export interface WayResult {
  readonly id: string
  readonly label: string
  readonly clicks: number
  readonly keystrokes: number
  /** Clicks and keystrokes together. */
  readonly actions: number
  readonly pageLoads: number
  readonly ms: number
}

export interface Way {
  readonly id: 'manual' | 'guide' | 'page-by-page' | 'mend'
  readonly label: string
  /** Goes the whole way; true where SpaceIQ then has what the org holds. */
  go(chromium: Chromium, practice: PracticeOrg, org: OrgState, effort: Effort): Promise<boolean>
}

/** The extension's button in the toolbar, which no test can press, counts as the click that it is. */
const countPopups = (chromium: Chromium, effort: Effort): Chromium => ({
  ...chromium,
  openPopup: (page) => {
    effort.clicks += 1
    return chromium.openPopup(page)
  },
})

const guided =
  (stages: readonly Stage[], toNextStep: Journey['toNextStep'] = byCard): Way['go'] =>
  async (chromium, practice, org, effort) => {
    const journey: Journey = await journeyOf(chromium, practice, org)
    const counted = { ...journey, toNextStep, chromium: countPopups(chromium, journey.admin.effort) }
    for (const stage of stages) await stage.run(counted)
    Object.assign(effort, journey.admin.effort)
    return acceptedRequest(practice, org) !== undefined
  }

export const ways: readonly Way[] = [
  { id: 'manual', label: 'The manual, by hand', go: byManual },
  {
    id: 'guide',
    label: 'The guide, Fill this page',
    go: guided([signIn, start, profile, user, fields, app, keys, handOver]),
  },
  {
    id: 'page-by-page',
    label: 'Create the missing fields',
    go: guided([signIn, start, profile, user, createFields, app, keys, handOver]),
  },
  {
    id: 'mend',
    label: 'Check my org, Mend it',
    // Where Mend it ends the popup has led to the app already.
    go: guided([signIn, start, checkAndMend, app, keys, handOver], async () => {}),
  },
]

/** The tab that opens by itself after the installation would come in front of the admin's at any moment. */
const closeWelcome = async ({ browser, url }: Chromium): Promise<void> => {
  const welcome = await browser.waitForTarget((target) => target.url() === url('src/welcome/index.html'))
  await (await welcome.page())?.close()
}

/** Measures one way on an empty org and in a browser of its own; fails where it does not lead to the end. */
export const measure = async ({ id, label, go }: Way): Promise<WayResult> => {
  const practice = await startPracticeOrg()
  const copy = id === 'mend' ? withSession() : undefined
  let chromium: Chromium | undefined
  try {
    chromium = await launchChromium({ port: practice.port, ...(copy ? { extension: copy.path } : {}) })
    await closeWelcome(chromium)
    const org = practice.orgs.get('acme')
    if (!org) throw new Error('The practice org has no acme')
    const effort: Effort = { clicks: 0, keystrokes: 0, pageLoads: 0 }
    const begin = performance.now()
    const accepted = await go(chromium, practice, org, effort)
    const ms = Math.round(performance.now() - begin)
    if (!accepted) throw new Error(`${label}: SpaceIQ did not get what the org holds`)
    if (countFields(org) !== 7) throw new Error(`${label}: ${countFields(org)} of 7 fields`)
    return { id, label, ...effort, actions: effort.clicks + effort.keystrokes, ms }
  } finally {
    await chromium?.close()
    await practice.close()
    copy?.remove()
  }
}
