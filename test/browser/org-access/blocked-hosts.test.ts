/**
 * An organization's policy keeps extensions off the org, though the permission for it stands: a
 * real policy, in a real browser.
 */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PopupState, Reply } from '../../../src/messages.ts'
import { findBrowser } from '../../../tools/browser.mjs'
import {
  getOrgKey,
  logInAsAdmin,
  openMessagingPage,
  sendAsExtensionPage,
} from '../../harness/extension-fixtures.ts'
import { browserName, type ExtensionDriver, launchBrowser } from '../../harness/launch.ts'
import { canManage } from '../../harness/managed-policy.ts'
import { startPracticeOrg } from '../../practice-org/index.ts'
import type { PracticeOrg } from '../../practice-org/types.ts'

const list = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'
const canBlock = browserName === 'firefox' || canManage(findBrowser() ?? '')

describe.runIf(canBlock)('an organisation keeps extensions off the org', () => {
  let practice: PracticeOrg
  let extension: ExtensionDriver

  beforeAll(async () => {
    practice = await startPracticeOrg()
    extension = await launchBrowser({ port: practice.port, blockedHosts: ['acme.my.salesforce.com'] })
  })
  afterAll(async () => {
    await extension?.browser.close()
    await practice?.close()
  })

  test('the popup says that something keeps it off, and whom to ask; not that no tab is open', async () => {
    const org = practice.orgs.get('acme')
    if (!org) throw new Error('The practice org has no acme')
    const ours = await openMessagingPage(extension)
    await sendAsExtensionPage(ours, { type: 'start-guide', org: getOrgKey(org) }).catch(() => undefined)
    const page = await extension.browser.newPage()
    await logInAsAdmin(page, org, list)
    expect(await page.evaluate(() => document.querySelector('spaceiq-guide'))).toBeNull()
    const popup = await extension.openPopup(page)
    const notice = await popup.waitForSelector('[data-kept-off="barred"]', { timeout: 30_000 })
    const said = await notice?.evaluate((element) => element.textContent)
    expect(said).toContain('Something keeps the extension off these pages')
    expect(said).toMatch(/ask whoever manages this browser/i)
    expect(await popup.$eval('body', (body) => body.textContent)).not.toContain('No tab shows this org')
    await popup.close()
  })

  test('an org beside it is guided as ever', async () => {
    const other = practice.addOrg('beside')
    const ours = await openMessagingPage(extension)
    const page = await extension.browser.newPage()
    await logInAsAdmin(page, other, list)
    await sendAsExtensionPage(ours, { type: 'start-guide', org: getOrgKey(other) })
    const popup = await extension.openPopup(page)
    await popup.waitForSelector('[data-action="show-me"]')
    expect(await popup.$('[data-kept-off="barred"]')).toBeNull()
    await popup.close()
  })

  test('Check my org blames neither disk nor connection', async () => {
    const org = practice.orgs.get('acme')
    if (!org) throw new Error('The practice org has no acme')
    const ours = await openMessagingPage(extension)
    await sendAsExtensionPage(ours, { type: 'check-org', org: getOrgKey(org) })
    const reply = await ours.evaluate(
      (message) => chrome.runtime.sendMessage(message) as Promise<Reply<PopupState>>,
      { type: 'get-popup-state', org: getOrgKey(org) },
    )
    expect(reply).toMatchObject({ ok: true, value: { api: { report: { ok: false, reason: 'kept-off' } } } })
  })
})
