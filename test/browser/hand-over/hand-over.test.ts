/**
 * Values sealed in one person's browser and opened in another's: from the org to an accepted
 * activation, once, and by nobody else.
 */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFirefox } from '../../../tools/browser.mjs'
import { startChromium } from '../../harness/chromium/chromium.ts'
import type { BrowserName } from '../../harness/driver.ts'
import {
  type ActivationCredentials,
  dumpStorage,
  getOrgKey,
  openMessagingPage,
  sendAsExtensionPage,
  setUpOrg,
  storeCredentials,
} from '../../harness/extension-fixtures.ts'
import { startFirefox } from '../../harness/firefox/firefox.ts'
import { grantAllHosts } from '../../harness/host-access.ts'
import { browserName, type ExtensionDriver, launchBrowser } from '../../harness/launch.ts'
import { searchFolder } from '../../harness/profile/profile-folder.ts'
import { startPracticeOrg } from '../../practice-org/index.ts'
import { spaceiqFormPath } from '../../practice-org/spaceiq/form-page.ts'
import type { FakeOrg, PracticeOrg } from '../../practice-org/types.ts'
import { resolveMessage } from '../../support/texts.ts'
import {
  activateOn,
  createCode,
  openOn,
  openReceivingPage,
  pasteCode,
  readProblem,
  readWords,
  sealOn,
} from './people.ts'

/** What *Activate* asks for: the host of the default endpoint. */
const endpointPatterns = ['https://api.spaceiq.com/*']
const colleaguesToken = 'siq-token-of-the-colleague-0123'

let practice: PracticeOrg
let admin: ExtensionDriver
let colleague: ExtensionDriver
let ours: Page
let profile: string
const secrets: string[] = []

const prepareOrg = async (
  name: string,
  adminsPage = ours,
): Promise<{ org: FakeOrg; values: ActivationCredentials }> => {
  const org = practice.addOrg(name)
  const values = setUpOrg(org)
  secrets.push(values.password, values.clientSecret)
  // The admin has no token: it is the colleague's.
  await storeCredentials(adminsPage, org, values, '')
  return { org, values }
}

const readPrivateKey = async (driver: ExtensionDriver): Promise<string> =>
  /"d":"([^"]+)"/.exec(await dumpStorage(driver, 'session'))?.[1] ?? ''

beforeAll(async () => {
  practice = await startPracticeOrg()
  practice.spaceiq.token = colleaguesToken
  profile = await mkdtemp(join(tmpdir(), 'hand-over-'))
  ;[admin, colleague] = await Promise.all([
    launchBrowser({ port: practice.port }),
    launchBrowser({ port: practice.port, userDataDir: profile, hostAccess: 'none' }),
  ])
  ours = await openMessagingPage(admin)
})

afterAll(async () => {
  await admin?.close().catch(() => undefined)
  await colleague?.close().catch(() => undefined)
  await practice?.close()
  await rm(profile, { recursive: true, force: true, maxRetries: 5 })
})

test('from the org to an accepted activation, with the colleague’s own token and nothing registered', async () => {
  const { org, values } = await prepareOrg('handed')
  const key = getOrgKey(org)
  const receiving = await openReceivingPage(colleague)
  const { code, words } = await createCode(receiving)
  const privateKey = await readPrivateKey(colleague)
  expect(privateKey).toHaveLength(43)
  secrets.push(privateKey)
  const sealing = await pasteCode(admin, key, code)
  expect(sealing.words).toBe(words)
  // Not before the words were compared.
  expect(await sealing.page.$('[data-action="seal-values"]:disabled')).not.toBeNull()
  const text = await sealOn(sealing.page)
  for (const secret of Object.values(values).slice(0, 4)) expect(text).not.toContain(secret)

  // A stopped worker keeps the key.
  await colleague.stopWorker()
  await openOn(receiving, text)
  await receiving.waitForSelector('#values-title')
  expect(await receiving.$eval('#values-title', (title) => title.textContent)).toContain(key)
  expect(await receiving.$eval('.note.warn', (note) => note.textContent)).toBe(
    resolveMessage('receive_unproven'),
  )
  // Destroyed by the first opening.
  expect(await dumpStorage(colleague, 'session')).not.toContain(privateKey)

  practice.spaceiq.received.length = 0
  await colleague.allowHosts(endpointPatterns)
  expect(await activateOn(receiving, colleaguesToken)).toBe('active')
  const sent = JSON.stringify(practice.spaceiq.received)
  expect(sent).toContain(values.clientSecret)
  expect(sent).toContain(values.password)
  const scripts = await colleague.inBackground(async () =>
    JSON.stringify(await chrome.scripting.getRegisteredContentScripts()),
  )
  expect(scripts).toBe('[]')
  // The endpoint's host, asked for at this click, and none of the org's.
  const granted = await colleague.inBackground(async () => (await chrome.permissions.getAll()).origins ?? [])
  expect(granted).toEqual(endpointPatterns)
  const held = await dumpStorage(colleague, 'session')
  for (const secret of secrets) expect(held).not.toContain(secret)
  await sealing.page.close()
  await receiving.close()
})

