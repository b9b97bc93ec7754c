/**
 * Faults around the extension in a real browser: nothing confirmed is lost, nothing sent twice, the
 * admin is told.
 */

import fc from 'fast-check'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { contentHandlers, pageHandlers } from '../../../src/background/handlers.ts'
import type { PageMessage, PopupState, Reply } from '../../../src/messages.ts'
import { requiredCaseFields } from '../../../src/required-setup.ts'
import { findAcceptedRequest } from '../../demo/report.ts'
import {
  activateOrg,
  dumpStorage,
  getDisplayedEndpoint,
  getOrgKey,
  logInAsAdmin,
  openMessagingPage,
  sendAsExtensionPage,
  setUpOrg,
  storeCredentials,
} from '../../harness/extension-fixtures.ts'
import { type ExtensionDriver, launchBrowser } from '../../harness/launch.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { readPersistentStore, writePersistentStore, writeSettings } from '../../harness/persistent-store.ts'
import { addFieldsFixture } from '../../practice-org/fixtures.ts'
import { startPracticeOrg } from '../../practice-org/index.ts'
import type { FakeOrg, PracticeOrg } from '../../practice-org/types.ts'
import { arbitraryCorrupted, arbitraryHostileJson } from '../../support/arbitrary-json.ts'
import { contentMessageExamples, extensionPageMessageExamples } from '../../support/message-examples.ts'
import { createReliabilityCounter } from '../../support/reliability-counts.ts'
import { isFullRun } from '../../support/sample.ts'
import { createJourney, journeyStages } from './journey.ts'

// Only the handlers' schemas are used here.
vi.mock('webextension-polyfill', () => ({ default: {} }))

const setupHome = '/setup/forcecomHomepage.apexp?setupid=ForceCom'
const unresolved = 'nowhere.spaceiq.com'

const count = createReliabilityCounter('faults')

let practice: PracticeOrg
let extension: ExtensionDriver
let ours: Page
let orgs = 0

beforeAll(async () => {
  practice = await startPracticeOrg()
  practice.spaceiq.token = 'siq-token-7f6e5d4c3b2a1908'
  extension = await launchBrowser({
    port: practice.port,
    unresolvedHosts: [unresolved],
    storageQuotaKb: 12_000,
  })
  ours = await openMessagingPage(extension)
})

afterAll(async () => {
  count.write()
  await extension?.close()
  await practice?.close()
})

beforeEach(() => {
  practice.spaceiq.failureMode = 'accept'
  practice.spaceiq.received.length = 0
})

const newOrg = (): FakeOrg => {
  orgs += 1
  return practice.addOrg(`faults${orgs}`)
}

const answer = (message: PageMessage, on = ours): Promise<Reply<unknown>> =>
  on.evaluate((sent) => chrome.runtime.sendMessage(sent), message)

const stateOf = async (org: FakeOrg): Promise<PopupState> => {
  const reply = await answer({ type: 'get-popup-state', org: getOrgKey(org) })
  if (!reply.ok) throw new Error(`state: ${reply.reason}`)
  return reply.value as PopupState
}

const setEndpoint = (activationEndpoint: string) => writeSettings(ours, { activationEndpoint })

/** Opens a tab of an org in which the guide was started. */
const guided = async (org: FakeOrg, path = setupHome): Promise<Page> => {
  await sendAsExtensionPage(ours, { type: 'start-over', org: getOrgKey(org) })
  const page = await extension.browser.newPage()
  await logInAsAdmin(page, org, path)
  await createOverlayDriver(page).waitFor(({ state }) => state !== null, 10_000)
  return page
}

