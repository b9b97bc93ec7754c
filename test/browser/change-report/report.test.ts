/** The report in the browser: from the check to a page, a file and paper. */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { escapeMarkdown } from '../../../src/change-report/report-markdown.ts'
import {
  getOrgKey,
  logInAsAdmin,
  openMessagingPage,
  sendAsExtensionPage,
} from '../../harness/extension-fixtures.ts'
import { browserName, type ExtensionDriver, launchBrowser } from '../../harness/launch.ts'
import { writePersistentStore } from '../../harness/persistent-store.ts'
import { startPracticeOrg } from '../../practice-org/index.ts'
import type { FakeOrg, PracticeOrg } from '../../practice-org/types.ts'
import { resolveMessage } from '../../support/texts.ts'
import { runAxeInEveryAppearance } from '../accessibility/visual-states.ts'

const hostileName = 'SpaceIQ | <b>Only</b> [x](https://evil.example)'
const profileId = '00e5g00000777QxAAA'

let practice: PracticeOrg
let org: FakeOrg
let extension: ExtensionDriver
let popup: Page
let report: Page
const downloads = mkdtempSync(join(tmpdir(), 'spaceiq-setup-report-'))

/** Lists the values that must not be in a report. */
const secrets = (): readonly string[] =>
  [
    ...org.sessions.keys(),
    ...org.users.map(({ password }) => password),
    ...org.apps.flatMap(({ consumerKey, consumerSecret }) => [consumerKey, consumerSecret]),
    'siq-token-0123456789abcdef',
  ].filter((secret) => secret !== '')

const click = async (page: Page, selector: string) => {
  await page.waitForSelector(`${selector}:not(:disabled)`, { visible: true })
  await page.$eval(selector, (element) => element.scrollIntoView({ block: 'center' }))
  await page.locator(selector).setTimeout(5_000).click()
}

/** Reads the rows of a section, each cell as its lines. */
const readRows = (section: string): Promise<string[][][]> =>
  report.$$eval(`[data-section="${section}"] tbody tr`, (rows) =>
    rows.map((row) =>
      [...row.children].map((cell) =>
        [...cell.querySelectorAll('bdi')].map((line) => line.textContent ?? ''),
      ),
    ),
  )

const readMarkdown = async (): Promise<string> => {
  for (const file of readdirSync(downloads)) rmSync(join(downloads, file))
  await click(report, '[data-action="save-markdown"]')
  return vi.waitFor(
    () => {
      // Firefox first writes to a `.part` file next to it.
      const [file = '', ...others] = readdirSync(downloads)
      expect(others).toEqual([])
      expect(file).toMatch(/^spaceiq-setup-report-acme\.my\.salesforce\.com-\d{4}-\d\d-\d\d\.md$/)
      const text = readFileSync(join(downloads, file), 'utf8')
      expect(text).not.toBe('')
      return text
    },
    { timeout: 10_000 },
  )
}

beforeAll(async () => {
  practice = await startPracticeOrg()
  const acme = practice.orgs.get('acme')
  if (!acme) throw new Error('No acme')
  org = acme
  extension = await launchBrowser({ port: practice.port, downloadDir: downloads })
  const page = await extension.browser.newPage()
  await logInAsAdmin(page, org, '/setup/forcecomHomepage.apexp?setupid=ForceCom')
  const ours = await openMessagingPage(extension)
  const key = getOrgKey(org)
  await sendAsExtensionPage(ours, { type: 'start-over', org: key })
  await sendAsExtensionPage(ours, { type: 'set-token', org: key, token: 'siq-token-0123456789abcdef' })
  popup = await extension.openPopupInTab()
  await click(popup, '[data-action="check-org"]')
  await popup.waitForSelector('[data-check="done"]')
  await click(popup, '[data-action="confirm-mend"]')
  await popup.waitForSelector('[data-mend="done"]')
  const change = {
    key: '1',
    at: Date.now(),
    until: Date.now(),
    source: 'repair',
    kind: 'profile',
    action: 'made',
    name: hostileName,
    id: profileId,
    details: [],
    author: null,
    takenBackAt: null,
  }
  await writePersistentStore(ours, {
    [`changes:${key}`]: { version: 1, organizationId: null, changes: [change] },
  })
  await popup.bringToFront()
}, 180_000)

