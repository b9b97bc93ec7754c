/** Malformed and oversized messages, from a content script and from a page of ours: nothing changes, nothing breaks. */

import fc from 'fast-check'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  arbitraryCorrupted,
  arbitraryHostileJson,
  arbitraryHostileText,
  isPrototypePolluted,
} from '../../test/support/arbitrary-json.ts'
import { fakeBrowserControls } from '../../test/support/fake-browser.ts'
import {
  contentMessageExamples,
  exampleOrgKey,
  extensionPageMessageExamples,
} from '../../test/support/message-examples.ts'
import { pageUrls } from '../../test/support/page-urls.ts'
import { createReliabilityCounter } from '../../test/support/reliability-counts.ts'
import { authorizeMessage, type MessageSender } from './authorize-message.ts'
import { dispatchMessage } from './dispatch.ts'
import { contentHandlers, pageHandlers } from './handlers.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/fake-browser.ts')).fakeBrowser,
}))

const count = createReliabilityCounter('fuzzed-messages')
afterAll(() => count.write())
vi.setConfig({ testTimeout: 60_000 })

const self = { id: 'our-id', baseUrl: 'chrome-extension://our-id/' }
const popup: MessageSender = { id: 'our-id', url: 'chrome-extension://our-id/src/popup/index.html' }
const frame = (path: string): MessageSender => {
  const url = `https://${exampleOrgKey}${path}`
  return { id: 'our-id', url, origin: `https://${exampleOrgKey}`, tab: { id: 7, url }, frameId: 0 }
}
const senders = [
  frame('/p/setup/field/NewCustomFieldStageManager'),
  frame('/app/mgmt/forceconnectedapps/forceAppDetail.apexp'),
  frame('/app/mgmt/forceconnectedapps/forceAppEdit.apexp'),
  popup,
]

/** The page that may say it, where there is one: from others nothing is told of what else is wrong with a message. */
const fitting = (message: unknown): MessageSender => {
  const frames = Object.values(pageUrls).map(([address = '']) => {
    const { pathname, search } = new URL(address)
    return frame(pathname + search)
  })
  const reasons = frames.map((sender) => {
    const result = authorizeMessage(message, sender, self)
    return result.ok || result.reason
  })
  return frames[reasons.findIndex((reason) => reason !== 'wrong-page')] ?? popup
}

const runs = 2_000
const messages = fc.oneof(
  { weight: 4, arbitrary: arbitraryCorrupted([...contentMessageExamples, ...extensionPageMessageExamples]) },
  { weight: 1, arbitrary: arbitraryHostileJson },
)

describe('the gate', () => {
  test('lets through what its sender’s schema takes, and nothing else', () => {
    let admitted = 0
    fc.assert(
      fc.property(messages, fc.constantFrom(...senders, null), (message, which) => {
        count.add('inputs')
        const sender = which ?? fitting(message)
        const result = authorizeMessage(message, sender, self)
        if (result.ok) {
          admitted += 1
          const handlers = sender === popup ? pageHandlers : contentHandlers
          expect(Object.keys(handlers)).toContain(result.type)
          const { type: _, ...body } = message as { type: string }
          expect(result.handler.schema.safeParse(body).success).toBe(true)
          // What goes on is no larger than the largest thing that any page of ours says.
          expect(JSON.stringify(result.body).length).toBeLessThan(300_000)
        }
        expect(isPrototypePolluted()).toBe(false)
      }),
      // Few of them fit the page they are said to be from.
      { numRuns: 4 * runs },
    )
    // Some are still messages: the others are near them.
    expect(admitted).toBeGreaterThan(runs / 100)
    expect(admitted).toBeLessThan(runs / 2)
  })

  test('refuses a sender with anything forged, whatever the message', () => {
    const senderParts = fc.record(
      {
        id: fc.oneof(fc.constantFrom('our-id', 'another', ''), arbitraryHostileText),
        url: fc.oneof(
          fc.constantFrom('https://evil.example/', 'about:blank', 'chrome-extension://another/x.html'),
          fc.webUrl(),
          arbitraryHostileText,
        ),
        origin: fc.oneof(fc.constantFrom('null', `https://${exampleOrgKey}`), arbitraryHostileText),
        frameId: fc.integer(),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(
        senderParts,
        fc.constantFrom(...contentMessageExamples, ...extensionPageMessageExamples),
        (sender, message) => {
          count.add('inputs')
          expect(authorizeMessage(message, sender, self).ok).toBe(false)
        },
      ),
      { numRuns: runs },
    )
  })

  test.each([
    ['a megabyte in a text', (one: object) => ({ ...one, type: 'card-action', step: 'x'.repeat(1_000_000) })],
    ['a megabyte beside', (one: object) => ({ ...one, more: 'x'.repeat(1_000_000) })],
    [
      'twenty thousand members',
      (one: object) => ({
        ...one,
        ...Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`k${n}`, n])),
      }),
    ],
    ['a hundred thousand levels', (one: object) => ({ ...one, reading: nested(100_000) })],
  ])('refuses %s', (_, spoil) => {
    for (const [examples, sender] of [
      [contentMessageExamples, senders[1] ?? popup],
      [extensionPageMessageExamples, popup],
    ] as const) {
      for (const example of examples) {
        count.add('inputs')
        const message = spoil(example)
        expect(authorizeMessage(message, sender, self).ok).toBe(false)
      }
    }
  })
})