test('the worker stopped at every page and at every popup of the journey: it ends with one activation', async () => {
  const own = await startPracticeOrg()
  const browser = await launchBrowser({ port: own.port })
  try {
    const journey = await createJourney(browser, own)
    // Four pages per field: two fields still cover every kind of page.
    if (!isFullRun)
      addFieldsFixture(journey.org, { names: requiredCaseFields.slice(2).map(({ name }) => name) })
    let stops = 0
    // A pending message can restart the worker before it is seen stopped.
    const stop = async () => {
      const hasStopped = await browser.stopWorker().then(
        () => true,
        () => false,
      )
      if (!hasStopped) return
      stops += 1
      count.add('faults')
    }
    // Nothing can wait for the worker between Save and the next page: README, Known limits.
    journey.admin.onPageReached = async (page) => {
      if (page !== 'field-layouts') await stop()
    }
    journey.onPopup = stop
    for (const stage of journeyStages) await stage.run(journey)
    expect(stops).toBeGreaterThan(isFullRun ? 30 : 15)
    expect(own.spaceiq.received).toHaveLength(1)
    expect(findAcceptedRequest(own, journey.org)).not.toBeNull()
  } finally {
    await browser.close()
    await own.close()
  }
})

describe('no way to SpaceIQ', () => {
  test.each<[string, () => Promise<() => Promise<void>>]>([
    [
      'its name is not known',
      async () => {
        await setEndpoint(`https://${unresolved}/activate`)
        return async () => {}
      },
    ],
    [
      'the browser is offline',
      async () => {
        await setEndpoint('https://api.spaceiq.com/offline/activate')
        await stateOf(newOrg())
        return extension.goOffline()
      },
    ],
  ])('%s: the admin is told, the values stay, and afterwards one activation is enough', async (_, cut) => {
    const org = newOrg()
    const values = setUpOrg(org)
    const page = await guided(org)
    await storeCredentials(ours, org, values, practice.spaceiq.token)
    const mend = await cut()
    count.add('faults')
    const popup = await extension.openPopup(page)
    await popup.locator('[data-action="activate"]').click()
    await popup.waitForSelector('[data-outcome="network"]', { timeout: 20_000 })
    await popup.close()
    expect(practice.spaceiq.received).toEqual([])
    expect((await stateOf(org)).values.password.value).toBe(values.password)

    await mend()
    await setEndpoint(`https://api.spaceiq.com/mended/${orgs}/activate`)
    await activateOrg(ours, org)
    expect(practice.spaceiq.received.map(({ body }) => body)).toMatchObject([values])
    expect((await stateOf(org)).activation.outcome?.kind).toBe('active')
    await page.close()
  })
})

