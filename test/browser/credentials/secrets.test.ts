/** After the whole journey, and after every way an activation can end: no secret is anywhere it may not be. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Frame, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { ActivationOutcome } from '../../../src/activation/outcome.ts'
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
import { type ExtensionDriver, launchChromium } from '../../harness/launch.ts'
import {
  filterNodes,
  getPageDom,
  type NetworkRecorder,
  startNetworkRecorder,
} from '../../harness/network-recorder.ts'
import { readPersistentStore, writeSettings } from '../../harness/persistent-store.ts'
import { searchFolder } from '../../harness/profile/profile-folder.ts'
import { createCopyWithGrantedPermission, type ExtensionCopy } from '../../harness/profile-copy.ts'
import { addFieldsFixture } from '../../practice-org/fixtures.ts'
import { startPracticeOrg } from '../../practice-org/index.ts'
import type { PracticeOrg, SpaceIqFailureMode } from '../../practice-org/types.ts'
import { createReliabilityCounter } from '../../support/reliability-counts.ts'
import { isFullRun } from '../../support/sample.ts'
import { activationStage, createJourney, type Journey, journeyStages } from '../setup-guide/journey.ts'

const count = createReliabilityCounter('secrets')

interface Scene {
  readonly practice: PracticeOrg
  readonly chromium: ExtensionDriver
  readonly ears: NetworkRecorder
  readonly ours: Page
  readonly userDataDir: string
  readonly extension: ExtensionCopy
  /** Every address that the stand-ins were asked for. */
  readonly asked: string[]
  /** Every message and answer that a content script got. */
  readonly told: string[]
  close(): Promise<void>
}

