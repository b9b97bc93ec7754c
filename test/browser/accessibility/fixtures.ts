/** The built extension over the practice org, with the session allowed, and an org to each situation. */

import type { Page } from 'puppeteer-core'
import { until } from '../../harness/driver.ts'
import { keyOf, oursOf, signIn, tell } from '../../harness/extension-fixtures.ts'
import { browserName, type Chromium } from '../../harness/launch.ts'
import { borrowBrowser } from '../../harness/shared-browser.ts'
import { startPracticeOrg } from '../../practice-org/index.ts'
import type { OrgState, OrgWorld, PracticeOrg } from '../../practice-org/types.ts'

export interface Stage {
  readonly practice: PracticeOrg
  readonly chromium: Chromium
  /** The tab of the org. */
  readonly page: Page
  /** A page of the extension, to tell the background from. */
  readonly ours: Page
  close(): Promise<void>
}

export const token = 'siq-token-0123456789abcdef'

/** The address of a page of the org. */
export const at = (org: OrgState, path: string): string => `https://${keyOf(org)}${path}`

export const paths = {
  'setup-home': '/setup/forcecomHomepage.apexp?setupid=ForceCom',
  'profile-clone': '/_ui/perms/ui/profile/ProfileClone/e',
  'case-fields': '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields',
  'user-edit': '/005/e',
  'app-edit': '/app/mgmt/forceconnectedapps/forceAppEdit.apexp',
} as const

/** Starts the practice org for the worker's browser, with the build or a copy of the extension in it. */
export const setStage = async (options: { readonly extension?: string } = {}): Promise<Stage> => {
  const practice = await startPracticeOrg()
  practice.spaceiq.token = token
  const chromium = await borrowBrowser({ port: practice.port, ...options }).catch(async (error: unknown) => {
    await practice.close()
    throw error
  })
  const ours = await oursOf(chromium)
  // It comes to the front when it opens, and Chromium takes no picture of a page behind it.
  if (browserName === 'chromium')
    await until('the welcome page', async () =>
      (await chromium.browser.pages()).find((one) => one.url().includes('/src/welcome/')),
    )
  const page = await chromium.browser.newPage()
  return {
    practice,
    chromium,
    page,
    ours,
    close: () => practice.close(),
  }
}

let made = 0

/** An org nobody has touched, with its admin signed in. */
export const enterOrg = async (
  { practice, page }: Stage,
  world: Partial<OrgWorld> = {},
): Promise<OrgState> => {
  made += 1
  const org = practice.addOrg(`people${made}`, world)
  await page.bringToFront()
  await signIn(page, org, paths['setup-home'])
  return org
}

/** An org in which the guide was started. */
export const guidedOrg = async (stage: Stage, world: Partial<OrgWorld> = {}): Promise<OrgState> => {
  const org = await enterOrg(stage, world)
  await tell(stage.ours, { type: 'start-over', org: keyOf(org) })
  return org
}
