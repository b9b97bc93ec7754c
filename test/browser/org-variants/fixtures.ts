/** Where the tests of an org's worlds begin: an org of their own each, with the guide started on one of its pages. */

import type { Page } from 'puppeteer-core'
import { afterEach } from 'vitest'
import type { StepId } from '../../../src/setup-guide/ids.ts'
import { keyOf, signIn, tell } from '../../harness/extension-fixtures.ts'
import { closeTab, test } from '../../harness/fixtures.ts'
import type { Chromium } from '../../harness/launch.ts'
import type { OverlayView } from '../../harness/overlay.ts'
import type { OrgApp, OrgState, OrgWorld, PracticeOrg } from '../../practice-org/types.ts'
import { type Admin, adminOf, lightningFrame } from '../setup-guide/admin.ts'
import { type Journey, journeyOf } from '../setup-guide/journey.ts'

export const setupHome = '/setup/forcecomHomepage.apexp?setupid=ForceCom'
export const appList = '/02u?setupid=TabSet'
export const caseFieldList = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'

export interface Visit extends Admin {
  readonly org: OrgState
  readonly journey: Journey
  /** Leads the tab to a page of the org. */
  go(path: string): Promise<void>
}

export interface Stage {
  readonly chromium: Chromium
  /** An org of the test's own, with the guide started on the page at this path. */
  begin(world?: Partial<OrgWorld>, path?: string | ((org: OrgState) => string)): Promise<Visit>
  skip(org: OrgState, ...steps: readonly StepId[]): Promise<void>
}

/** Prepares the tests of the file that calls it, and closes each test's tab after it. */
export const stageOf = (): Stage => {
  let practice: PracticeOrg
  let chromium: Chromium
  let ours: Page
  let orgs = 0
  const open: Page[] = []

  test.beforeAll(({ practice: started, extension, ours: own }) => {
    practice = started
    chromium = extension
    ours = own
  })

  afterEach(async () => {
    for (const page of open.splice(0)) await closeTab(page)
  })

  return {
    get chromium() {
      return chromium
    },
    async begin(world = {}, path = setupHome) {
      orgs += 1
      const org = practice.addOrg(`world${orgs}`, world)
      const page = await chromium.browser.newPage()
      open.push(page)
      const admin = adminOf(page, undefined, lightningFrame)
      const journey = { ...(await journeyOf(chromium, practice, org, page)), admin }
      const go = (where: string) => page.goto(`https://${keyOf(org)}${where}`).then(() => {})
      await signIn(page, org, typeof path === 'string' ? path : path(org))
      await tell(ours, { type: 'start', org: keyOf(org) })
      await admin.see(({ state }) => state !== null, 20_000)
      return { ...admin, org, journey, go }
    },
    async skip(org, ...steps) {
      for (const step of steps) await tell(ours, { type: 'skip', org: keyOf(org), step, skipped: true })
    },
  }
}

/** How many rows of the card are ticked off. */
export const ticks = ({ text }: OverlayView): number => (text.match(/✓/g) ?? []).length

/** The path of a record's own page. */
export const pathOf = (record: { readonly id: string } | undefined): string => `/${record?.id.slice(0, 15)}`

export const detailOf = ({ id }: OrgApp): string =>
  `/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=${id}`

export const firstApp = ({ apps }: OrgState): OrgApp => {
  const [app] = apps
  if (!app) throw new Error('The org has no app')
  return app
}