describe('storage is full', () => {
  /**
   * Fills the storage until nothing fits, and keeps it full: a database at rest gives back the room of
   * its journal. What was stored before stays.
   */
  const fill = () =>
    ours.evaluate(async () => {
      // Chromium limits each bucket separately.
      type Buckets = { keys(): Promise<string[]>; open(name: string): Promise<{ indexedDB: IDBFactory }> }
      const { storageBuckets } = navigator as unknown as { storageBuckets?: Buckets }
      const [name = ''] = (await storageBuckets?.keys()) ?? []
      const place = (await storageBuckets?.open(name))?.indexedDB ?? indexedDB
      const open = () =>
        new Promise<IDBDatabase>((resolve, reject) => {
          const asked = place.open('ballast', 1)
          asked.onupgradeneeded = () => void asked.result.createObjectStore('items')
          asked.onsuccess = () => resolve(asked.result)
          asked.onerror = () => reject(asked.error)
        })
      let database = await open()
      const put = async (text: string) => {
        const isStored = await new Promise<boolean>((resolve) => {
          const transaction = database.transaction('items', 'readwrite')
          transaction.objectStore('items').put(text, crypto.randomUUID())
          transaction.oncomplete = () => resolve(true)
          transaction.onabort = () => resolve(false)
        })
        if (isStored) return true
        // Firefox closes a database in which something did not fit, and its journal keeps the room.
        database.close()
        database = await open()
        return false
      }
      const texts: string[] = []
      for (let size = 4_000_000; size >= 1; size = Math.floor(size / 4))
        texts.push(Array.from({ length: size }, () => Math.floor(Math.random() * 36).toString(36)).join(''))
      const putAllThatFit = async (all: readonly string[]) => {
        for (const text of all) while (await put(text));
      }
      await putAllThatFit(texts)
      let isFull = true
      const keepFull = async () => {
        while (isFull) await putAllThatFit(texts.slice(-8))
      }
      const kept = keepFull()
      const empty = async () => {
        isFull = false
        await kept
        database.close()
        await new Promise((done) => Object.assign(place.deleteDatabase('ballast'), { onsuccess: done }))
      }
      Object.assign(globalThis, { empty })
    })
  const empty = () => ours.evaluate(() => Reflect.get(globalThis, 'empty')())

  test('the admin is told, what is held can be forgotten, and with room again all goes on', async () => {
    const org = newOrg()
    const page = await extension.browser.newPage()
    await logInAsAdmin(page, org, setupHome)
    await sendAsExtensionPage(ours, {
      type: 'set-credential',
      org: getOrgKey(org),
      name: 'password',
      value: 'a-password-to-forget',
    })
    const makeRoom = await extension.limitStorageQuota(ours)
    await fill()
    count.add('faults')
    try {
      const popup = await extension.openPopup(page)
      await popup.locator('[data-action="start"]').click()
      await popup.waitForSelector('[role="alert"]')
      await popup.close()
      expect(await dumpStorage(extension, 'session')).toContain('a-password-to-forget')
      expect(await answer({ type: 'clear-credentials', org: getOrgKey(org) })).toMatchObject({ ok: true })
      expect(await dumpStorage(extension, 'session')).not.toContain('a-password-to-forget')
    } finally {
      await empty()
      await makeRoom()
    }
    await sendAsExtensionPage(ours, { type: 'start-guide', org: getOrgKey(org) })
    await createOverlayDriver(page).waitFor(({ state }) => state !== null, 10_000)
    await page.close()
  })

  test('SpaceIQ’s answer is known all the same, and stays known', async () => {
    const org = newOrg()
    const values = setUpOrg(org)
    const page = await guided(org)
    await storeCredentials(ours, org, values, practice.spaceiq.token)
    await setEndpoint(`https://api.spaceiq.com/full/activate`)
    const makeRoom = await extension.limitStorageQuota(ours)
    await fill()
    count.add('faults')
    try {
      const popup = await extension.openPopup(page)
      await popup.locator('[data-action="activate"]').click()
      await popup.waitForSelector('[data-outcome="active"]')
      await popup.close()
      expect(await dumpStorage(extension, 'session')).not.toContain(values.clientSecret)
    } finally {
      await empty()
      await makeRoom()
    }
    expect((await stateOf(org)).orgState.observedSetup.activation?.status).toBe('active')
    expect(practice.spaceiq.received).toHaveLength(1)
    await page.close()
  })
})

test('storage is corrupt: the page is left alone, and Go to page brings the guide back', async () => {
  const org = newOrg()
  const page = await guided(org)
  const key = getOrgKey(org)
  const stateKey = `org:${key}`
  const { [stateKey]: well } = await readPersistentStore(ours)
  expect(well).toMatchObject({ guideActive: true })
  const sample = fc.sample(fc.oneof(arbitraryCorrupted([well]), arbitraryHostileJson), {
    numRuns: 40,
    seed: 11,
  })
  for (const value of sample) {
    count.add('faults')
    await writePersistentStore(ours, { [stateKey]: value })
    await writeSettings(ours, {})
  }
  await page.reload()
  expect(await page.title()).not.toBe('')
  await writePersistentStore(ours, { [stateKey]: '{"rules":7}' })
  await sendAsExtensionPage(ours, { type: 'show-step', org: key, step: 'user' })
  await createOverlayDriver(page).waitFor(({ state }) => state?.page === 'user-list', 10_000)
  await page.close()
})

test('two windows: both press Activate, and one activation is sent', async () => {
  const org = newOrg()
  const values = setUpOrg(org)
  const page = await guided(org)
  await storeCredentials(ours, org, values, practice.spaceiq.token)
  await setEndpoint(`https://api.spaceiq.com/windows/activate`)
  practice.spaceiq.failureMode = 'flaky'
  const [one, two] = await Promise.all([openMessagingPage(extension), openMessagingPage(extension)])
  const message = {
    type: 'activate',
    org: getOrgKey(org),
    endpoint: await getDisplayedEndpoint(ours, org),
    grant: 'password',
  } as const
  const replies = await Promise.all([one, two, one, two].map((window) => answer(message, window)))
  count.add('faults')
  for (const reply of replies) expect(reply).toMatchObject({ ok: true })
  const keys = practice.spaceiq.received.map(({ headers }) => headers['idempotency-key'])
  expect([keys.length, new Set(keys).size]).toEqual([3, 1])
  expect((await stateOf(org)).activation.outcome?.kind).toBe('active')
  await Promise.all([one, two, page].map((window) => window.close()))
})

