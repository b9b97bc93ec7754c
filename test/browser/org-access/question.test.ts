/** Firefox's real question at Start: what it names, and what its answers lead to. */

import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  getOrgKey,
  logInAsAdmin,
  openMessagingPage,
  sendAsExtensionPage,
} from '../../harness/extension-fixtures.ts'
import { listStartPatterns } from '../../harness/host-access.ts'
import { browserName, type ExtensionDriver, launchBrowser } from '../../harness/launch.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { startPracticeOrg } from '../../practice-org/index.ts'
import type { FakeOrg, PracticeOrg } from '../../practice-org/types.ts'

const list = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'

describe.runIf(browserName === 'firefox')('the question at Start', () => {
  let practice: PracticeOrg
  let extension: ExtensionDriver
  let ours: Page

  beforeAll(async () => {
    practice = await startPracticeOrg()
    extension = await launchBrowser({ port: practice.port, hostAccess: 'none', permissionPrompts: true })
    ours = await openMessagingPage(extension)
  })
  afterAll(async () => {
    await extension?.close()
    await practice?.close()
  })

  /** Opens the Case fields of a new org, presses Start in its popup and answers the question. */
  const start = async (name: string, allow: boolean) => {
    const org = practice.addOrg(name)
    const page = await extension.browser.newPage()
    await logInAsAdmin(page, org, list)
    const popup = await extension.openPopup(page)
    await (await popup.waitForSelector('[data-action="start"]', { visible: true }))?.click()
    const question = await extension.answerQuestion(allow)
    return { org, page, popup, question }
  }
  const revokeCollection = () =>
    ours.evaluate(() =>
      chrome.permissions.remove({
        data_collection: ['authenticationInfo'],
      } as chrome.permissions.Permissions),
    )
  const activate = async (org: FakeOrg): Promise<string | undefined> => {
    const state = { type: 'get-popup-state', org: getOrgKey(org) }
    await ours.evaluate((message) => chrome.runtime.sendMessage(message), {
      type: 'activate',
      org: getOrgKey(org),
      endpoint: 'https://api.spaceiq.com/integrations/salesforce/activate',
      grant: 'password',
    })
    const reply = await ours.evaluate((message) => chrome.runtime.sendMessage(message), state)
    return reply.value.activation.outcome?.kind
  }

  test('names this org’s hosts and the endpoint’s, and allowed, the guide is on the page', async () => {
    const { org, page, popup, question } = await start('allowed', true)
    for (const pattern of listStartPatterns(org)) expect(question).toContain(new URL(pattern).host)
    await createOverlayDriver(page).waitFor(({ state }) => state?.page === 'case-fields', 10_000)
    await popup.close().catch(() => undefined)
    await page.close()
  })

  test('refused, the popup says what is missing and what still works, and nothing runs', async () => {
    const { page, popup } = await start('refused', false)
    const notice = await popup.waitForSelector('[data-access="refused"]', { visible: true })
    expect(await notice?.evaluate((element) => element.textContent)).toMatch(
      /wasn’t allowed.*enter the values/s,
    )
    expect(await extension.countContentScripts(page)).toBe(0)
    await popup.close()
    await page.close()
  })

  test('with the sending of sign-in data alone taken back, the guide works, and nothing is sent', async () => {
    const { org, page, popup } = await start('collection', true)
    await createOverlayDriver(page).waitFor(({ state }) => state?.page === 'case-fields', 10_000)
    await popup.close().catch(() => undefined)
    await revokeCollection()
    await page.reload()
    await createOverlayDriver(page).waitFor(({ state }) => state?.page === 'case-fields', 10_000)
    await vi.waitFor(async () => expect(await activate(org)).toBe('access-missing'))
    expect(practice.spaceiq.received).toEqual([])
    await sendAsExtensionPage(ours, { type: 'clear-org', org: getOrgKey(org) })
    await page.close()
  })
})
