/**
 * The options page in the browser: token, diagnostic report, reset, forget everything; after a
 * whole journey and failing ends.
 */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HTTPRequest, Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import manifest from '../../../manifest.json' with { type: 'json' }
import { requiredCaseFields } from '../../../src/required-setup.ts'
import {
  type ActivationCredentials,
  activateOrg,
  dumpStorage,
  getOrgKey,
  openMessagingPage,
  sendAsExtensionPage,
  storeCredentials,
} from '../../harness/extension-fixtures.ts'
import { type ExtensionDriver, launchBrowser } from '../../harness/launch.ts'
import { addFieldsFixture } from '../../practice-org/fixtures.ts'
import { startPracticeOrg } from '../../practice-org/index.ts'
import type { FakeOrg, PracticeOrg, SpaceIqFailureMode } from '../../practice-org/types.ts'
import { isFullRun } from '../../support/sample.ts'
import { resolveMessage } from '../../support/texts.ts'
import { createJourney, type Journey, journeyStages } from '../setup-guide/journey.ts'

let practice: PracticeOrg
let org: FakeOrg
let extension: ExtensionDriver
let journey: Journey
let options: Page
let ours: Page
const downloads = mkdtempSync(join(tmpdir(), 'spaceiq-report-'))

/** Lists the values that must not be in a report. */
const secrets = (): readonly string[] =>
  [
    practice.spaceiq.token,
    ...org.sessions.keys(),
    ...org.users.flatMap(({ username, password, email }) => [username, password, email]),
    ...org.apps.flatMap(({ consumerKey, consumerSecret }) => [consumerKey, consumerSecret]),
    ...org.mailbox.flatMap(({ code, password }) => [code ?? '', password ?? '']),
    org.name,
  ].filter((secret) => secret !== '')

const click = async (selector: string) => {
  await options.waitForSelector(`${selector}:not(:disabled)`, { visible: true })
  await options.$eval(selector, (element) => element.scrollIntoView({ block: 'center' }))
  await options.locator(selector).setTimeout(5_000).click()
}

/** Waits until this text is visible, wherever on the page the button is. */
const said = (text: string) =>
  options.waitForFunction(
    (wanted) => {
      const line = document.querySelector('main > [role="status"]')
      const { top = -1, bottom = 0 } = line?.getBoundingClientRect() ?? {}
      return line?.textContent?.includes(wanted) && top >= 0 && bottom <= innerHeight
    },
    { timeout: 5_000 },
    text,
  )

/** Reads the report on the page. */
const report = async (): Promise<string> => {
  await options.reload()
  await options.bringToFront()
  await click('[data-action="make-report"]')
  await options.waitForSelector('textarea.report')
  return options.$eval('textarea.report', (area) => (area as HTMLTextAreaElement).value)
}

const expectClean = (text: string) => {
  expect(secrets().length).toBeGreaterThan(5)
  expect(secrets().filter((secret) => text.includes(secret))).toEqual([])
}

beforeAll(async () => {
  practice = await startPracticeOrg()
  practice.spaceiq.token = 'siq-token-0123456789abcdef'
  const acme = practice.orgs.get('acme')
  if (!acme) throw new Error('No acme')
  org = acme
  extension = await launchBrowser({ port: practice.port, downloadDir: downloads })
  journey = await createJourney(extension, practice)
  ours = await openMessagingPage(extension)
  await journey.admin.page.bringToFront()
  // The report does not tell found fields from created ones.
  if (!isFullRun) addFieldsFixture(org, { names: requiredCaseFields.slice(2).map(({ name }) => name) })
  for (const stage of journeyStages) await stage.run(journey)
  options = await extension.openExtensionPage('src/options/index.html')
}, 300_000)

afterAll(async () => {
  await extension?.close()
  await practice?.close()
  rmSync(downloads, { recursive: true, force: true })
})

test('after a whole journey the report tells of every step and page, and holds no secret and no name', async () => {
  const text = await report()
  const { orgs, browser, version } = JSON.parse(text)
  expect(version).toMatch(/^\d/)
  expect(browser.agent).toMatch(/Chrome|Firefox/)
  expect(orgs).toHaveLength(1)
  expect(orgs[0].steps).toMatchObject({ profile: 'done', fields: 'done', app: 'done', activate: 'done' })
  expect(orgs[0].evidence.fields.Team).toBe('found')
  expect(orgs[0].activation).toMatchObject({ outcome: 'active' })
  expect(orgs[0].pages.join()).toContain('consumer-details')
  expectClean(text)
})