const setScene = async (): Promise<Scene> => {
  const practice = await startPracticeOrg()
  practice.spaceiq.token = 'siq-token-89abcdef01234567'
  const userDataDir = await mkdtemp(join(tmpdir(), 'secrets-'))
  const extension = createCopyWithGrantedPermission()
  const chromium = await launchChromium({ port: practice.port, userDataDir, extension: extension.path })
  const asked: string[] = []
  const get = practice.overrides.get.bind(practice.overrides)
  vi.spyOn(practice.overrides, 'get').mockImplementation((address) => {
    asked.push(address)
    return get(address)
  })
  const told: string[] = []
  const listenTo = (page: Page | null) => {
    page?.on('domcontentloaded', () => void listenInside(chromium, page.mainFrame(), told))
    page?.on('framenavigated', (frame) => {
      if (frame !== page.mainFrame()) void listenInside(chromium, frame, told)
    })
  }
  chromium.browser.on('targetcreated', (target) => {
    if (target.type() === 'page') void target.page().then(listenTo, () => {})
  })
  for (const page of await chromium.browser.pages()) listenTo(page)
  return {
    practice,
    chromium,
    ears: await startNetworkRecorder(chromium),
    ours: await openMessagingPage(chromium),
    userDataDir,
    extension,
    asked,
    told,
    async close() {
      await chromium.close()
      await practice.close()
      extension.remove()
      await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Hears, in the content script's own world, all that it is told: messages to it, and answers to its own. */
const listenInside = async (chromium: ExtensionDriver, frame: Frame, told: string[]) => {
  try {
    const world = await chromium.getIsolatedWorld(frame)
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
    // Until the page goes on to another.
    for (;;) {
      await new Promise((go) => setTimeout(go, 150))
      const heard = await world.evaluate(
        (key) => JSON.stringify((globalThis as unknown as Record<string, string[]>)[key]?.splice(0) ?? []),
        name,
      )
      if (heard !== '[]') told.push(...(JSON.parse(heard) as string[]))
    }
  } catch {
    // The page went on to another.
  }
}

/** All of a page's DOM; of the page that shows key and secret, only what is ours. */
const domText = async (page: Page): Promise<string> => {
  const dom = await getPageDom(page)
  const ours = filterNodes(dom, ({ name }) => name === 'spaceiq-guide')
  return JSON.stringify(page.url().includes('forceConsumerDetails') ? ours : dom)
}

const inOurs = (scene: Scene, read: () => Promise<string>): Promise<string> => scene.ours.evaluate(read)

/** Where a secret may never be, and how to look there. Whatever else leaves the extension is one more line. */
const places: readonly (readonly [name: string, read: (scene: Scene) => Promise<string>])[] = [
  [
    'storage.local',
    (scene) => inOurs(scene, async () => JSON.stringify(await chrome.storage.local.get(null))),
  ],
  ['what is kept on disk', async ({ ours }) => JSON.stringify(await readPersistentStore(ours))],
  ['storage.sync', (scene) => inOurs(scene, async () => JSON.stringify(await chrome.storage.sync.get(null)))],
  [
    'IndexedDB, caches and web storage of the extension',
    (scene) =>
      inOurs(scene, async () => {
        const names = (await indexedDB.databases()).map(({ name }) => name)
        const web = { ...localStorage, ...sessionStorage }
        return JSON.stringify([names, await caches.keys(), web, document.cookie])
      }),
  ],
  ['consoles and the browser’s addresses', async ({ ears }) => ears.getRecording()],
  ['addresses asked for', async ({ asked }) => asked.join('\n')],
  ['what content scripts are told', async ({ told }) => told.join('\n')],
  [
    'the diagnostic report',
    async ({ ours }) => JSON.stringify(await ask(ours, { type: 'get-diagnostic-report' })),
  ],
  [
    'pages',
    async ({ chromium }) => {
      const pages = await chromium.browser.pages()
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

const expectNoLeak = async (scene: Scene, secrets: readonly string[], when: string) => {
  for (const [name, read] of places) {
    const text = await read(scene)
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

const sendTo = ({ ours }: Scene, activationEndpoint: string) => writeSettings(ours, { activationEndpoint })

/** Activates from one of our pages and gives how it ended. */
const activateWith = async (scene: Scene, org: string, mood: SpaceIqFailureMode): Promise<string> => {
  scene.practice.spaceiq.failureMode = mood
  const { endpoint } = (await ask(scene.ours, { type: 'get-popup-state', org })).value
  await ask(scene.ours, { type: 'activate', org, endpoint })
  const { value } = await ask(scene.ours, { type: 'get-popup-state', org })
  return value.activation.outcome?.kind ?? 'none'
}

/** Each answer, with the way it ends; a time-out, which takes three times 15 seconds, has a scene of its own. */
const ends: readonly (readonly [mood: SpaceIqFailureMode, kind: string])[] = [
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

let scene: Scene
let journey: Journey
const secrets: string[] = []
let hanging: Promise<string>

/** The time-out, while everything else is tried. */
const hang = async (): Promise<string> => {
  const own = await setScene()
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
  scene = await setScene()
  journey = await createJourney(scene.chromium, scene.practice)
  // Two fields have every page of the wizard.
  if (!isFullRun)
    addFieldsFixture(journey.org, { names: requiredCaseFields.slice(2).map(({ name }) => name) })
  scene.practice.spaceiq.retryAfter = 60
})

afterAll(async () => {
  count.write()
  await hanging?.catch(() => {})
  await scene?.close().catch(() => {})
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
      await expectNoLeak(scene, secrets, `after ${stage.id}`)
    }
    expect(secrets.length).toBeGreaterThanOrEqual(5)
  })

  test('after Check my org and Test sign-in, which use the admin’s session and all values', async () => {
    const { ours, practice } = scene
    const org = getOrgKey(journey.org)
    const password = journey.org.mailbox.findLast((mail) => mail.password)?.password ?? ''
    await sendAsExtensionPage(ours, { type: 'set-credential', org, name: 'password', value: password })
    await sendAsExtensionPage(ours, { type: 'set-token', org, token: practice.spaceiq.token })
    await sendAsExtensionPage(ours, { type: 'check-org', org })
    await sendAsExtensionPage(ours, { type: 'test-login', org })
    expect(JSON.stringify(await ask(ours, { type: 'get-popup-state', org }))).toMatch(/"kind":"success"/)
    await expectNoLeak(scene, [...secrets, password], 'after the API was used')
  })

  test.each(ends)('after %s', async (mood, kind) => {
    const org = getOrgKey(journey.org)
    // Chromium holds requests back where an address answered with 5xx before: each has an address of its own.
    const endpoint = `https://api.spaceiq.com/test/${mood}/activate`
    await sendTo(scene, endpoint)
    expect(await activateWith(scene, org, mood)).toBe(kind)
    const popup = await scene.chromium.openPopup(journey.admin.page)
    await popup.waitForFunction(() => document.querySelector('[data-outcome]') !== null)
    await expectNoLeak(scene, secrets, `after ${mood}`)
    await popup.close()
  })

  test('after the journey’s last stage, typed and pressed in the popup, which SpaceIQ accepts', async () => {
    const { practice, chromium, ours } = scene
    const org = practice.addOrg('accepted')
    const { password, ...held } = setUpOrg(org)
    org.mailbox.push({ to: held.username, subject: 'Welcome', password })
    const page = await chromium.browser.newPage()
    await logInAsAdmin(page, org, '/setup/forcecomHomepage.apexp?setupid=ForceCom')
    // Password and token are for the stage to type.
    await storeCredentials(ours, org, held, '')
    await sendTo(scene, 'https://api.spaceiq.com/test/accept/activate')
    practice.spaceiq.failureMode = 'accept'
    await activationStage.run(await createJourney(chromium, practice, org, page))
    const state = () => ask(ours, { type: 'get-popup-state', org: getOrgKey(org) })
    await vi.waitUntil(async () => (await state()).value.activation.outcome?.kind === 'active')
    secrets.push(password, held.clientSecret, held.clientId)
    await expectNoLeak(scene, secrets, 'after an accepted activation')
    expect(await dumpStorage(chromium, 'session')).not.toContain(held.clientSecret)
    await page.close()
  })

  test('after a time-out', async () => {
    expect(await hanging).toBe('timeout')
  })

  test('the places are really looked into', async () => {
    const seen = async (name: string) => places.find(([place]) => place.startsWith(name))?.[1](scene)
    expect(await seen('what is kept')).toContain('SpaceIQ API Only')
    expect(await seen('consoles')).toContain('forceConsumerDetails')
    expect(await seen('addresses')).toContain('forceConsumerDetails')
    expect(await seen('the diagnostic')).toContain('"apiOnly":true')
    expect(await seen('what content')).toContain('"ok":true')
    expect(await seen('pages')).toContain('spaceiq')
  })

  test('on disk, once the browser is closed', async () => {
    const { chromium, userDataDir } = scene
    await chromium.close()
    const known = await searchFolder(userDataDir, ['SpaceIQ API Only'])
    // What is stored is found there, so what is not found is not there.
    expect(known.found.filter((path) => path.startsWith(chromium.storagePath))).not.toEqual([])
    const { files, found } = await searchFolder(userDataDir, secrets)
    count.add('searches', files * secrets.length)
    count.add('leaks', found.length)
    expect(found).toEqual([])
  })
})
