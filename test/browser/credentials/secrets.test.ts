/**
 * After the whole journey, and after every way an activation can end: no secret is anywhere it may
 * not be.
 */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Frame, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { ActivationOutcome } from '../../../src/activation/outcome.ts'
import type { GrantType } from '../../../src/flow-retirement/grant-type.ts'
import { requiredCaseFields } from '../../../src/required-setup.ts'
import {
  dumpStorage,
  getOrgKey,
  logInAsAdmin,
  openMessagingPage,
  sendAsExtensionPage,
  setUpOrg,
  storeCredentials,
} from '../../harness/extension-fixtures.ts'
import { type ExtensionDriver, launchBrowser } from '../../harness/launch.ts'
import {
  filterNodes,
  getPageDom,
  type NetworkRecorder,
  startNetworkRecorder,
} from '../../harness/network-recorder.ts'
import { readPersistentStore, writeSettings } from '../../harness/persistent-store.ts'
import { searchFolder } from '../../harness/profile/profile-folder.ts'
import { addFieldsFixture } from '../../practice-org/fixtures.ts'
import { startPracticeOrg } from '../../practice-org/index.ts'
import type { PracticeOrg, SpaceIqFailureMode } from '../../practice-org/types.ts'
import { createReliabilityCounter } from '../../support/reliability-counts.ts'
import { isFullRun } from '../../support/sample.ts'
import { createCode, openOn, openReceivingPage, pasteCode, sealOn } from '../hand-over/people.ts'
import { activationStage, createJourney, type Journey, journeyStages } from '../setup-guide/journey.ts'

const count = createReliabilityCounter('secrets')

interface SecretsFixture {
  readonly practice: PracticeOrg
  readonly extension: ExtensionDriver
  readonly recorder: NetworkRecorder
  readonly ours: Page
  readonly userDataDir: string
  /** Every URL requested from the stand-ins. */
  readonly asked: string[]
  /** Every message and answer that a content script received. */
  readonly told: string[]
  close(): Promise<void>
}