const nested = (depth: number): unknown => {
  let value: unknown = 0
  for (let level = 0; level < depth; level += 1) value = [value]
  return value
}

describe('the background', () => {
  beforeEach(() => {
    fakeBrowserControls.reset()
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => Response.error()),
    )
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  test('answers every malformed message, does nothing, and goes on', async () => {
    await dispatchMessage({ type: 'start-guide', org: exampleOrgKey }, popup, self)
    await dispatchMessage(
      { type: 'set-credential', org: exampleOrgKey, name: 'password', value: 'the-password' },
      popup,
      self,
    )
    const dumps = () => {
      // The journal names what was refused; it is held to that below.
      const { journal: _, ...session } = fakeBrowserControls.session.dump()
      return JSON.stringify([fakeBrowserControls.database.dump(), session, [...fakeBrowserControls.alarms]])
    }
    const before = dumps()
    const calls = fakeBrowserControls.calls().length
    await fc.assert(
      fc.asyncProperty(messages, fc.constantFrom(...senders), async (message, sender) => {
        // What is well-formed does what it says: that is not for this test.
        fc.pre(!authorizeMessage(message, sender, self).ok)
        count.add('inputs')
        const answer = await dispatchMessage(message, sender, self)
        expect(answer).toMatchObject({ ok: false, reason: expect.stringMatching(/^[a-z-]+$/) })
        expect(JSON.stringify(answer)).not.toContain('the-password')
      }),
      { numRuns: runs },
    )
    expect(dumps()).toBe(before)
    await vi.waitFor(() => expect(fakeBrowserControls.session.dump().journal).toBeDefined())
    expect(JSON.stringify(fakeBrowserControls.session.dump().journal).length).toBeLessThan(10_000)
    expect(fakeBrowserControls.calls().length).toBe(calls)
    expect(fetch).not.toHaveBeenCalled()
    expect(await dispatchMessage({ type: 'get-popup-state', org: exampleOrgKey }, popup, self)).toMatchObject(
      {
        ok: true,
      },
    )
  })

  test('keeps what is well-formed and hostile small, and never leads to another host', async () => {
    await dispatchMessage({ type: 'start-guide', org: exampleOrgKey }, popup, self)
    await fc.assert(
      fc.asyncProperty(
        arbitraryCorrupted(contentMessageExamples),
        fc.constantFrom(...senders.slice(0, 3), null),
        async (message, sender) => {
          count.add('inputs')
          await dispatchMessage(message, sender ?? fitting(message), self)
          expect(isPrototypePolluted()).toBe(false)
        },
      ),
      { numRuns: runs },
    )
    for (const step of ['profile', 'user', 'fields', 'app', 'keys', 'activate']) {
      expect(
        await dispatchMessage({ type: 'show-step', org: exampleOrgKey, step }, popup, self),
      ).toMatchObject({
        ok: true,
      })
    }
    const led = fakeBrowserControls.calls().filter(({ name }) => name === 'tabs.create')
    expect(led.length).toBeGreaterThan(0)
    for (const { args } of led) expect(new URL((args[0] as { url: string }).url).host).toBe(exampleOrgKey)
    expect(JSON.stringify(fakeBrowserControls.database.dump()).length).toBeLessThan(500_000)
    expect(await dispatchMessage({ type: 'get-popup-state', org: exampleOrgKey }, popup, self)).toMatchObject(
      {
        ok: true,
      },
    )
  })
})
