/**
 * The browser can take the extension's access to Salesforce away; the popup says so, and gets it
 * back.
 */

import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { supportsFeature } from '../../harness/browser-support.ts'
import {
  getOrgKey,
  logInAsAdmin,
  openMessagingPage,
  sendAsExtensionPage,
} from '../../harness/extension-fixtures.ts'
import { type ExtensionDriver, launchBrowser } from '../../harness/launch.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { startPracticeOrg } from '../../practice-org/index.ts'
import type { FakeOrg, PracticeOrg } from '../../practice-org/types.ts'

const list = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'

let practice: PracticeOrg
let org: FakeOrg
let extension: ExtensionDriver
let page: Page

beforeAll(async () => {
  practice = await startPracticeOrg()
  const acme = practice.orgs.get('acme')
  if (!acme) throw new Error('No acme')
  org = acme
  extension = await launchBrowser({ port: practice.port })
  page = await extension.browser.newPage()
  await logInAsAdmin(page, org, list)
  const ours = await openMessagingPage(extension)
  await sendAsExtensionPage(ours, { type: 'start-guide', org: getOrgKey(org) })
  await ours.close()
  await page.bringToFront()
  await createOverlayDriver(page).waitFor(({ state }) => state?.page === 'case-fields')
})

afterAll(async () => {
  await extension?.close()
  await practice?.close()
})

/** Revokes access and reloads the page, since running scripts stay until then. */
const takeAway = async () => {
  await extension.setHostAccess(false)
  await page.bringToFront()
  await page.reload()
  expect(await createOverlayDriver(page).getState()).toBeNull()
}

const isBack = () => createOverlayDriver(page).waitFor(({ state }) => state?.page === 'case-fields', 10_000)

test('taken away, the popup says what that means; given back, the guide comes to the pages that are open', async () => {
  await takeAway()
  const popup = await extension.openPopup(page)
  const note = await popup.waitForSelector('[data-access="missing"]', { timeout: 10_000 })
  expect(await note?.evaluate((element) => element.textContent)).toMatch(/Salesforce/)
  await popup.close()
  await extension.setHostAccess(true)
  await page.bringToFront()
  await isBack()
})

test.runIf(supportsFeature('answer a question of the browser'))(
  'a click in the popup gets it back',
  async () => {
    await takeAway()
    const popup = await extension.openPopup(page)
    await popup.waitForSelector('[data-access="missing"]', { timeout: 10_000 })
    await popup.click('[data-action="allow-access"]')
    await vi.waitUntil(() =>
      extension.inBackground(async () => {
        const { origins = [] } = await chrome.permissions.getAll()
        return origins.length > 0
      }),
    )
    await page.bringToFront()
    await page.reload()
    await isBack()
  },
)