const createSecretsFixture = async (): Promise<SecretsFixture> => {
  const practice = await startPracticeOrg()
  practice.spaceiq.token = 'siq-token-89abcdef01234567'
  const userDataDir = await mkdtemp(join(tmpdir(), 'secrets-'))
  const extension = await launchBrowser({ port: practice.port, userDataDir })
  const asked: string[] = []
  const get = practice.overrides.get.bind(practice.overrides)
  vi.spyOn(practice.overrides, 'get').mockImplementation((address) => {
    asked.push(address)
    return get(address)
  })
  const told: string[] = []
  const listenTo = (page: Page | null) => {
    page?.on('domcontentloaded', () => void listenInside(extension, page.mainFrame(), told))
    page?.on('framenavigated', (frame) => {
      if (frame !== page.mainFrame()) void listenInside(extension, frame, told)
    })
  }
  extension.browser.on('targetcreated', (target) => {
    if (target.type() === 'page') void target.page().then(listenTo, () => {})
  })
  for (const page of await extension.browser.pages()) listenTo(page)
  return {
    practice,
    extension,
    recorder: await startNetworkRecorder(extension),
    ours: await openMessagingPage(extension),
    userDataDir,
    asked,
    told,
    async close() {
      await extension.close()
      await practice.close()
      await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Records, in the content script's world, messages to it and answers to its own. */
const listenInside = async (extension: ExtensionDriver, frame: Frame, told: string[]) => {
  try {
    const world = await extension.getIsolatedWorld(frame)
    if (!world) return
    const name = `heard${told.length}x${Date.now()}`
    await world.evaluate((key) => {
      const heard: string[] = []
      Object.assign(globalThis, { [key]: heard })
      chrome.runtime.onMessage.addListener((message) => void heard.push(JSON.stringify(message)))
      const send = chrome.runtime.sendMessage.bind(chrome.runtime) as (one: unknown) => Promise<unknown>
      const hearing = async (message: unknown) => {
        const answer = await send(message)
        heard.push(JSON.stringify(answer))
        return answer
      }
      Object.assign(chrome.runtime, { sendMessage: hearing })
    }, name)
    // Until the page navigates.
    for (;;) {
      await new Promise((go) => setTimeout(go, 150))
      const heard = await world.evaluate(
        (key) => JSON.stringify((globalThis as unknown as Record<string, string[]>)[key]?.splice(0) ?? []),
        name,
      )
      if (heard !== '[]') told.push(...(JSON.parse(heard) as string[]))
    }
  } catch {
    // The page navigated.
  }
}

/** Returns a page's DOM; of the page that shows key and secret only our overlay's. */
const domText = async (page: Page): Promise<string> => {
  const dom = await getPageDom(page)
  const ours = filterNodes(dom, ({ name }) => name === 'spaceiq-guide')
  return JSON.stringify(page.url().includes('forceConsumerDetails') ? ours : dom)
}

const inOurs = (fixture: SecretsFixture, read: () => Promise<string>): Promise<string> =>
  fixture.ours.evaluate(read)

/** Places where no secret may be, and how to read them. Add a line for any new way out. */
const places: readonly (readonly [name: string, read: (fixture: SecretsFixture) => Promise<string>])[] = [
  [
    'storage.local',
    (fixture) => inOurs(fixture, async () => JSON.stringify(await chrome.storage.local.get(null))),
  ],
  ['what is kept on disk', async ({ ours }) => JSON.stringify(await readPersistentStore(ours))],
  [
    'storage.sync',
    (fixture) => inOurs(fixture, async () => JSON.stringify(await chrome.storage.sync.get(null))),
  ],
  [
    'IndexedDB, caches and web storage of the extension',
    (fixture) =>
      inOurs(fixture, async () => {
        const names = (await indexedDB.databases()).map(({ name }) => name)
        const web = { ...localStorage, ...sessionStorage }
        return JSON.stringify([names, await caches.keys(), web, document.cookie])
      }),
  ],
  ['consoles and the browser’s addresses', async ({ recorder }) => recorder.getRecording()],
  ['addresses asked for', async ({ asked }) => asked.join('\n')],
  ['what content scripts are told', async ({ told }) => told.join('\n')],
  [
    'the diagnostic report',
    async ({ ours }) => JSON.stringify(await ask(ours, { type: 'get-diagnostic-report' })),
  ],
  [
    'pages',
    async ({ extension }) => {
      const pages = await extension.browser.pages()
      const text = (page: Page) =>
        domText(page).catch((error: unknown) => {
          if (page.isClosed()) return ''
          throw error
        })
      return (await Promise.all(pages.map(text))).join('\n')
    },
  ],
]

const leaks: string[] = []

const expectNoLeak = async (fixture: SecretsFixture, secrets: readonly string[], when: string) => {
  for (const [name, read] of places) {
    const text = await read(fixture)
    count.add('searches', secrets.length)
    const found = secrets.filter((secret) => text.includes(secret)).map((secret) => secret.slice(0, 4))
    count.add('leaks', found.length)
    leaks.push(...found.map(() => `${name}, ${when}`))
  }
  expect(leaks).toEqual([])
}

const ask = (
  ours: Page,
  message: unknown,
): Promise<{ value: { endpoint: string; activation: { outcome: ActivationOutcome | null } } }> =>
  ours.evaluate((sent) => chrome.runtime.sendMessage(sent), message)

const sendTo = ({ ours }: SecretsFixture, activationEndpoint: string) =>
  writeSettings(ours, { activationEndpoint })

/** Activates from an extension page and returns the outcome. */
const activateWith = async (
  fixture: SecretsFixture,
  org: string,
  failureMode: SpaceIqFailureMode,
  grant: GrantType = 'password',
): Promise<string> => {
  fixture.practice.spaceiq.failureMode = failureMode
  const { endpoint } = (await ask(fixture.ours, { type: 'get-popup-state', org })).value
  await ask(fixture.ours, { type: 'activate', org, endpoint, grant })
  const { value } = await ask(fixture.ours, { type: 'get-popup-state', org })
  return value.activation.outcome?.kind ?? 'none'
}

/** Outcomes by answer; the time-out, three times 15 seconds, is tested below. */
const ends: readonly (readonly [failureMode: SpaceIqFailureMode, kind: string])[] = [
  ['invalid', 'invalid'],
  ['unprocessable', 'invalid'],
  ['unauthorized', 'unauthorized'],
  ['forbidden', 'forbidden'],
  ['not-found', 'not-found'],
  ['already-active', 'already-active'],
  ['rate-limited', 'rate-limited'],
  ['redirect', 'redirected'],
  ['not-json', 'not-json'],
  ['not-schema', 'unexpected'],
  ['server-error', 'server-error'],
  ['drop', 'network'],
  ['pending', 'pending'],
]

let fixture: SecretsFixture
let journey: Journey
const secrets: string[] = []
let hanging: Promise<string>

/** The time-out, in parallel with all other tests. */
const hang = async (): Promise<string> => {
  const own = await createSecretsFixture()
  try {
    const org = own.practice.addOrg('hanging')
    const values = setUpOrg(org)
    await storeCredentials(own.ours, org, values, own.practice.spaceiq.token)
    const end = await activateWith(own, getOrgKey(org), 'hang')
    await expectNoLeak(
      own,
      [values.password, values.clientSecret, own.practice.spaceiq.token],
      'after a time-out',
    )
    return end
  } finally {
    await own.close()
  }
}

beforeAll(async () => {
  hanging = hang()
  hanging.catch(() => {})
  fixture = await createSecretsFixture()
  journey = await createJourney(fixture.extension, fixture.practice)
  // Two fields cover every page of the wizard.
  if (!isFullRun)
    addFieldsFixture(journey.org, { names: requiredCaseFields.slice(2).map(({ name }) => name) })
  fixture.practice.spaceiq.retryAfter = 60
})

afterAll(async () => {
  count.write()
  await hanging?.catch(() => {})
  await fixture?.close().catch(() => {})
})

describe('no secret is where it may not be', () => {
  test('at any stage of the journey', async () => {
    for (const stage of journeyStages.filter(({ id }) => id !== 'activate')) {
      await stage.run(journey)
      const { org, practice } = journey
      secrets.length = 0
      secrets.push(
        ...org.apps.flatMap(({ consumerSecret, consumerKey }) => [consumerSecret, consumerKey]),
        ...org.mailbox.flatMap(({ password }) => password ?? []),
        ...org.sessions.keys(),
        practice.spaceiq.token,
      )
      await expectNoLeak(fixture, secrets, `after ${stage.id}`)
    }
    expect(secrets.length).toBeGreaterThanOrEqual(5)
  })

  test('after Check my org and Test login, which use the admin’s session and all values', async () => {
    const { ours, practice } = fixture
    const org = getOrgKey(journey.org)
    const password = journey.org.mailbox.findLast((mail) => mail.password)?.password ?? ''
    await sendAsExtensionPage(ours, { type: 'set-credential', org, name: 'password', value: password })
    await sendAsExtensionPage(ours, { type: 'set-token', org, token: practice.spaceiq.token })
    await sendAsExtensionPage(ours, { type: 'check-org', org })
    await sendAsExtensionPage(ours, { type: 'test-login', org })
    expect(JSON.stringify(await ask(ours, { type: 'get-popup-state', org }))).toMatch(/"kind":"success"/)
    await expectNoLeak(fixture, [...secrets, password], 'after the API was used')
  })

  test.each(ends)('after %s', async (failureMode, kind) => {
    const org = getOrgKey(journey.org)
    // Each has its own URL: Chromium throttles requests to one that answered with 5xx.
    const endpoint = `https://api.spaceiq.com/test/${failureMode}/activate`
    await sendTo(fixture, endpoint)
    expect(await activateWith(fixture, org, failureMode)).toBe(kind)
    const popup = await fixture.extension.openPopup(journey.admin.page)
    await popup.waitForFunction(() => document.querySelector('[data-outcome]') !== null)
    await expectNoLeak(fixture, secrets, `after ${failureMode}`)
    await popup.close()
  })

  test('after the journey’s last stage, typed and pressed in the popup, which SpaceIQ accepts', async () => {
    const { practice, extension, ours } = fixture
    const org = practice.addOrg('accepted')
    const { password, ...held } = setUpOrg(org)
    org.mailbox.push({ to: held.username, subject: 'Welcome', password })
    const page = await extension.browser.newPage()
    await logInAsAdmin(page, org, '/setup/forcecomHomepage.apexp?setupid=ForceCom')
    // The stage types password and token.
    await storeCredentials(ours, org, held, '')
    await sendTo(fixture, 'https://api.spaceiq.com/test/accept/activate')
    practice.spaceiq.failureMode = 'accept'
    await activationStage.run(await createJourney(extension, practice, org, page))
    const state = () => ask(ours, { type: 'get-popup-state', org: getOrgKey(org) })
    await vi.waitUntil(async () => (await state()).value.activation.outcome?.kind === 'active')
    secrets.push(password, held.clientSecret, held.clientId)
    await expectNoLeak(fixture, secrets, 'after an accepted activation')
    expect(await dumpStorage(extension, 'session')).not.toContain(held.clientSecret)
    await page.close()
  })

  test('with client credentials, refused and accepted, and no password was sent', async () => {
    const { practice, extension, ours } = fixture
    const org = practice.addOrg('credentials')
    const values = setUpOrg(org)
    const page = await extension.browser.newPage()
    await logInAsAdmin(page, org, '/setup/forcecomHomepage.apexp?setupid=ForceCom')
    await storeCredentials(ours, org, values, practice.spaceiq.token)
    const key = getOrgKey(org)
    await sendAsExtensionPage(ours, { type: 'choose-grant', org: key, grant: 'client_credentials' })
    secrets.push(values.password, values.clientSecret, values.clientId)
    practice.spaceiq.received.length = 0
    for (const [failureMode, kind] of [
      ['version-refused', 'grant-refused'],
      ['grant-refused', 'grant-refused'],
      ['drop', 'network'],
      ['accept', 'active'],
    ] as const) {
      await sendTo(fixture, `https://api.spaceiq.com/test/version-2/${failureMode}/activate`)
      expect(await activateWith(fixture, key, failureMode, 'client_credentials')).toBe(kind)
      const popup = await extension.openPopup(page)
      await popup.waitForSelector('[data-outcome]')
      await expectNoLeak(fixture, secrets, `after ${failureMode} with client credentials`)
      await popup.close()
    }
    const sent = JSON.stringify(practice.spaceiq.received)
    expect(sent).toContain(values.clientSecret)
    for (const kept of [values.password, values.username]) expect(sent).not.toContain(kept)
    expect(await dumpStorage(extension, 'session')).not.toContain(values.clientSecret)
    await page.close()
  })

  test('sealed for a receiving code, and received by it', async () => {
    const { practice, extension, ours } = fixture
    const org = practice.addOrg('sealed')
    const values = setUpOrg(org)
    await storeCredentials(ours, org, values, practice.spaceiq.token)
    const receiving = await openReceivingPage(extension)
    const { code } = await createCode(receiving)
    const [, privateKey = ''] = /"d":"([^"]+)"/.exec(await dumpStorage(extension, 'session')) ?? []
    expect(privateKey).toHaveLength(43)
    secrets.push(values.password, values.clientSecret, values.clientId, privateKey)
    const { page } = await pasteCode(extension, getOrgKey(org), code)
    const text = await sealOn(page)
    await expectNoLeak(fixture, secrets, 'after sealing')
    for (const secret of secrets) expect(text).not.toContain(secret)
    await openOn(receiving, text)
    await receiving.waitForSelector('#values-title')
    await expectNoLeak(fixture, secrets, 'after receiving')
    expect(await dumpStorage(extension, 'session')).not.toContain(privateKey)
    await sendAsExtensionPage(ours, { type: 'clear-credentials', org: getOrgKey(org) })
    await page.close()
    await receiving.close()
  })

  test('after a time-out', async () => {
    expect(await hanging).toBe('timeout')
  })

  test('the places are really looked into', async () => {
    const seen = async (name: string) => places.find(([place]) => place.startsWith(name))?.[1](fixture)
    expect(await seen('what is kept')).toContain('SpaceIQ API Only')
    expect(await seen('consoles')).toContain('forceConsumerDetails')
    expect(await seen('addresses')).toContain('forceConsumerDetails')
    expect(await seen('the diagnostic')).toContain('"apiOnly":true')
    expect(await seen('what content')).toContain('"ok":true')
    expect(await seen('pages')).toContain('spaceiq')
  })

  test('on disk, once the browser is closed', async () => {
    const { extension, userDataDir } = fixture
    await extension.close()
    const known = await searchFolder(userDataDir, ['SpaceIQ API Only'])
    // Stored values are found there, which proves the search.
    expect(known.found.filter((path) => path.startsWith(extension.storagePath))).not.toEqual([])
    const { files, found } = await searchFolder(userDataDir, secrets)
    count.add('searches', files * secrets.length)
    count.add('leaks', found.length)
    expect(found).toEqual([])
  })
})
