/**
 * A content script's isolated world is compromised in a Setup page of any org: it can write what a
 * content script can, but neither values nor other pages' instructions depend on that.
 */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { credentialNames } from '../../../src/required-setup.ts'
import type { IsolatedWorld } from '../../harness/driver.ts'
import {
  addIntegrationUser,
  getOrgKey,
  logInAsAdmin,
  openMessagingPage,
  sendAsExtensionPage,
  setUpOrg,
  storeCredentials,
} from '../../harness/extension-fixtures.ts'
import { launchBrowser } from '../../harness/launch.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { readPersistentStore, writePersistentStore, writeSettings } from '../../harness/persistent-store.ts'
import { searchFolder } from '../../harness/profile/profile-folder.ts'
import { startPracticeOrg } from '../../practice-org/index.ts'
import { spaceiqFormPath } from '../../practice-org/spaceiq/form-page.ts'
import { resolveMessage } from '../../support/texts.ts'
import { createUntrustedInputFixture, type UntrustedInputFixture, waitForIsolatedWorld } from './fixtures.ts'

const setupHome = '/setup/forcecomHomepage.apexp?setupid=ForceCom'
const evil = 'https://collect.evil.example/x'
const forged = { settings: { activationEndpoint: evil, allowedHosts: ['collect.evil.example'] } }
const main = `https://main.spaceiq.com${spaceiqFormPath}?build=plain`
const files = main.replace('main.', 'files.')
const activate = '[data-action="activate"]'
const fillIt = '[data-action="fill-spaceiq"]'

let stage: UntrustedInputFixture
/** Lists every requested URL, of any host. */
const asked: string[] = []

beforeAll(async () => {
  stage = await createUntrustedInputFixture()
  const { overrides } = stage.practice
  const get = overrides.get.bind(overrides)
  vi.spyOn(overrides, 'get').mockImplementation((address) => {
    asked.push(address)
    return get(address)
  })
})
afterAll(() => stage?.close())
beforeEach(async () => {
  asked.length = 0
  stage.practice.spaceiq.received.length = 0
  await writeSettings(stage.ours, {})
})

/** Opens a Setup page of an org without a guide, and returns its content script's world. */
const takenOver = async (name: string): Promise<{ page: Page; world: IsolatedWorld }> => {
  const org = stage.practice.addOrg(name)
  // Where nobody pressed Start there is no script of ours to take over.
  await sendAsExtensionPage(stage.ours, { type: 'start-over', org: getOrgKey(org) })
  const page = await stage.extension.browser.newPage()
  await logInAsAdmin(page, org, setupHome)
  return { page, world: await waitForIsolatedWorld(stage.extension, page.mainFrame()) }
}

/** Writes into `storage.local`, as far as the browser lets a content script. */
const write = (world: IsolatedWorld, items: Record<string, unknown>) =>
  world.evaluate(async (json) => {
    await chrome.storage.local.set(JSON.parse(json)).catch(() => undefined)
  }, JSON.stringify(items))

/** Writes them repeatedly, as fast as possible. */
const flood = (world: IsolatedWorld, items: Record<string, unknown>) =>
  world.evaluate((json) => {
    setInterval(() => {
      const change = { ...JSON.parse(json), turn: performance.now() }
      void chrome.storage.local.set(change).catch(() => undefined)
    }, 1)
  }, JSON.stringify(items))

const press = async (popup: Page, selector: string) => {
  await popup.waitForSelector(selector, { visible: true })
  await popup.$eval(selector, (element) => element.scrollIntoView({ block: 'center' }))
  await popup.locator(selector).setTimeout(5_000).click()
}
const textOf = (popup: Page, selector: string) =>
  popup.$eval(selector, (element) => element.textContent).catch(() => null)
const namesHost = (popup: Page, selector: string, host: string) =>
  vi.waitUntil(async () => (await textOf(popup, selector))?.includes(host), { timeout: 3_000, interval: 20 })

const expectNothingAtEvil = () => expect(asked.filter((address) => address.includes('evil'))).toEqual([])

