/** What Start grants is enough for the org, on each of its hosts, and for nothing beside it. */

import type { Page } from 'puppeteer-core'
import { expect, vi } from 'vitest'
import type { ExtensionDriver } from '../../harness/driver.ts'
import { getOrgKey, logInAsAdmin, sendAsExtensionPage } from '../../harness/extension-fixtures.ts'
import { test as base } from '../../harness/fixtures.ts'
import { listStartPatterns } from '../../harness/host-access.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import type { FakeOrg } from '../../practice-org/types.ts'
import { findLightningFrame } from '../setup-guide/admin.ts'

const test = base.extend('hostAccess', { scope: 'file' }, (): 'all' | 'none' => 'none')

const list = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'
const inLightning = `/lightning/setup/ObjectManager/page?address=${encodeURIComponent(list)}`

/** Presses Start over the page, as the admin does, with the answer prepared. */
const start = async (extension: ExtensionDriver, page: Page, org: FakeOrg): Promise<void> => {
  await extension.allowHosts(listStartPatterns(org))
  const popup = await extension.openPopup(page)
  await (await popup.waitForSelector('[data-action="start"]', { visible: true }))?.click()
  await vi.waitUntil(
    () =>
      extension.inBackground(async () => (await chrome.scripting.getRegisteredContentScripts()).length > 0),
    { timeout: 10_000 },
  )
  await popup.close().catch(() => undefined)
  await page.bringToFront()
}

test.afterEach(async ({ org, ours }) => {
  await sendAsExtensionPage(ours, { type: 'clear-org', org: getOrgKey(org) })
})

for (const suffix of ['lightning.force.com', 'my.salesforce-setup.com'])
  test(`a Setup page in Lightning’s frame on ${suffix} is guided without a reload`, async ({
    extension,
    org,
    page,
  }) => {
    await logInAsAdmin(page, org, list)
    await page.goto(`https://${org.name}.${suffix}${inLightning}`)
    await vi.waitUntil(() => findLightningFrame(page) !== page.mainFrame(), { timeout: 10_000 })
    await start(extension, page, org)
    await createOverlayDriver(page, findLightningFrame(page)).waitFor(
      ({ state }) => state?.page === 'case-fields',
      15_000,
    )
  })

test('Check my org takes the session’s permission without a question', async ({ extension, org, page }) => {
  await logInAsAdmin(page, org, list)
  await start(extension, page, org)
  const hasSession = () =>
    extension.inBackground(() => chrome.permissions.contains({ permissions: ['cookies'] }))
  expect(await hasSession()).toBe(false)
  const popup = await extension.openPopup(page)
  await (await popup.waitForSelector('[data-action="check-org"]', { visible: true }))?.click()
  await popup.waitForSelector('[data-check="done"]', { timeout: 20_000 })
  expect(await hasSession()).toBe(true)
  await popup.close()
})

test('a session that ends at the common login page is told there', async ({ extension, org, page }) => {
  await logInAsAdmin(page, org, list)
  await start(extension, page, org)
  await page.goto('https://login.salesforce.com/?ec=302&startURL=%2F02u')
  const popup = await extension.openPopup(page)
  await popup.waitForFunction(() => /log in|sign in|session/i.test(document.body.innerText))
  expect(await popup.$eval('body', (body) => body.textContent)).toContain(getOrgKey(org))
  await popup.close()
})

for (const host of ['my.salesforce.com.evil.example', 'my.salesforce.com.proxy.company.example'])
  test(`nothing is asked or run behind a suffix that nobody knows: ${host}`, async ({
    extension,
    org,
    page,
  }) => {
    await page.goto(`https://${org.name}.${host}${list}`)
    const popup = await extension.openPopup(page)
    const notice = await popup.waitForSelector('[data-proxy="unknown"]', { visible: true })
    expect(await notice?.evaluate((element) => element.textContent)).toContain(host.split('.com.')[1])
    const start = await popup.$('[data-action="start"]:not(:disabled)')
    expect(start).toBeNull()
    expect(await extension.countContentScripts(page)).toBe(0)
    await popup.close()
  })
