/** Fixtures: the extension over the practice org, with an org for each state. */

import type { Page } from 'puppeteer-core'
import { waitUntil } from '../../harness/driver.ts'
import {
  getOrgKey,
  logInAsAdmin,
  openMessagingPage,
  sendAsExtensionPage,
} from '../../harness/extension-fixtures.ts'
import { browserName, type ExtensionDriver } from '../../harness/launch.ts'
import { acquireSharedBrowser } from '../../harness/shared-browser.ts'
import { startPracticeOrg } from '../../practice-org/index.ts'
import type { FakeOrg, OrgVariant, PracticeOrg } from '../../practice-org/types.ts'

export interface AccessibilityFixture {
  readonly practice: PracticeOrg
  readonly extension: ExtensionDriver
  /** The tab of the org. */
  readonly page: Page
  /** A page of the extension that sends messages to the background. */
  readonly ours: Page
  close(): Promise<void>
}

export const activationToken = 'siq-token-0123456789abcdef'

/** Returns the URL of a page of the org. */
export const getOrgUrl = (org: FakeOrg, path: string): string => `https://${getOrgKey(org)}${path}`

export const setupPagePaths = {
  'setup-home': '/setup/forcecomHomepage.apexp?setupid=ForceCom',
  'profile-clone': '/_ui/perms/ui/profile/ProfileClone/e',
  'case-fields': '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields',
  'user-edit': '/005/e',
  'app-edit': '/app/mgmt/forceconnectedapps/forceAppEdit.apexp',
} as const

/** Starts a practice org for the worker's browser, with the build or a copy of the extension. */
export const createAccessibilityFixture = async (
  options: { readonly extension?: string } = {},
): Promise<AccessibilityFixture> => {
  const practice = await startPracticeOrg()
  practice.spaceiq.token = activationToken
  const extension = await acquireSharedBrowser({ port: practice.port, ...options }).catch(
    async (error: unknown) => {
      await practice.close()
      throw error
    },
  )
  const ours = await openMessagingPage(extension)
  // It opens in front, and Chromium takes no screenshot of a page behind it.
  if (browserName === 'chromium')
    await waitUntil('the welcome page', async () =>
      (await extension.browser.pages()).find((one) => one.url().includes('/src/welcome/')),
    )
  const page = await extension.browser.newPage()
  return {
    practice,
    extension,
    page,
    ours,
    close: () => practice.close(),
  }
}

let made = 0

/** Adds a new org and logs in its admin. */
export const openNewOrg = async (
  { practice, page }: AccessibilityFixture,
  variant: Partial<OrgVariant> = {},
): Promise<FakeOrg> => {
  made += 1
  const org = practice.addOrg(`people${made}`, variant)
  await page.bringToFront()
  await logInAsAdmin(page, org, setupPagePaths['setup-home'])
  return org
}

/** Adds a new org in which the guide was started. */
export const openGuidedOrg = async (
  stage: AccessibilityFixture,
  variant: Partial<OrgVariant> = {},
): Promise<FakeOrg> => {
  const org = await openNewOrg(stage, variant)
  await sendAsExtensionPage(stage.ours, { type: 'start-over', org: getOrgKey(org) })
  return org
}
