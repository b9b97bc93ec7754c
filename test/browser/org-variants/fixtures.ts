/** Fixtures of the org-variant tests: each starts the guide on a page of an org of its own. */

import type { Page } from 'puppeteer-core'
import { afterEach } from 'vitest'
import type { StepId } from '../../../src/setup-guide/ids.ts'
import { getOrgKey, logInAsAdmin, sendAsExtensionPage } from '../../harness/extension-fixtures.ts'
import { closeTab, test } from '../../harness/fixtures.ts'
import type { ExtensionDriver } from '../../harness/launch.ts'
import type { OverlayView } from '../../harness/overlay.ts'
import type { FakeOrg, OrgConnectedApp, OrgVariant, PracticeOrg } from '../../practice-org/types.ts'
import { type AdminDriver, createAdminDriver, findLightningFrame } from '../setup-guide/admin.ts'
import { createJourney, type Journey } from '../setup-guide/journey.ts'

export const setupHomePath = '/setup/forcecomHomepage.apexp?setupid=ForceCom'
export const appListPath = '/02u?setupid=TabSet'
export const caseFieldListPath = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'

export interface GuidedAdmin extends AdminDriver {
  readonly org: FakeOrg
  readonly journey: Journey
  /** Navigates the tab to a page of the org. */
  goToPath(path: string): Promise<void>
}

interface OrgVariantFixture {
  readonly extension: ExtensionDriver
  /** Adds an org and starts the guide on the page at this path. */
  startGuide(variant?: Partial<OrgVariant>, path?: string | ((org: FakeOrg) => string)): Promise<GuidedAdmin>
  skipSteps(org: FakeOrg, ...steps: readonly StepId[]): Promise<void>
}

/** Prepares the tests of the calling file, and closes each test's tab. */
export const useOrgVariantFixture = (): OrgVariantFixture => {
  let practice: PracticeOrg
  let extension: ExtensionDriver
  let ours: Page
  let orgs = 0
  const open: Page[] = []

  test.beforeAll(({ practice: started, extension: installed, ours: own }) => {
    practice = started
    extension = installed
    ours = own
  })

  afterEach(async () => {
    for (const page of open.splice(0)) await closeTab(page)
  })

  return {
    get extension() {
      return extension
    },
    async startGuide(variant = {}, path = setupHomePath) {
      orgs += 1
      const org = practice.addOrg(`variant${orgs}`, variant)
      const page = await extension.browser.newPage()
      open.push(page)
      const admin = createAdminDriver(page, undefined, findLightningFrame)
      const journey = { ...(await createJourney(extension, practice, org, page)), admin }
      const go = (where: string) => page.goto(`https://${getOrgKey(org)}${where}`).then(() => {})
      await logInAsAdmin(page, org, typeof path === 'string' ? path : path(org))
      await sendAsExtensionPage(ours, { type: 'start-guide', org: getOrgKey(org) })
      await admin.waitForOverlay(({ state }) => state !== null, 20_000)
      return { ...admin, org, journey, goToPath: go }
    },
    async skipSteps(org, ...steps) {
      for (const step of steps)
        await sendAsExtensionPage(ours, {
          type: 'set-step-skipped',
          org: getOrgKey(org),
          step,
          skipped: true,
        })
    },
  }
}

/** Counts the completed rows of the card. */
export const countCompletedRows = ({ text }: OverlayView): number => (text.match(/✓/g) ?? []).length

/** Returns the path of a record's page. */
export const getRecordPath = (record: { readonly id: string } | undefined): string =>
  `/${record?.id.slice(0, 15)}`

export const getAppDetailPath = ({ id }: OrgConnectedApp): string =>
  `/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=${id}`

export const getFirstApp = ({ apps }: FakeOrg): OrgConnectedApp => {
  const [app] = apps
  if (!app) throw new Error('The org has no app')
  return app
}
