/** The badge, the keyboard commands and the context menu, in the browser. */

import type { Page } from 'puppeteer-core'
import { expect, vi } from 'vitest'
import { stepIds } from '../../../src/setup-guide/ids.ts'
import {
  activateOrg,
  getOrgKey,
  logInAsAdmin,
  sendAsExtensionPage,
  setUpOrg,
  storeCredentials,
} from '../../harness/extension-fixtures.ts'
import { test } from '../../harness/fixtures.ts'
import type { ExtensionDriver } from '../../harness/launch.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import type { FakeOrg, PracticeOrg } from '../../practice-org/types.ts'

const home = '/setup/forcecomHomepage.apexp?setupid=ForceCom'

let practice: PracticeOrg
let org: FakeOrg
let extension: ExtensionDriver
let page: Page
let ours: Page

test.beforeAll(async ({ practice: started, extension: installed, acme, ours: own }) => {
  practice = started
  org = acme
  extension = installed
  page = await extension.browser.newPage()
  ours = own
  await logInAsAdmin(page, org, home)
})

/** Reads the toolbar button's badge and title in the tab of this URL. */
const button = (address: string) =>
  extension.inBackground(async (start) => {
    const tab = (await chrome.tabs.query({})).find(({ url }) => url?.startsWith(start))
    const tabId = tab?.id ?? -1
    return {
      text: await chrome.action.getBadgeText({ tabId }),
      title: await chrome.action.getTitle({ tabId }),
    }
  }, address)

const shows = (text: string, address = `https://${getOrgKey(org)}/`) =>
  vi.waitFor(async () => expect((await button(address)).text).toBe(text), { timeout: 5_000 })

test('just installed, it has opened its welcome page, once', async () => {
  const welcome = () =>
    extension.inBackground(async () => {
      const address = chrome.runtime.getURL('src/welcome/index.html')
      return (await chrome.tabs.query({})).filter(({ url }) => url === address).length
    })
  await vi.waitFor(async () => expect(await welcome()).toBe(1), { timeout: 5_000 })
})

test('the badge is quiet before the guide runs', async () => {
  await shows('')
})

test('counts the steps of the org, on its tabs, after every page load', async () => {
  await sendAsExtensionPage(ours, { type: 'start-over', org: getOrgKey(org) })
  await shows(`0/${stepIds.length}`)
  expect((await button(`https://${getOrgKey(org)}/`)).title).toBe(
    `SpaceIQ Setup Assistant for Salesforce: 0 of ${stepIds.length} steps done`,
  )
  await page.goto(`https://${getOrgKey(org)}/home/home.jsp`)
  await shows(`0/${stepIds.length}`)
  await page.goto('https://main.spaceiq.com/')
  await shows('', 'https://main.spaceiq.com/')
  await page.goto(`https://${getOrgKey(org)}${home}`)
  await shows(`0/${stepIds.length}`)
})

test('comes back after the background was stopped', async () => {
  await extension.stopWorker()
  await page.reload()
  await shows(`0/${stepIds.length}`)
})

test('is a check mark once SpaceIQ has accepted', async () => {
  const values = setUpOrg(org)
  await storeCredentials(ours, org, values, practice.spaceiq.token)
  await activateOrg(ours, org)
  await shows('✓')
})

test('the browser knows the three keyboard commands, each with keys and words', async () => {
  const commands = await extension.inBackground(() => chrome.commands.getAll())
  expect(
    // The command that opens the popup has no description; only Chromium reports it as ''.
    Object.fromEntries(
      commands.map(({ name, shortcut, description }) => [name, [shortcut, description ?? '']]),
    ),
  ).toEqual({
    _execute_action: ['Alt+Shift+S', ''],
    'show-step': ['Alt+Shift+E', 'Show this step'],
    'toggle-guide': ['Alt+Shift+G', 'Show or hide the guide on this page'],
  })
})

test('Show or hide puts the guide on the page away, and back', async () => {
  await sendAsExtensionPage(ours, { type: 'start-over', org: getOrgKey(org) })
  await page.goto(`https://${getOrgKey(org)}${home}`)
  await page.bringToFront()
  await createOverlayDriver(page).waitFor(({ state }) => state !== null)
  await extension.runCommand('toggle-guide')
  await createOverlayDriver(page).waitFor(({ state }) => state === null)
  await extension.runCommand('toggle-guide')
  await createOverlayDriver(page).waitFor(({ state }) => state !== null)
})

test('Show this step leads to the page of the step', async () => {
  await page.bringToFront()
  const loaded = page.waitForNavigation()
  await extension.runCommand('show-step')
  await loaded
  await createOverlayDriver(page).waitFor(({ state }) => state?.step === 'profile')
  expect(new URL(page.url()).pathname).toBe('/00e')
})

test('the context menu has Show this step', async () => {
  const has = (id: string) =>
    extension.inBackground(
      (which) =>
        chrome.contextMenus.update(which, {}).then(
          () => true,
          () => false,
        ),
      id,
    )
  expect(await has('show-step')).toBe(true)
  expect(await has('show-another')).toBe(false)
})