describe('where the values go', () => {
  test('is not decided by what a content script writes, once or without end', async () => {
    const { world, page } = await takenOver('writer')
    const { org, values } = await stage.createOrgWithCredentials()
    const front = await stage.extension.browser.newPage()
    await logInAsAdmin(front, org, setupHome)
    await write(world, forged)
    await flood(world, forged)
    await stage.extension.stopWorker()
    const popup = await stage.extension.openPopup(front)
    await namesHost(popup, '#activate-about', 'api.spaceiq.com')
    await press(popup, activate)
    await popup.waitForSelector('[data-outcome="active"]')
    expect(stage.practice.spaceiq.received.map(({ body }) => body)).toMatchObject([values])
    expectNothingAtEvil()
    expect(JSON.stringify(await readPersistentStore(stage.ours))).not.toContain('evil')
    await Promise.all([popup.close(), page.close(), front.close()])
  })

  test('is shown promptly when it was changed under Options, however much a content script writes', async () => {
    const { world, page } = await takenOver('flooder')
    const { org } = await stage.createOrgWithCredentials()
    const front = await stage.extension.browser.newPage()
    await logInAsAdmin(front, org, setupHome)
    await flood(world, forged)
    const popup = await stage.extension.openPopup(front)
    await namesHost(popup, '#activate-about', 'api.spaceiq.com')
    await writeSettings(stage.ours, { activationEndpoint: 'https://eu.spaceiq.com/a/activate' })
    await namesHost(popup, '#activate-about', 'eu.spaceiq.com')
    await Promise.all([popup.close(), page.close(), front.close()])
  })

  test('is never another place than the one on the screen at the press', async () => {
    const { org, values } = await stage.createOrgWithCredentials()
    await writeSettings(stage.ours, { activationEndpoint: 'https://eu.spaceiq.com/b/activate' })
    const front = await stage.extension.browser.newPage()
    await logInAsAdmin(front, org, setupHome)
    const popup = await stage.extension.openPopup(front)
    await namesHost(popup, '#activate-about', 'eu.spaceiq.com')
    // Nothing notifies the popup.
    await writePersistentStore(stage.ours, {
      settings: { activationEndpoint: 'https://api.spaceiq.com/b/activate' },
    })
    await press(popup, activate)
    await popup.waitForSelector('[role="alert"]')
    expect(await popup.$eval('[role="alert"]', (note) => note.textContent)).toContain(
      resolveMessage('ui_trouble_endpoint_changed'),
    )
    expect(stage.practice.spaceiq.received).toEqual([])
    await namesHost(popup, '#activate-about', 'api.spaceiq.com')
    await press(popup, activate)
    await popup.waitForSelector('[data-outcome="active"]')
    expect(asked).toContain('api.spaceiq.com/b/activate')
    expect(stage.practice.spaceiq.received.map(({ body }) => body)).toMatchObject([values])
    await Promise.all([popup.close(), front.close()])
  })

  test('is no host outside spaceiq.com for which the browser’s permission does not stand', async () => {
    const { org } = await stage.createOrgWithCredentials()
    // As if it had been confirmed, and the permission revoked in the browser since.
    await writeSettings(stage.ours, forged.settings)
    await stage.ours.evaluate((message) => chrome.runtime.sendMessage(message), {
      type: 'activate',
      org: getOrgKey(org),
      endpoint: evil,
      grant: 'password',
    } as const)
    expectNothingAtEvil()
    const state: string = await stage.ours.evaluate(
      async (key) => JSON.stringify(await chrome.runtime.sendMessage({ type: 'get-popup-state', org: key })),
      getOrgKey(org),
    )
    expect(JSON.parse(state).value.activation.outcome).toMatchObject({ kind: 'access-missing', tries: 0 })
  })
})

describe('SpaceIQ’s form', () => {
  const empty = Object.fromEntries(credentialNames.map((name) => [name, '']))
  const valuesIn = (page: Page): Promise<Record<string, string>> =>
    page.evaluate(() => (Reflect.get(window, 'ticketing') as () => Record<string, string>)())

  test('is not filled on a host that only a content script named', async () => {
    const { world, page: writer } = await takenOver('former')
    await stage.createOrgWithCredentials()
    await write(world, forged)
    const page = await stage.extension.browser.newPage()
    await page.goto(main)
    stage.servePage('collect.evil.example/form', await page.content())
    await page.goto('https://collect.evil.example/form')
    const popup = await stage.extension.openPopup(page)
    await popup.waitForSelector('[data-form="ask"]')
    expect(await popup.$(fillIt)).toBeNull()
    await Promise.all([popup.close(), page.close(), writer.close()])
  })

  test('is filled on the site that was on the screen at the press, and the popup follows the page', async () => {
    const { org, values } = await stage.createOrgWithCredentials()
    const page = await stage.extension.browser.newPage()
    const form = await page.goto(main)
    stage.servePage(files.slice('https://'.length), (await form?.text()) ?? '')
    const popup = await stage.extension.openPopup(page)
    await namesHost(popup, '#form-about', 'main.spaceiq.com')
    const tab = await popup.evaluate(async () => (await chrome.tabs.query({ active: true }))[0]?.id)
    await Promise.all([
      page.waitForNavigation(),
      page.evaluate((to) => setTimeout(() => location.assign(to), 50), files),
    ])
    // What a click sends before the popup knows of it.
    const reply = await popup.evaluate((message) => chrome.runtime.sendMessage(message), {
      type: 'fill-spaceiq-form',
      org: getOrgKey(org),
      tab,
      origin: 'https://main.spaceiq.com',
    } as const)
    expect(reply).toEqual({ ok: false, reason: 'site-changed' })
    expect(await valuesIn(page)).toEqual(empty)
    await namesHost(popup, '#form-about', 'files.spaceiq.com')
    await press(popup, fillIt)
    await popup.waitForSelector('[data-form-report]')
    expect(await valuesIn(page)).toEqual(values)
    await Promise.all([popup.close(), page.close()])
  })
})

