/**
 * The extension is updated, installed or removed while pages of the org are open: the old script
 * lets go, the new one goes on.
 */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Frame, Page } from 'puppeteer-core'
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

let practice: PracticeOrg
let org: FakeOrg
let extension: ExtensionDriver
let page: Page
const profile = mkdtempSync(join(tmpdir(), 'spaceiq-update-'))
const problems: string[] = []

beforeAll(async () => {
  // Otherwise Chromium disables an unpacked extension that reloads itself.
  mkdirSync(join(profile, 'Default'))
  writeFileSync(
    join(profile, 'Default', 'Preferences'),
    JSON.stringify({ extensions: { ui: { developer_mode: true } } }),
  )
  practice = await startPracticeOrg()
  const acme = practice.orgs.get('acme')
  if (!acme) throw new Error('No acme')
  org = acme
  extension = await launchBrowser({ port: practice.port, userDataDir: profile, detachFromWorker: true })
  page = await extension.browser.newPage()
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) problems.push(message.text())
  })
  await logInAsAdmin(page, org, '/00e?setupid=Profiles')
  await sendAsExtensionPage(await openMessagingPage(extension), { type: 'start-over', org: getOrgKey(org) })
  await page.bringToFront()
})

afterAll(async () => {
  await extension?.close()
  await practice?.close()
  rmSync(profile, { recursive: true, force: true })
})

const update = () => extension.reloadExtension(page)

const overlays = (frame: Frame = page.mainFrame()) => frame.$$eval('spaceiq-guide', (all) => all.length)
const mark = (name: string, frame: Frame = page.mainFrame()) =>
  frame.$eval('spaceiq-guide', (host, text) => host.setAttribute('data-test', text), name)
const marked = (frame: Frame = page.mainFrame()) =>
  frame.$eval('spaceiq-guide', (host) => host.getAttribute('data-test'))

const listeners = () => extension.countListeners(page)

/** Waits until the previous overlay is replaced by a new one. */
const replaced = async (frame: Frame = page.mainFrame()) => {
  await frame.waitForFunction(
    () => {
      const host = document.querySelector('spaceiq-guide')
      return host !== null && !host.hasAttribute('data-test')
    },
    { timeout: 15_000 },
  )
}

test('after an update the overlay is there once, and it is the new one', async () => {
  await createOverlayDriver(page).waitFor(({ state }) => state !== null)
  await mark('old')
  const before = await listeners()
  expect(before).toBeGreaterThan(3)
  await update()
  await replaced()
  expect(await overlays()).toBe(1)
  expect((await createOverlayDriver(page).getState())?.page).toBe('profile-list')
  await vi.waitFor(async () => expect(await listeners()).toBe(before), { timeout: 3_000 })
})

test('the old one does not come back, whatever happens on the page', async () => {
  await mark('new')
  await page.evaluate(() => document.body.append(document.createElement('p')))
  await page.mouse.click(5, 5)
  await page.keyboard.press('Tab')
  await new Promise((go) => setTimeout(go, 300))
  expect(await overlays()).toBe(1)
  expect(await marked()).toBe('new')
})

test('the journey goes on in the same page', async () => {
  await createOverlayDriver(page).clickAction('hide')
  await createOverlayDriver(page).waitFor(({ state }) => state === null)
  await sendAsExtensionPage(await openMessagingPage(extension), {
    type: 'set-overlay-hidden',
    org: getOrgKey(org),
    hidden: false,
  })
  await page.bringToFront()
  await createOverlayDriver(page).waitFor(({ state }) => state?.page === 'profile-list')
})

test('a script that is there already is not joined by another', async () => {
  await mark('here')
  const before = await listeners()
  const ours = await openMessagingPage(extension)
  await ours.evaluate(async () => {
    const files = ['src/setup-guide/content/index.js']
    for (const { id = -1 } of await chrome.tabs.query({ url: 'https://*.my.salesforce.com/*' }))
      await chrome.scripting.executeScript({ target: { tabId: id }, files })
  })
  await new Promise((go) => setTimeout(go, 300))
  expect(await overlays()).toBe(1)
  expect(await marked()).toBe('here')
  expect(await listeners()).toBe(before)
})

test('when the extension is removed, nothing of it listens any more after the next thing that happens on the page', async () => {
  await extension.browser.uninstallExtension(extension.extensionId)
  await page.keyboard.press('Tab')
  await vi.waitFor(async () => expect(await listeners()).toBe(0), { timeout: 5_000 })
})

test.runIf(supportsFeature('a script outlives its extension'))('and its overlay has gone', async () => {
  expect(await overlays()).toBe(0)
})

test('none of it makes the page complain', () => {
  expect(problems).toEqual([])
})