describe('a sealed text opens once', () => {
  test('and not again, nor for another code', async () => {
    const { org } = await prepareOrg('replayed')
    const receiving = await openReceivingPage(colleague)
    const { code } = await createCode(receiving)
    const sealing = await pasteCode(admin, getOrgKey(org), code)
    const text = await sealOn(sealing.page)
    await openOn(receiving, text)
    await receiving.waitForSelector('#values-title')
    await receiving.reload()
    await openOn(receiving, text)
    expect(await readProblem(receiving)).toBe(resolveMessage('receive_no_code'))
    await createCode(receiving)
    await openOn(receiving, text)
    expect(await readProblem(receiving)).toBe(resolveMessage('receive_other_recipient'))
    await sealing.page.close()
    await receiving.close()
  })

  test('and not in the admin’s own browser, nor altered or cut off', async () => {
    const { org } = await prepareOrg('altered')
    const receiving = await openReceivingPage(colleague)
    // The code of the test before stays for 24 hours.
    await receiving.waitForSelector('[data-action="clear-code"]')
    await receiving.evaluate(() => document.querySelector<HTMLElement>('[data-action="clear-code"]')?.click())
    const { code } = await createCode(receiving)
    const sealing = await pasteCode(admin, getOrgKey(org), code)
    const text = await sealOn(sealing.page)
    const adminsReceiving = await openReceivingPage(admin)
    await createCode(adminsReceiving)
    await openOn(adminsReceiving, text)
    expect(await readProblem(adminsReceiving)).toBe(resolveMessage('receive_other_recipient'))
    const lines = text.split('\n')
    await openOn(receiving, lines.slice(0, -2).join('\n'))
    expect(await readProblem(receiving)).toBe(resolveMessage('receive_no_sealed_text'))
    const envelope = JSON.parse(Buffer.from(lines.slice(1, -1).join(''), 'base64').toString())
    const altered = { ...envelope, expiresAt: envelope.expiresAt - 1 }
    const body = Buffer.from(JSON.stringify(altered)).toString('base64')
    await openOn(receiving, [lines[0], body, lines.at(-1)].join('\n'))
    expect(await readProblem(receiving)).toBe(resolveMessage('receive_altered'))
    // None of this used the code up.
    await openOn(receiving, text)
    await receiving.waitForSelector('#values-title')
    for (const page of [sealing.page, adminsReceiving, receiving]) await page.close()
  })
})

test('with client credentials neither username nor password is sealed or sent', async () => {
  const { org, values } = await prepareOrg('client')
  const key = getOrgKey(org)
  await sendAsExtensionPage(ours, { type: 'choose-grant', org: key, grant: 'client_credentials' })
  const receiving = await openReceivingPage(colleague)
  const { code } = await createCode(receiving)
  const sealing = await pasteCode(admin, key, code)
  await openOn(receiving, await sealOn(sealing.page))
  practice.spaceiq.received.length = 0
  expect(await activateOn(receiving, colleaguesToken)).toBe('active')
  const sent = JSON.stringify(practice.spaceiq.received)
  expect(sent).toContain(values.clientSecret)
  expect(sent).not.toContain(values.password)
  await sealing.page.close()
  await receiving.close()
})

