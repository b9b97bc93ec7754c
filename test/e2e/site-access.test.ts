/** The browser can take the extension's access to Salesforce away; the popup says so, and gets it back. */

import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { OrgState, PracticeOrg } from '../org/contract.ts'
import { startPracticeOrg } from '../org/index.ts'
import { can } from './harness/capabilities.ts'
import { type DrivenBrowser, launchChromium } from './harness/launch.ts'
import { overlay } from './harness/overlay.ts'
import { keyOf, oursOf, signIn, tell } from './harness/seed.ts'

const list = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'

let practice: PracticeOrg
let org: OrgState
let driven: DrivenBrowser
let page: Page

beforeAll(async () => {
  practice = await startPracticeOrg()
  const acme = practice.orgs.get('acme')
  if (!acme) throw new Error('No acme')
  org = acme
  driven = await launchChromium({ port: practice.port })
  page = await driven.browser.newPage()
  await signIn(page, org, list)
  const ours = await oursOf(driven)
  await tell(ours, { type: 'start', org: keyOf(org) })
  await ours.close()
  await page.bringToFront()
  await overlay(page).waitFor(({ state }) => state?.page === 'case-fields')
})

afterAll(async () => {
  await driven?.close()
  await practice?.close()
})

test.runIf(can('take a required host away'))(
  'taken away, the popup says what that means; allowed again, the guide is on the open page',
  async () => {
    await driven.inBackground(() =>
      chrome.permissions.remove({ origins: chrome.runtime.getManifest().host_permissions ?? [] }),
    )
    await page.reload()
    expect(await overlay(page).state()).toBeNull()
    // The press of the extension's button lends it the page, until the next one.
    const popup = await driven.openPopup(page)
    await popup.waitForSelector('[data-access="missing"]', { timeout: 10_000 })
    await popup.click('[data-action="allow-access"]')
    await vi.waitUntil(() =>
      driven.inBackground(async () => {
        const { origins = [] } = await chrome.permissions.getAll()
        return origins.length > 0
      }),
    )
    await page.bringToFront()
    await page.reload()
    await overlay(page).waitFor(({ state }) => state?.page === 'case-fields', 10_000)
  },
)

test.runIf(can('take a required host away'))(
  'allowed again, the guide comes to the pages that are open',
  async () => {
    const origins = await driven.inBackground(async () => {
      const all = chrome.runtime.getManifest().host_permissions ?? []
      await chrome.permissions.remove({ origins: all })
      return all
    })
    await page.reload()
    expect(await overlay(page).state()).toBeNull()
    const ours = await driven.openOurs('src/options/index.html')
    await ours.evaluate((wanted) => {
      const button = document.body.appendChild(document.createElement('button'))
      button.id = 'ask'
      button.onclick = () => void chrome.permissions.request({ origins: wanted })
    }, origins)
    await ours.click('#ask')
    await page.bringToFront()
    await overlay(page).waitFor(({ state }) => state?.page === 'case-fields', 10_000)
  },
)