afterAll(async () => {
  await extension?.close()
  await practice?.close()
  rmSync(downloads, { recursive: true, force: true })
})

test('after a repair the report opens from the check, and tells of it', async () => {
  const link = await popup.waitForSelector('[data-action="export-report"]', { visible: true })
  const address = await link?.evaluate((element) => [
    element.getAttribute('href') ?? '',
    element.getAttribute('target'),
  ])
  const [path = '', target] = address ?? []
  expect(target).toBe('_blank')
  report = await extension.openExtensionPage(path?.slice(1) ?? '')
  await report.waitForSelector('[data-section="open"]')
  const found = await readRows('found')
  expect(found.flat(2).join('\n')).toContain(resolveMessage('check_field', 'Team'))
  const asked = await readRows('asked')
  expect(asked[0]?.[2]).toEqual([org.users[0]?.username])
  expect(asked[1]?.[1]).toEqual([resolveMessage('report_not_checked')])
  expect((await readRows('changed'))[0]?.[0]).toEqual([hostileName, profileId])
  const open = await readRows('open')
  expect(open.map(([what]) => what?.join())).toContain(resolveMessage('step_app_title'))
  expect(await report.$eval(`[data-section="changed"] a`, (one) => (one as HTMLAnchorElement).href)).toBe(
    `https://${getOrgKey(org)}/${profileId}`,
  )
})

test('the file has what the page has, row by row, and its names stay text', async () => {
  const markdown = await readMarkdown()
  const sections = await report.$$eval('section[data-section]', (all) =>
    all.map((one) => (one as HTMLElement).dataset.section ?? ''),
  )
  expect(sections).toEqual(['facts', 'asked', 'found', 'steps', 'logins', 'changed', 'open'])
  for (const section of sections) {
    for (const cells of await readRows(section)) {
      const lines = cells.map((cell) => cell.map(escapeMarkdown).join(' · '))
      const plain = markdown.replace(/\[((?:\\.|[^\]\\])*)\]\(https:[^)]*\)/g, '$1')
      expect(plain).toContain(`| ${lines.join(' | ')} |`)
    }
  }
  expect(markdown).not.toContain(hostileName)
})

test('no secret is in the file, on the page or in its address', async () => {
  const all = [await readMarkdown(), await report.content(), report.url()].join('\n')
  expect(secrets().length).toBeGreaterThan(3)
  expect(secrets().filter((secret) => all.includes(secret))).toEqual([])
})

test('the zip for deployment opens, and has its package.xml', async () => {
  for (const file of readdirSync(downloads)) rmSync(join(downloads, file))
  await click(report, '[data-action="export-deployment"]')
  const files = await vi.waitFor(
    () => {
      expect(readdirSync(downloads)).toEqual(['spaceiq-deployment.zip'])
      return unzipSync(readFileSync(join(downloads, 'spaceiq-deployment.zip')))
    },
    { timeout: 10_000 },
  )
  expect(strFromU8(files['package.xml'] ?? new Uint8Array())).toContain(
    '<members>Case.ExternalID__c</members>',
  )
})

test.runIf(browserName === 'chromium')(
  'on paper there are no buttons, and links show their addresses',
  async () => {
    await report.emulateMediaType('print')
    try {
      expect(await report.$$eval('button', (all) => all.filter((one) => one.checkVisibility()).length)).toBe(
        0,
      )
      const [color, background, address] = await report.$eval('[data-section="changed"] a', (link) => [
        getComputedStyle(link).color,
        getComputedStyle(document.documentElement).backgroundColor,
        getComputedStyle(link, '::after').content,
      ])
      expect([color, background]).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)'])
      expect(address).toContain(profileId)
      expect(await report.$eval('thead', (head) => getComputedStyle(head).display)).toBe('table-header-group')
    } finally {
      await report.emulateMediaType()
    }
  },
)

test('axe finds nothing in any look', async () => {
  await report.bringToFront()
  expect(await runAxeInEveryAppearance(report, 'page', 'report', { fullPage: true })).toEqual([])
})