test('over SpaceIQ’s own form the popup shows the received values, and fills them in', async () => {
  const { org, values } = await prepareOrg('form')
  const receiving = await openReceivingPage(colleague)
  const { code } = await createCode(receiving)
  const sealing = await pasteCode(admin, getOrgKey(org), code)
  await openOn(receiving, await sealOn(sealing.page))
  await receiving.waitForSelector('#values-title')
  // Stands for the click on the toolbar button, which shows the extension the tab.
  await colleague.grantHosts(['https://main.spaceiq.com/*'])
  const form = await colleague.browser.newPage()
  await form.goto(`https://main.spaceiq.com${spaceiqFormPath}?build=plain`)
  const popup = await colleague.openPopup(form)
  const fill = await popup.waitForSelector('[data-action="fill-spaceiq"]', { visible: true })
  expect(await popup.evaluate(() => document.body.innerText)).toContain(getOrgKey(org))
  await fill?.evaluate((button) => button.scrollIntoView({ block: 'center' }))
  await fill?.click()
  await popup.waitForSelector('[data-form-report]')
  const entered = await form.evaluate(() => (Reflect.get(window, 'ticketing') as () => unknown)())
  expect(entered).toEqual(values)
  for (const page of [popup, form, sealing.page, receiving]) await page.close()
})

/** Another kind of browser with the extension, beside this run's. */
const launchKind = async (kind: BrowserName): Promise<ExtensionDriver> => {
  const start = kind === 'firefox' ? startFirefox : startChromium
  const started = await start({ port: practice.port })
  const driver = await started.install()
  await grantAllHosts(driver, kind === 'firefox' ? 'dist/firefox' : 'dist/chrome')
  return driver
}

// Once is enough: a run in Firefox would start the same two.
describe.runIf(browserName === 'chromium' && findFirefox() !== null)('between Chromium and Firefox', () => {
  let firefox: ExtensionDriver

  beforeAll(async () => {
    firefox = await launchKind('firefox')
  })
  afterAll(() => firefox?.close())

  test('sealed in Chromium, opened in Firefox, and accepted', async () => {
    const { org } = await prepareOrg('tofirefox')
    const receiving = await openReceivingPage(firefox)
    const { code, words } = await createCode(receiving)
    const sealing = await pasteCode(admin, getOrgKey(org), code)
    expect(sealing.words).toBe(words)
    await openOn(receiving, await sealOn(sealing.page))
    expect(await activateOn(receiving, colleaguesToken)).toBe('active')
    await sealing.page.close()
  })

  test('sealed in Firefox, opened in Chromium, and accepted', async () => {
    const { org } = await prepareOrg('tochromium', await openMessagingPage(firefox))
    const receiving = await openReceivingPage(colleague)
    const { code, words } = await createCode(receiving)
    const sealing = await pasteCode(firefox, getOrgKey(org), code)
    expect(sealing.words).toBe(words)
    await openOn(receiving, await sealOn(sealing.page))
    expect(await activateOn(receiving, colleaguesToken)).toBe('active')
    await receiving.close()
  })
})

test('a browser that was closed has lost the key, and no secret is on its disk', async () => {
  const { org } = await prepareOrg('closed')
  const receiving = await openReceivingPage(colleague)
  const { code } = await createCode(receiving)
  secrets.push(await readPrivateKey(colleague))
  const sealing = await pasteCode(admin, getOrgKey(org), code)
  const text = await sealOn(sealing.page)
  await colleague.close()
  expect((await searchFolder(profile, secrets)).found).toEqual([])
  colleague = await launchBrowser({ port: practice.port, userDataDir: profile })
  const reopened = await openReceivingPage(colleague)
  await openOn(reopened, text)
  expect(await readProblem(reopened)).toBe(resolveMessage('receive_no_code'))
  expect(await reopened.$('[data-action="create-code"]')).not.toBeNull()
  const again = await createCode(reopened)
  expect(again.code).not.toBe(code)
  expect(await readWords(reopened)).toBe(again.words)
})
