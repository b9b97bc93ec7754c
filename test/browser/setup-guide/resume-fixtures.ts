/** Fixtures of the resume tests: an org each, with the guide started from the real popup. */

import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'
import { requiredCaseFields } from '../../../src/required-setup.ts'
import { waitUntil } from '../../harness/driver.ts'
import { dumpStorage, getOrgKey, logInAsAdmin } from '../../harness/extension-fixtures.ts'
import { test } from '../../harness/fixtures.ts'
import type { ExtensionDriver } from '../../harness/launch.ts'
import { getPageDom, type NetworkRecorder } from '../../harness/network-recorder.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import type { FakeOrg, OrgVariant, PracticeOrg } from '../../practice-org/types.ts'
import { type AdminDriver, createAdminDriver } from './admin.ts'

export const resumeStartPath = '/setup/forcecomHomepage.apexp?setupid=ForceCom'
export const resumeFieldListPath = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'
export const userListPath = '/005?isUserEntityOverride=1&setupid=ManageUsers'

interface ResumeFixture {
  readonly practice: PracticeOrg
  readonly extension: ExtensionDriver
  readonly ours: Page
  /** Adds an org, so that no test sees another's progress. */
  createOrg(variant?: Partial<OrgVariant>, name?: string): FakeOrg
  /** Opens a tab of the org and starts the guide from the real popup. */
  startGuide(org: FakeOrg, path?: string, within?: ExtensionDriver): Promise<AdminDriver>
  withPopup<T>(page: Page, act: (popup: Page) => Promise<T>, within?: ExtensionDriver): Promise<T>
}

export const toRecordPath = ({ id }: { id: string }) => `/${id}`
export const toOrgUrl = (org: FakeOrg, path: string) => `https://${getOrgKey(org)}${path}`

/** Adds the seven fields, or the first few. */
export const addCaseFields = (org: FakeOrg, count: number = requiredCaseFields.length) => {
  for (const [index, field] of requiredCaseFields.slice(0, count).entries()) {
    org.fields.push({
      id: `00N5g0000077${index}QxAAA`,
      label: field.name,
      developerName: field.name,
      dtype: field.type === 'Text' ? 'S' : 'J',
      length: field.length,
      externalId: field.externalId,
      visibleLines: field.visibleLines ?? null,
      description: '',
      security: {},
      layouts: [],
      namespace: '',
    })
  }
}

export const clickPopupAction = async (popup: Page, action: string, within = '') => {
  const selector = `${within} [data-action="${action}"]`.trim()
  await popup.waitForSelector(selector, { visible: true })
  await popup.$eval(selector, (element) => element.scrollIntoView({ block: 'center' }))
  await popup.locator(selector).setTimeout(5_000).click()
}

/** Reads the checklist: each step's status and summary. */
export const readChecklist = (popup: Page): Promise<Record<string, string>> =>
  popup
    .waitForSelector('li[data-step]')
    .then(() =>
      popup.$$eval('li[data-step]', (rows) =>
        Object.fromEntries(
          rows.map((row) => [
            (row as HTMLElement).dataset.step,
            `${(row as HTMLElement).dataset.status} ${row.querySelector('.evidence')?.textContent ?? ''}`.trim(),
          ]),
        ),
      ),
    )

/** Reads the popup's inputs. */
export const readPopupInputs = (popup: Page): Promise<Record<string, string>> =>
  popup
    .waitForSelector('input[name="password"]')
    .then(() =>
      popup.$$eval('input[name]:not([type="radio"])', (all) =>
        Object.fromEntries(
          all.map((input) => [(input as HTMLInputElement).name, (input as HTMLInputElement).value]),
        ),
      ),
    )

/**
 * Returns the page's DOM as text; empty if it is closing, or Firefox's driver lists it after
 * closing.
 */
const domWhileOpen = (extension: ExtensionDriver, page: Page): Promise<string> =>
  waitUntil(`the DOM of ${page.url()}`, async () =>
    getPageDom(page).then(JSON.stringify, async (error) =>
      /no such frame/.test(String(error)) || !(await extension.browser.pages()).includes(page)
        ? '(closed)'
        : null,
    ),
  )

/** Asserts that no secret is on disk, in a console or URL, or in a page other than Salesforce's. */
export const expectSecretsNotLeaked = async (
  extension: ExtensionDriver,
  recorder: NetworkRecorder,
  secrets: readonly string[],
): Promise<void> => {
  const seen = [await dumpStorage(extension, 'disk'), recorder.getRecording()]
  for (const page of await extension.browser.pages())
    if (!page.url().includes('forceConsumerDetails')) seen.push(await domWhileOpen(extension, page))
  for (const secret of secrets) for (const text of seen) expect(text).not.toContain(secret)
}

/** Prepares the tests of the calling file. */
export const useResumeFixture = (): ResumeFixture => {
  let practice: PracticeOrg
  let extension: ExtensionDriver
  let ours: Page
  let orgs = 0

  test.beforeAll(({ practice: started, extension: installed, ours: own }) => {
    practice = started
    practice.spaceiq.token = 'siq-token-fedcba9876543210'
    extension = installed
    ours = own
  })

  const inPopup: ResumeFixture['withPopup'] = async (page, act, within = extension) => {
    const popup = await within.openPopup(page)
    try {
      return await act(popup)
    } finally {
      // Some buttons close the popup.
      await popup.close().catch(() => {})
    }
  }

  return {
    get practice() {
      return practice
    },
    get extension() {
      return extension
    },
    get ours() {
      return ours
    },
    createOrg(variant = {}, name) {
      orgs += 1
      return practice.addOrg(name ?? `resume${orgs}`, variant)
    },
    async startGuide(org, path = resumeStartPath, within = extension) {
      const page = await within.browser.newPage()
      await logInAsAdmin(page, org, path)
      await inPopup(page, (popup) => clickPopupAction(popup, 'start'), within)
      await createOverlayDriver(page).waitFor(({ state }) => state !== null, 10_000)
      return createAdminDriver(page)
    },
    withPopup: inPopup,
  }
}
