/** The panel beside the page: it stays, follows the tab in front, and keeps secrets to its org. */

import type { Page } from 'puppeteer-core'
import { afterEach, expect, vi } from 'vitest'
import { countCorrectFields } from '../../demo/report.ts'
import type { ExtensionDriver } from '../../harness/driver.ts'
import {
  getOrgKey,
  logInAsAdmin,
  sendAsExtensionPage,
  setUpOrg,
  storeCredentials,
} from '../../harness/extension-fixtures.ts'
import { test as base } from '../../harness/fixtures.ts'
import { listStartPatterns } from '../../harness/host-access.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { spaceiqFormPath } from '../../practice-org/spaceiq/form-page.ts'
import type { FakeOrg, PracticeOrg } from '../../practice-org/types.ts'

const test = base.extend('hostAccess', { scope: 'file' }, (): 'all' | 'none' => 'none')

const list = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'
const token = 'siq-token-0123456789abcdef'

/** What the panel shows of the org. */
const getShownOrg = (panel: Page): Promise<string> =>
  panel.$eval('header .org', (org) => (org as HTMLSelectElement).value ?? org.textContent ?? '')

let panel: Page | undefined
// The browser is shared with other files, where an open panel would go on asking about its org.
afterEach(async () => {
  await panel?.close().catch(() => undefined)
  panel = undefined
})

interface Stage {
  readonly practice: PracticeOrg
  readonly extension: ExtensionDriver
  readonly ours: Page
}

/** Adds an org whose guide is started, in a tab. */
const startGuide = async (
  { practice, extension, ours }: Stage,
  name: string,
  page: Page,
): Promise<FakeOrg> => {
  const org = practice.addOrg(name)
  await extension.grantHosts(listStartPatterns(org))
  await logInAsAdmin(page, org, list)
  await sendAsExtensionPage(ours, { type: 'start-guide', org: getOrgKey(org) })
  await page.bringToFront()
  await createOverlayDriver(page).waitFor(({ state }) => state?.page === 'case-fields', 15_000)
  return org
}

const open = async (extension: ExtensionDriver, page: Page): Promise<Page> => {
  panel = await extension.openPanel(page)
  await panel.waitForSelector('header h1')
  return panel
}

test('Start and check my org shows what can be created, and once applied the next page', async ({
  practice,
  extension,
  page,
}) => {
  const org = practice.addOrg('start-and-check')
  await extension.allowHosts(listStartPatterns(org))
  await logInAsAdmin(page, org, list)
  panel = await extension.openPanel(page, 'start-check')
  await panel.waitForSelector('[data-mend="preview"]', { timeout: 20_000 })
  expect(countCorrectFields(org)).toBe(0)
  await (await panel.waitForSelector('[data-action="confirm-mend"]', { visible: true }))?.click()
  await panel.waitForSelector('[data-mend="done"]', { timeout: 20_000 })
  expect(countCorrectFields(org)).toBe(7)
  await createOverlayDriver(page).waitFor(({ state }) => state?.step === 'app', 15_000)
})

test('it stays while the admin works in Salesforce, and leads there', async ({
  practice,
  extension,
  ours,
  page,
}) => {
  const stage = { practice, extension, ours }
  await startGuide(stage, 'staying', page)
  const shown = await open(extension, page)
  const loaded = page.waitForNavigation({ timeout: 15_000 })
  await (await shown.waitForSelector('.next [data-action="show-me"]', { visible: true }))?.click()
  await loaded
  await createOverlayDriver(page).waitFor(({ state }) => state?.page === 'profile-list', 15_000)
  expect(shown.isClosed()).toBe(false)
  // It learns what the pages show.
  await page.goto(`https://staying.my.salesforce.com${list}`)
  await shown.waitForSelector('li[data-step="fields"] li[data-field]', { timeout: 10_000 })
})

test('it follows the tab in front, and masks a secret that was shown beside another', async ({
  practice,
  extension,
  ours,
  page,
}) => {
  const stage = { practice, extension, ours }
  const first = await startGuide(stage, 'first', page)
  await storeCredentials(ours, first, setUpOrg(first), token)
  const other = await extension.browser.newPage()
  await startGuide(stage, 'second', other)
  await page.bringToFront()
  const shown = await open(extension, page)
  await vi.waitUntil(async () => (await getShownOrg(shown))?.includes('first.my.salesforce.com'))
  await (
    await shown.waitForSelector('[data-action="reveal"][data-value="clientSecret"]', { visible: true })
  )?.click()
  await shown.waitForSelector('input[name="clientSecret"][type="text"]')
  await other.bringToFront()
  await vi.waitUntil(async () => (await getShownOrg(shown))?.includes('second.my.salesforce.com'), 10_000)
  expect(await shown.$eval('input[name="clientSecret"]', (input) => (input as HTMLInputElement).value)).toBe(
    '',
  )
  await page.bringToFront()
  await vi.waitUntil(async () => (await getShownOrg(shown))?.includes('first.my.salesforce.com'), 10_000)
  expect(await shown.$eval('input[name="clientSecret"]', (input) => (input as HTMLInputElement).type)).toBe(
    'password',
  )
  await other.close()
})

test('beside a tab that it cannot see, it says to click the extension’s button there', async ({
  practice,
  extension,
  ours,
  page,
}) => {
  const stage = { practice, extension, ours }
  await startGuide(stage, 'seen', page)
  const shown = await open(extension, page)
  expect(await shown.$('[data-unseen-tab]')).toBeNull()
  const unseen = await extension.browser.newPage()
  await logInAsAdmin(unseen, practice.addOrg('unseen'), list)
  await unseen.bringToFront()
  await shown.waitForSelector('[data-unseen-tab]')
  await page.bringToFront()
  await shown.waitForSelector('[data-unseen-tab]', { hidden: true })
  await unseen.close()
})

test('SpaceIQ’s form is filled from it, once access is given at the click', async ({
  practice,
  extension,
  ours,
  page,
}) => {
  const stage = { practice, extension, ours }
  const org = await startGuide(stage, 'filling', page)
  const values = setUpOrg(org)
  await storeCredentials(ours, org, values, token)
  await sendAsExtensionPage(ours, { type: 'choose-grant', org: getOrgKey(org), grant: 'password' })
  const form = await extension.browser.newPage()
  await form.goto(`https://main.spaceiq.com${spaceiqFormPath}?build=plain`)
  await page.bringToFront()
  const shown = await open(extension, page)
  await form.bringToFront()
  await extension.allowHosts(['https://main.spaceiq.com/*'])
  await (await shown.waitForSelector('[data-action="fill-spaceiq"]', { visible: true }))?.click()
  await shown.waitForSelector('[data-form-report]', { timeout: 10_000 })
  const entered = await form.evaluate(() =>
    (Reflect.get(window, 'ticketing') as () => Record<string, string>)(),
  )
  expect(entered).toMatchObject({ username: values.username, clientId: values.clientId })
  await form.close()
})
