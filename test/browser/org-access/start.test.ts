/** Nothing is asked for, registered or run before Start; then exactly one org is. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { describe, expect, vi } from 'vitest'
import { supportsFeature } from '../../harness/browser-support.ts'
import type { ExtensionDriver } from '../../harness/driver.ts'
import { getOrgKey, logInAsAdmin, sendAsExtensionPage } from '../../harness/extension-fixtures.ts'
import { test as base, closeTab } from '../../harness/fixtures.ts'
import { listStartPatterns } from '../../harness/host-access.ts'
import { browserName } from '../../harness/launch.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import type { FakeOrg } from '../../practice-org/types.ts'

const test = base.extend('hostAccess', { scope: 'file' }, (): 'all' | 'none' => 'none')

const list = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'

const getGranted = (extension: ExtensionDriver): Promise<readonly string[]> =>
  extension.inBackground(async () => ((await chrome.permissions.getAll()).origins ?? []).sort())

const getRegisteredHosts = (extension: ExtensionDriver): Promise<readonly string[]> =>
  extension.inBackground(async () => {
    const scripts = await chrome.scripting.getRegisteredContentScripts()
    return [...new Set(scripts.flatMap(({ matches = [] }) => matches.map((one) => new URL(one).host)))].sort()
  })

const isGuided = (page: Page) =>
  createOverlayDriver(page).waitFor(({ state }) => state?.page === 'case-fields', 10_000)

/** Presses Start in the real popup over the page, with the answer prepared, until it is guided. */
const startGuide = async (extension: ExtensionDriver, page: Page, org: FakeOrg): Promise<void> => {
  await extension.allowHosts(listStartPatterns(org))
  const popup = await extension.openPopup(page)
  await (await popup.waitForSelector('[data-action="start"]', { visible: true }))?.click()
  await isGuided(page)
  await popup.close().catch(() => undefined)
}

/** Presses Start without an answer prepared: the question closes the popup. */
const pressStartUntilClosed = async (extension: ExtensionDriver, page: Page): Promise<void> => {
  const popup = await extension.openPopup(page)
  const start = await popup.waitForSelector('[data-action="start"]', { visible: true })
  const closed = new Promise<void>((resolve) => popup.once('close', () => resolve()))
  await start?.click().catch(() => undefined)
  await closed
}

/** Counts our scripts in a page that is opened now: a frame keeps the worlds it once had. */
const countInNewPage = async (extension: ExtensionDriver, org: FakeOrg): Promise<number> => {
  const page = await extension.browser.newPage()
  await logInAsAdmin(page, org, list)
  const count = await extension.countContentScripts(page)
  await closeTab(page)
  return count
}

// So that no test finds what the one before was granted.
test.afterEach(async ({ org, ours }) => {
  await sendAsExtensionPage(ours, { type: 'clear-org', org: getOrgKey(org) })
})