test('it is saved as it is shown, and only then', async () => {
  const shown = await report()
  expect(readdirSync(downloads)).toEqual([])
  await click('[data-action="save-report"]')
  await vi.waitFor(
    () => {
      // Firefox first writes to a `.part` file next to it.
      const [file = '', ...others] = readdirSync(downloads)
      expect(others).toEqual([])
      expect(file).toMatch(/^spaceiq-setup-assistant-\d{4}-\d\d-\d\d\.json$/)
      expect(readFileSync(join(downloads, file), 'utf8')).toBe(shown)
    },
    { timeout: 10_000 },
  )
})

test('after activations that fail it names how, and holds no secret', async () => {
  const user = org.users.find(({ username }) => username.startsWith('spaceiq'))
  const values: ActivationCredentials = {
    username: user?.username ?? '',
    password: user?.password ?? '',
    clientSecret: org.apps[0]?.consumerSecret ?? '',
    clientId: org.apps[0]?.consumerKey ?? '',
    domain: `https://${getOrgKey(org)}/`,
  }
  const failureModes: readonly SpaceIqFailureMode[] = [
    'unprocessable',
    'unauthorized',
    'redirect',
    'not-json',
  ]
  const seen: string[] = []
  for (const failureMode of failureModes) {
    practice.spaceiq.failureMode = failureMode
    await storeCredentials(ours, org, values, practice.spaceiq.token)
    await activateOrg(ours, org)
    const text = await report()
    seen.push(JSON.parse(text).orgs[0].activation.outcome)
    expect(JSON.parse(text).orgs[0].held).toMatchObject({ password: 'typed', token: true })
    expectClean(text)
  }
  expect(seen).toEqual(['invalid', 'unauthorized', 'redirected', 'not-json'])
})

test('what was refused is named in it', async () => {
  await ours.evaluate(() =>
    chrome.runtime.sendMessage({ type: 'set-token', org: 'acme.my.salesforce.com', token: 'a b' }),
  )
  expect(JSON.parse(await report()).troubles.at(-1)).toMatchObject({ what: 'set-token', name: 'malformed' })
})

test('Help shows the keys that this browser has for the commands, and asks no site before a press', async () => {
  const asked: string[] = []
  const hear = (request: HTTPRequest) => void asked.push(request.url())
  options.on('request', hear)
  await options.reload()
  await options.waitForSelector('[data-command]')
  const shown = await options.$$eval('[data-command]', (rows) =>
    rows.map((row) => [row.getAttribute('data-command'), row.querySelector('dd')?.textContent]),
  )
  options.off('request', hear)
  const commands = await options.evaluate(() => chrome.commands.getAll())
  expect(commands).toHaveLength(Object.keys(manifest.commands).length)
  expect(shown).toEqual(
    commands.map(({ name, shortcut }) => [name, shortcut || resolveMessage('help_shortcut_not_set')]),
  )
  expect(asked.filter((url) => /^https?:/.test(url))).toEqual([])
})

test('a token typed here is kept in memory for that org, not shown again, and can be forgotten', async () => {
  await sendAsExtensionPage(ours, { type: 'start-over', org: getOrgKey(org) })
  await options.reload()
  await options.bringToFront()
  await click('input[name="token"]')
  await options.keyboard.type(practice.spaceiq.token)
  await click('[data-action="save-token"]')
  await said('The token is stored for')
  expect(await dumpStorage(extension, 'session')).toContain(practice.spaceiq.token)
  expect(await dumpStorage(extension, 'disk')).not.toContain(practice.spaceiq.token)
  expect(await options.content()).not.toContain(practice.spaceiq.token)
  expect(await options.$eval('input[name="token"]', (input) => (input as HTMLInputElement).value)).toBe('')
  await click('[data-action="forget-token"]')
  await said('is cleared')
  expect(await dumpStorage(extension, 'session')).not.toContain(practice.spaceiq.token)
})

test('one org is reset and the others stay', async () => {
  await sendAsExtensionPage(ours, { type: 'start-over', org: 'other.my.salesforce.com' })
  await options.reload()
  await options.bringToFront()
  await click(`[data-action="reset-org"][aria-label="Reset ${getOrgKey(org)}"]`)
  await click('[data-action="confirm-reset-org"]')
  await said('is cleared')
  const left = (await dumpStorage(extension, 'disk')) + (await dumpStorage(extension, 'session'))
  expect(left).not.toContain('acme')
  expect(left).toContain('org:other.my.salesforce.com')
})

test('Clear everything leaves nothing', async () => {
  await click('[data-action="forget-everything"]')
  await click('[data-action="confirm-forget-everything"]')
  await said('Everything is cleared')
  expect(await dumpStorage(extension, 'disk')).toBe('{}')
  // Except for `changed:`, which notifies our pages.
  const left = Object.keys(JSON.parse(await dumpStorage(extension, 'session')))
  expect(left.filter((key) => !key.startsWith('changed:'))).toEqual([])
})
