/** *Describe this page* in the browser: the page in front and its frames, without what stands in them. */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { parseSkeleton } from '../../../src/page-skeleton/parse-skeleton.ts'
import type { PageSkeleton } from '../../../src/page-skeleton/skeleton.ts'
import { getSkeletonPagePath } from '../../../src/page-skeleton/skeleton-page.ts'
import {
  getOrgKey,
  logInAsAdmin,
  openMessagingPage,
  sendAsExtensionPage,
} from '../../harness/extension-fixtures.ts'
import { type ExtensionDriver, launchBrowser } from '../../harness/launch.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { addProfileFixture } from '../../practice-org/fixtures.ts'
import { startPracticeOrg } from '../../practice-org/index.ts'
import type { FakeOrg, PracticeOrg } from '../../practice-org/types.ts'

const downloads = mkdtempSync(join(tmpdir(), 'spaceiq-skeleton-'))
/** Planted in the page: as a text, as what somebody typed, in attributes and in ids. */
const word = 'Zebulon'
const recordId = '0035g00000777QxAAA'
const consumerKey = `3MVG9${'aB3dE5gH'.repeat(10)}`

let practice: PracticeOrg
let org: FakeOrg
let extension: ExtensionDriver
let page: Page
let ours: Page

beforeAll(async () => {
  practice = await startPracticeOrg()
  const acme = practice.orgs.get('acme')
  if (!acme) throw new Error('No acme')
  org = acme
  addProfileFixture(org)
  extension = await launchBrowser({ port: practice.port, downloadDir: downloads })
  ours = await openMessagingPage(extension)
  page = await extension.browser.newPage()
  await logInAsAdmin(page, org, '/005/e')
  await sendAsExtensionPage(ours, { type: 'start-guide', org: getOrgKey(org) })
}, 120_000)

afterAll(async () => {
  await extension?.close()
  await practice?.close()
  rmSync(downloads, { recursive: true, force: true })
})

/** Serves the form for a new user with another id for Alias, and with what nobody should see. */
const visitChangedForm = async () => {
  const address = `https://${getOrgKey(org)}/005/e`
  practice.overrides.clear()
  await page.goto(address)
  const html = await page.evaluate(async () => (await fetch('/005/e')).text())
  const planted = `<p id="row_${recordId}" class="${consumerKey} x${word}" title="${word}" onclick="go('${word}')">${word} ${consumerKey}</p>`
  practice.overrides.set(
    address.replace('https://', ''),
    html.replaceAll('"Alias"', '"AliasNext"').replace('</form>', () => `${planted}</form>`),
  )
  await page.goto(address)
  await page.bringToFront()
  await page.type('#name_lastName', word)
}

/** Opens the page that shows the skeleton, as the card and the popup do, and waits for it. */
const openSkeleton = async (): Promise<{ shown: Page; text: string; skeleton: PageSkeleton }> => {
  await page.bringToFront()
  const shown = await extension.openExtensionPage(getSkeletonPagePath(getOrgKey(org)).slice(1))
  await shown.waitForSelector('textarea.report')
  const text = await shown.$eval('textarea.report', (area) => (area as HTMLTextAreaElement).value)
  const skeleton = parseSkeleton(text)
  if (!skeleton) throw new Error(text)
  return { shown, text, skeleton }
}

const expectNothingPlanted = (text: string) => {
  const planted = [word, recordId, consumerKey, org.name, ...org.sessions.keys()]
  expect(planted.filter((one) => text.toLowerCase().includes(one.toLowerCase()))).toEqual([])
}

test('where a control is lost the card leads to the description of the page', async () => {
  await visitChangedForm()
  const overlay = createOverlayDriver(page)
  const view = await overlay.waitFor(({ state }) => state?.state === 'lost')
  expect(view.actions).toContain('describe-page')
  const before = (await extension.inBackground(() => chrome.tabs.query({}))).length
  await overlay.clickAction('describe-page')
  const address = extension.url(getSkeletonPagePath(getOrgKey(org)).slice(1))
  await vi.waitFor(
    async () => {
      const tabs = await extension.inBackground(() => chrome.tabs.query({}))
      expect(tabs.length).toBe(before + 1)
      expect(tabs.map(({ url }) => url)).toContain(address)
    },
    { timeout: 10_000 },
  )
  await page.bringToFront()
  await overlay.clickAction('describe-page')
  // In front again, and no other one.
  await vi.waitFor(
    async () => {
      const front = await extension.inBackground(() => chrome.tabs.query({ active: true }))
      expect(front.map(({ url }) => url)).toContain(address)
    },
    { timeout: 10_000 },
  )
  expect((await extension.inBackground(() => chrome.tabs.query({}))).length).toBe(before + 1)
  await extension.inBackground(async (opened) => {
    const ids = (await chrome.tabs.query({})).flatMap(({ id, url }) => (url === opened && id ? [id] : []))
    await chrome.tabs.remove(ids)
  }, address)
})

test('the description names the lost control and what stands there, and nothing that was planted', async () => {
  await visitChangedForm()
  const { shown, text, skeleton } = await openSkeleton()
  expectNothingPlanted(text)
  const [frame] = skeleton.frames
  expect(frame).toMatchObject({ page: 'user-edit', hostFamily: 'my.salesforce.com', cut: false })
  expect(frame?.controls.find(({ control }) => control === 'alias')).toEqual({
    control: 'alias',
    wanted: true,
    ways: [{ way: '#Alias', matches: 0 }],
  })
  expect(frame?.elements.find((line) => line.includes("id='AliasNext'"))).toBeDefined()
  expect(frame?.elements.find((line) => line.includes("guide-control='lastName'"))).toBeDefined()
  await shown.close()
})

test('what is saved is what was read, and only then', async () => {
  const { shown, text } = await openSkeleton()
  expect(readdirSync(downloads)).toEqual([])
  await shown.locator('[data-action="save-skeleton"]').click()
  await vi.waitFor(
    () => {
      // Firefox first writes to a `.part` file next to it.
      const [file = '', ...others] = readdirSync(downloads)
      expect(others).toEqual([])
      expect(file).toMatch(/^spaceiq-page-skeleton-\d{4}-\d\d-\d\d\.json$/)
      expect(readFileSync(join(downloads, file), 'utf8')).toBe(text)
    },
    { timeout: 10_000 },
  )
  await shown.close()
})

test('Lightning’s page and the Classic page in its frame are described both', async () => {
  practice.overrides.clear()
  await page.goto(
    `https://${org.name}.lightning.force.com/lightning/setup/EnhancedProfiles/page?address=${encodeURIComponent('/00e')}`,
  )
  await vi.waitFor(() => expect(page.frames().length).toBeGreaterThan(1), { timeout: 10_000 })
  await vi.waitFor(
    async () => {
      const { shown, text, skeleton } = await openSkeleton()
      await shown.close()
      expectNothingPlanted(text)
      expect(skeleton.frames.map(({ page: id }) => id)).toContain('profile-list')
      expect(skeleton.frames.length).toBeGreaterThan(1)
    },
    { timeout: 30_000, interval: 1_000 },
  )
})