describe('at the installation', () => {
  test.runIf(browserName === 'chromium')('the browser warns of nothing', async ({ extension }) => {
    const folder = mkdtempSync(join(tmpdir(), 'management-'))
    const manifest = { manifest_version: 3, name: 'Asks', version: '1', permissions: ['management'] }
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
    writeFileSync(join(folder, 'page.html'), '<!doctype html>')
    const other = await extension.installExtension(folder)
    const page = await other.open('page.html')
    const getWarnings = (built: string) =>
      page.evaluate((text) => chrome.management.getPermissionWarningsByManifest(text), built)
    const built = readFileSync('dist/chrome/manifest.json', 'utf8')
    expect(await getWarnings(built)).toEqual([])
    // The question is one that can fail.
    const wide = { ...JSON.parse(built), host_permissions: ['https://*.salesforce.com/*'] }
    expect(await getWarnings(JSON.stringify(wide))).not.toEqual([])
    await page.close()
    await other.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  test('no host may be reached, and nothing is registered', async ({ extension }) => {
    expect(await getGranted(extension)).toEqual([])
    expect(await getRegisteredHosts(extension)).toEqual([])
  })
})

test('in an org in which nobody pressed Start nothing of ours runs, also with the popup open', async ({
  extension,
  org,
  page,
}) => {
  await logInAsAdmin(page, org, list)
  const popup = await extension.openPopup(page)
  await popup.waitForSelector('[data-action="start"]', { visible: true })
  expect(await popup.$eval('body', (body) => body.textContent)).toContain(getOrgKey(org))
  expect(await extension.countContentScripts(page)).toBe(0)
  await popup.close()
  await page.reload()
  expect(await extension.countContentScripts(page)).toBe(0)
  expect(await getRegisteredHosts(extension)).toEqual([])
})

test('Start says what the browser will ask, and what Check my org will do without a question', async ({
  extension,
  org,
  page,
}) => {
  await logInAsAdmin(page, org, list)
  const popup = await extension.openPopup(page)
  const question = await popup.waitForSelector('#start-question')
  const text = (await question?.evaluate((element) => element.textContent)) ?? ''
  expect(text).toContain(getOrgKey(org))
  expect(text).toContain('api.spaceiq.com')
  expect(await popup.$eval('main', (main) => main.textContent)).toMatch(
    /Check my org.*own Salesforce session/s,
  )
  await popup.close()
})

test('Start asks for exactly this org and the endpoint, and the guide comes to the open page', async ({
  extension,
  org,
  page,
}) => {
  await logInAsAdmin(page, org, list)
  await startGuide(extension, page, org)
  expect(await getGranted(extension)).toEqual([...listStartPatterns(org)].sort())
  const hosts = listStartPatterns(org).slice(0, 3)
  expect(await getRegisteredHosts(extension)).toEqual(hosts.map((pattern) => new URL(pattern).host).sort())
})

test('where all is granted nothing is asked', async ({ extension, org, page }) => {
  await logInAsAdmin(page, org, list)
  await extension.grantHosts(listStartPatterns(org))
  const popup = await extension.openPopup(page)
  await popup.waitForSelector('[data-action="start"]', { visible: true })
  // Longer than the popup needs to learn what is granted.
  await new Promise((go) => setTimeout(go, 300))
  await popup.evaluate(() => {
    chrome.permissions.request = () => Promise.reject(new Error('asked'))
  })
  await popup.click('[data-action="start"]')
  await isGuided(page)
  await popup.close().catch(() => undefined)
})

test('another org of the same browser stays untouched', async ({ extension, practice, org, page }) => {
  const other = practice.addOrg('untouched')
  await logInAsAdmin(page, org, list)
  await startGuide(extension, page, org)
  expect(await countInNewPage(extension, other)).toBe(0)
})

describe.runIf(supportsFeature('close the popup by a question'))('the question closes the popup', () => {
  test('and the background goes on from the grant', async ({ extension, org, page, ours }) => {
    await logInAsAdmin(page, org, list)
    await pressStartUntilClosed(extension, page)
    expect(await createOverlayDriver(page).getState()).toBeNull()
    await extension.allowHosts(listStartPatterns(org))
    const granted = await ours.evaluate(
      (origins) => chrome.permissions.request({ origins: [...origins] }),
      listStartPatterns(org),
    )
    expect(granted).toBe(true)
    await page.bringToFront()
    await isGuided(page)
  })

  test('and left unanswered, the button is marked, and the next popup says what is missing', async ({
    extension,
    org,
    page,
  }) => {
    await logInAsAdmin(page, org, list)
    await pressStartUntilClosed(extension, page)
    const getMark = () => extension.inBackground(() => chrome.action.getBadgeText({}))
    await vi.waitFor(async () => expect(await getMark()).toBe('!'))
    const again = await extension.openPopup(page)
    const notice = await again.waitForSelector('[data-access="refused"]', { visible: true })
    expect(await notice?.evaluate((element) => element.textContent)).toMatch(
      /wasn’t allowed.*enter the values/s,
    )
    await again.waitForSelector('input[name="username"]', { visible: true })
    await vi.waitFor(async () => expect(await getMark()).toBe(''))
    await again.close()
  })
})

describe('given back', () => {
  test('Reset of the org gives its hosts back, and the script goes', async ({
    extension,
    org,
    page,
    ours,
  }) => {
    await logInAsAdmin(page, org, list)
    await startGuide(extension, page, org)
    await sendAsExtensionPage(ours, { type: 'clear-org', org: getOrgKey(org) })
    expect(await getGranted(extension)).toEqual([])
    await vi.waitFor(async () => expect(await getRegisteredHosts(extension)).toEqual([]))
    await page.bringToFront()
    await createOverlayDriver(page).waitFor(({ state }) => state === null)
    expect(await countInNewPage(extension, org)).toBe(0)
  })

  test('the endpoint’s host stays while another org needs it', async ({ extension, practice, org, ours }) => {
    const other = practice.addOrg('needs-it')
    await extension.grantHosts([...new Set([...listStartPatterns(org), ...listStartPatterns(other)])])
    await sendAsExtensionPage(ours, { type: 'remove-access', org: getOrgKey(org) })
    expect(await getGranted(extension)).toEqual([...listStartPatterns(other)].sort())
    await sendAsExtensionPage(ours, { type: 'remove-access', org: getOrgKey(other) })
    expect(await getGranted(extension)).toEqual([])
  })

  test('Options lists each org, and removes its access', async ({ extension, org, page }) => {
    await logInAsAdmin(page, org, list)
    await startGuide(extension, page, org)
    const options = await extension.openExtensionPage('src/options/index.html')
    const row = `[data-access-to="${getOrgKey(org)}"]`
    await options.waitForSelector(row)
    await options.click(`${row} [data-action="remove-access"]`)
    await options.waitForSelector(row, { hidden: true })
    expect(await getGranted(extension)).toEqual([])
    await options.close()
    await page.bringToFront()
    await createOverlayDriver(page).waitFor(({ state }) => state === null)
  })

  test('in the browser’s settings, the guide leaves the open page, and the popup asks again', async ({
    extension,
    org,
    page,
  }) => {
    await logInAsAdmin(page, org, list)
    await startGuide(extension, page, org)
    await extension.setHostAccess(listStartPatterns(org).slice(0, 3), false)
    await page.bringToFront()
    await createOverlayDriver(page).waitFor(({ state }) => state === null)
    await vi.waitFor(async () => expect(await getRegisteredHosts(extension)).toEqual([]))
    const popup = await extension.openPopup(page)
    await popup.waitForSelector('[data-access="missing"]', { visible: true })
    // What was granted once, Chromium's settings give back at once, without a question.
    if (supportsFeature('answer a question of the browser')) await popup.click('[data-action="allow-access"]')
    else await extension.setHostAccess(listStartPatterns(org).slice(0, 3), true)
    await isGuided(page)
    await popup.close().catch(() => undefined)
  })
})

test('a leftover registration does not outlive its grant', async ({ extension, org, page }) => {
  await logInAsAdmin(page, org, list)
  await extension.inBackground(
    (matches) =>
      chrome.scripting.registerContentScripts([
        { id: 'guide:left.my.salesforce.com', matches: [matches], js: ['src/setup-guide/content/index.js'] },
      ]),
    `https://${getOrgKey(org)}/p/setup/*`,
  )
  await extension.stopWorker()
  // Any event starts it again.
  const ours = await extension.openExtensionPage('src/options/index.html')
  await vi.waitFor(async () => expect(await getRegisteredHosts(extension)).toEqual([]))
  await ours.close()
})