test('private windows: the extension cannot be let into them', async () => {
  const org = newOrg()
  await sendAsExtensionPage(ours, { type: 'start-over', org: getOrgKey(org) })
  expect(await extension.allowPrivateBrowsing()).toBe(false)
  // If this restarted the extension, its pages were closed.
  ours = await openMessagingPage(extension)
  count.add('faults')

  const page = await extension.openPrivatePage()
  try {
    await logInAsAdmin(page, org, setupHome)
    await new Promise((go) => setTimeout(go, 1_000))
    expect(await page.$('spaceiq-guide')).toBeNull()
  } finally {
    await page.close()
  }
})

describe('malformed messages by the thousand', () => {
  const batch = 250
  const sampled = (seed: number) =>
    fc
      .sample(
        fc.oneof(
          arbitraryCorrupted([...contentMessageExamples, ...extensionPageMessageExamples]),
          arbitraryHostileJson,
        ),
        {
          numRuns: 2_500,
          seed,
        },
      )
      .map((message) => JSON.stringify(message) ?? 'null')
  const isWellFormed = (from: string, message: unknown): boolean => {
    if (typeof message !== 'object' || message === null || !('type' in message)) return false
    const handlers: object = from === 'a page of ours' ? pageHandlers : contentHandlers
    const { type, ...body } = message
    const handler = new Map(Object.entries(handlers)).get(String(type))
    return handler?.schema.safeParse(body).success === true
  }

  /** Sends all at once, parsed from JSON, with lone surrogates and prototype names. */
  const sendAll = (all: readonly string[]) =>
    Promise.all(
      all.map((json) =>
        chrome.runtime.sendMessage(JSON.parse(json)).then(
          (reply: unknown) => JSON.stringify(reply),
          // The browser itself refuses values that are too deep or too large.
          () => '{"ok":false,"reason":"not-sent"}',
        ),
      ),
    )

  test.each(['a content script', 'a page of ours'] as const)(
    'from %s: each is refused, nothing changes',
    async (from) => {
      const org = newOrg()
      const values = setUpOrg(org)
      const page = await guided(org)
      await storeCredentials(ours, org, values, practice.spaceiq.token)
      const world = await extension.getIsolatedWorld(page.mainFrame())
      if (!world) throw new Error('No content script')
      const malformed = sampled(from.length).filter((json) => !isWellFormed(from, JSON.parse(json)))
      const oversized = [
        'x'.repeat(1_000_000),
        JSON.stringify({ type: 'card-action', step: 'y'.repeat(1_000_000) }),
      ]
      const all = [...malformed, JSON.stringify(oversized[0]), oversized[1] ?? '']
      expect(all.length).toBeGreaterThan(2_000)
      // The log names refused messages.
      const held = async () => {
        const session = JSON.parse(await dumpStorage(extension, 'session')) as Record<string, unknown>
        return JSON.stringify([await dumpStorage(extension, 'disk'), { ...session, journal: null }])
      }
      const before = await held()
      for (let at = 0; at < all.length; at += batch) {
        const part = all.slice(at, at + batch)
        const replies = await (from === 'a page of ours'
          ? ours.evaluate(sendAll, part)
          : world.evaluate(sendAll, part))
        for (const reply of replies) expect(reply).toMatch(/^\{"ok":false,"reason":"[a-z-]+"\}$/)
        count.add('inputs', part.length)
      }
      expect(await held()).toBe(before)
      expect(practice.spaceiq.received).toEqual([])
      // The guide continues.
      expect((await stateOf(org)).values.password.value).toBe(values.password)
      await page.close()
    },
  )
})