describe('the plan of another org', () => {
  test('is neither told nor changed by one: not what is drawn there, nor what is filled and followed', async () => {
    const { world, page: writer } = await takenOver('neighbour')
    const org = await stage.createGuidedOrg()
    const host = getOrgKey(org)
    const pattern = `^https://${org.name}(?:\\.my\\.salesforce\\.com|\\.lightning\\.force\\.com)$`
    const plan = { org: 'evil.example', hidden: false, rules: [], pages: {}, callback: evil }
    const items = { ...forged, [`plan:${pattern}`]: JSON.stringify(plan), [`org:${host}`]: { version: 1 } }
    await write(world, items)

    const page = await stage.extension.browser.newPage()
    await logInAsAdmin(page, org, setupHome)
    const before = await createOverlayDriver(page).waitFor(({ state }) => state !== null, 10_000)
    await write(world, { ...items, turn: 1 })
    await page.reload()
    const after = await createOverlayDriver(page).waitFor(({ state }) => state !== null, 10_000)
    expect(after.state).toEqual(before.state)

    const answers = await world.evaluate(
      async (key) =>
        JSON.stringify(
          await Promise.all(
            [{}, { org: key }, { around: [`https://${key}`] }].map((more) =>
              chrome.runtime.sendMessage({ type: 'get-plan', around: [], ...more }),
            ),
          ),
        ),
      host,
    )
    const [own, ...others] = JSON.parse(answers)
    // Its own org's plan, and nothing of the other's.
    expect(own.ok).toBe(true)
    expect(JSON.stringify(own)).not.toContain(org.name)
    expect(others).toEqual([
      { ok: false, reason: 'malformed' },
      { ok: false, reason: 'cross-org-frame' },
    ])
    await Promise.all([page.close(), writer.close()])
  })

  test('is not had by a world that listens, while the other org’s plan changes', async () => {
    const { world, page: writer } = await takenOver('listener')
    const org = await stage.createGuidedOrg()
    const page = await stage.extension.browser.newPage()
    await logInAsAdmin(page, org, setupHome)
    await createOverlayDriver(page).waitFor(({ state }) => state !== null, 10_000)
    await world.evaluate(() => {
      const heard: string[] = []
      Object.assign(globalThis, { heard })
      chrome.runtime.onMessage.addListener((message) => void heard.push(JSON.stringify(message)))
      chrome.storage.onChanged.addListener((changes) => void heard.push(JSON.stringify(changes)))
    })
    for (const skipped of [true, false])
      await sendAsExtensionPage(stage.ours, {
        type: 'set-step-skipped',
        org: getOrgKey(org),
        step: 'user',
        skipped,
      })
    await writeSettings(stage.ours, { contactEmail: 'it@acme.example' })
    await new Promise((go) => setTimeout(go, 500))
    const heard: string = await world.evaluate(() => JSON.stringify(Reflect.get(globalThis, 'heard')))
    // Only the fact that a setting changed is observable.
    for (const message of JSON.parse(heard)) expect(message).toBe('{"type":"plan-changed"}')
    await Promise.all([page.close(), writer.close()])
  })
})

test('what was seen in an org is off the disk after its reset, and what was seen in another is there', async () => {
  const practice = await startPracticeOrg()
  const userDataDir = await mkdtemp(join(tmpdir(), 'reset-profile-'))
  const extension = await launchBrowser({ port: practice.port, userDataDir })
  try {
    const ours = await openMessagingPage(extension)
    const org = practice.addOrg('resetted')
    const other = practice.addOrg('remembered')
    const values = setUpOrg(org)
    await sendAsExtensionPage(ours, { type: 'start-over', org: getOrgKey(other) })
    const stateKey = `org:${getOrgKey(other)}`
    const { [stateKey]: started } = await readPersistentStore(ours)
    const user = { id: '', username: 'kept@remembered.example', profileName: 'P', active: true }
    await writePersistentStore(ours, { [stateKey]: { ...Object(started), observedSetup: { user } } })
    await storeCredentials(ours, org, values, 'siq-token-of-the-reset-org')
    const page = await extension.browser.newPage()
    await logInAsAdmin(page, org, `/${addIntegrationUser(org, '00e5g00000777QxAAA').id}?noredirect=1`)
    await vi.waitUntil(
      async () => JSON.stringify(await readPersistentStore(ours)).includes(values.username),
      {
        timeout: 10_000,
      },
    )
    await page.close()
    await sendAsExtensionPage(ours, { type: 'clear-org', org: getOrgKey(org) })
    expect(Object.keys(await readPersistentStore(ours)).sort()).toEqual([
      'converted',
      `org:${getOrgKey(other)}`,
    ])
    await extension.close()
    const known = await searchFolder(userDataDir, [user.username])
    expect(known.found.filter((path) => path.startsWith(extension.storagePath))).not.toEqual([])
    expect((await searchFolder(userDataDir, [values.username, 'it@acme.example'])).found).toEqual([])
    // The browser's own history has it; our files do not.
    const named = await searchFolder(userDataDir, [org.name])
    expect(named.found.filter((path) => path.startsWith(extension.storagePath))).toEqual([])
  } finally {
    await extension.close().catch(() => undefined)
    await practice.close()
    await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 })
  }
})
