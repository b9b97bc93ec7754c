/** Whatever call of the journey fails or stops the worker, nothing that was confirmed is lost. */

import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { requiredCaseFields } from '../../src/required-setup.ts'
import { createReliabilityCounter } from '../support/reliability-counts.ts'
import { sampleSweep } from '../support/sample.ts'
import type { InjectedFault, SentMessage } from './fault-injecting-worker.ts'

const { fakeBrowserControls: fake } = await vi.hoisted(() => import('../support/fake-browser.ts'))
const {
  sendToWorker,
  faultInjector,
  createPopupMessage,
  createOrgPageMessage,
  setFetchResponder,
  startWorker,
  requestPopupState,
} = await vi.hoisted(() => import('./fault-injecting-worker.ts'))

const count = createReliabilityCounter('interrupted')
afterAll(() => count.write())
vi.setConfig({ testTimeout: 120_000 })

const org = 'acme.my.salesforce.com'
const secrets = ['the-consumer-key', 'the-consumer-secret', 'the-password', 'the-token']
const begin = Date.parse('2026-11-23T14:00:00Z')
const appAt = `/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=06P5g000000777Q`

const onPage = createOrgPageMessage(org)
const stateNow = () => requestPopupState(org)

const endpoint = 'https://api.spaceiq.com/integrations/salesforce/activate'
/** The journey's messages in order, one of each kind. */
const journey: readonly SentMessage[] = [
  createPopupMessage({ type: 'start-guide', org }),
  onPage('/00e5g00000777Qx', {
    type: 'page-report',
    report: {
      kind: 'profile-detail',
      values: {
        name: 'SpaceIQ API Only',
        licence: 'Salesforce',
        apiOnly: true,
        apiEnabled: true,
        passwordNeverExpires: true,
      },
    },
  }),
  onPage('/0055g00000777Qx', {
    type: 'page-report',
    report: {
      kind: 'user-detail',
      values: {
        fullName: 'SpaceIQ Integration',
        username: 'spaceiq@acme.example',
        profileName: 'SpaceIQ API Only',
        active: true,
      },
    },
  }),
  createPopupMessage({ type: 'show-step', org, step: 'fields' }),
  onPage('/p/setup/layout/LayoutFieldList?type=Case', {
    type: 'page-report',
    report: {
      kind: 'case-fields',
      listed: requiredCaseFields.map(({ name, type, length, externalId }) => ({
        apiName: `${name}__c`,
        type:
          type === 'Text'
            ? `Text(${length})${externalId ? ' (External ID)' : ''}`
            : `Long Text Area(${length})`,
      })),
    },
  }),
  onPage('/app/mgmt/forceconnectedapps/forceAppEdit.apexp', {
    type: 'page-report',
    report: { kind: 'app-saved' },
  }),
  onPage(appAt, {
    type: 'page-report',
    report: {
      kind: 'app-detail',
      values: {
        name: 'SpaceIQ',
        addresses: 'https://api.spaceiq.com',
        scopes: 'Full access (full)',
        requireSecret: false,
      },
    },
  }),
  onPage(appAt, {
    type: 'consumer-credentials',
    appName: 'SpaceIQ',
    clientId: 'the-consumer-key',
    clientSecret: 'the-consumer-secret',
  }),
  createPopupMessage({ type: 'set-credential', org, name: 'password', value: 'the-password' }),
  createPopupMessage({ type: 'set-token', org, token: 'the-token' }),
  createPopupMessage({ type: 'activate', org, endpoint, grant: 'password' }),
]

/** Stands in for SpaceIQ: the same idempotency key is the same activation. */
const spaceiq = () => {
  const activations = new Map<string, unknown>()
  const requests: { readonly key: string; readonly body: unknown }[] = []
  const fetch = async (_: string, init: RequestInit) => {
    const key = new Headers(init.headers).get('idempotency-key') ?? ''
    const body: unknown = JSON.parse(String(init.body))
    requests.push({ key, body })
    activations.set(key, body)
    return Response.json({ status: 'active', integrationId: 'i-1' })
  }
  return { activations, requests, fetch }
}

let server = spaceiq()

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Returns true if any secret is held; then an alarm must be set to clear it. */
const isHeld = () => secrets.some((secret) => JSON.stringify(fake.session.dump()).includes(secret))

/** Repeats a message until it is confirmed; a sent activation ends by itself. */
const untilConfirmed = async (step: SentMessage) => {
  for (let tries = 0; tries < 4; tries += 1) {
    const answer = await sendToWorker(step)
    const dumped = JSON.stringify(fake.database.dump())
    expect(secrets.filter((secret) => dumped.includes(secret))).toEqual([])
    expect(isHeld() && fake.alarms.size === 0).toBe(false)
    if (answer !== 'stopped' && answer.ok) return
    if (step.message.type !== 'activate') continue
    if ((await stateNow()).activation.outcome?.kind === 'active') return
    // The button is disabled while an attempt may be pending.
    vi.setSystemTime(Date.now() + 61_000)
    expect((await stateNow()).activation.sending).toBe(false)
  }
  throw new Error(`${step.message.type}: never confirmed`)
}

const travel = async (steps: readonly SentMessage[] = journey) => {
  vi.setSystemTime(begin)
  fake.reset()
  server = spaceiq()
  setFetchResponder(server.fetch)
  await startWorker()
  for (const step of steps) await untilConfirmed(step)
}

const expectArrived = async () => {
  const { orgState, activation, values, hasToken } = await stateNow()
  expect(activation).toMatchObject({ sending: false, outcome: { kind: 'active' } })
  expect(orgState.guideActive).toBe(false)
  expect(orgState.observedSetup).toMatchObject({
    profile: { apiOnly: true },
    user: { username: 'spaceiq@acme.example' },
    connectedApp: { name: 'SpaceIQ', callback: true },
    activation: { status: 'active' },
  })
  expect(Object.values(orgState.observedSetup.fields ?? {})).toEqual(
    requiredCaseFields.map(() => ({ status: 'found' })),
  )
  // One activation, however often it was requested, and the right values each time.
  expect(server.activations.size).toBe(1)
  for (const { body } of server.requests)
    expect(body).toMatchObject({ username: 'spaceiq@acme.example', password: 'the-password' })
  expect([values.password.value, values.clientSecret.value, hasToken]).toEqual(['', '', false])
  const session = JSON.stringify(fake.session.dump())
  expect(secrets.filter((secret) => session.includes(secret))).toEqual([])
}

const callsOf = async () => {
  faultInjector.none()
  await travel()
  const calls = faultInjector.calls()
  await expectArrived()
  return calls
}

describe('while storage is full', () => {
  test.each(journey.map((step, index) => [index, step.message.type] as const))(
    'at %i, %s: the admin is answered, Clear clears, and with room again it all goes on',
    async (index) => {
      faultInjector.none()
      await travel(journey.slice(0, index))
      faultInjector.setFull(true)
      count.add('faults')
      try {
        const step = journey[index]
        if (!step) throw new Error('no such step')
        for (let tries = 0; tries < 2; tries += 1) expect(await sendToWorker(step)).toHaveProperty('ok')
        const { activation, org: shown } = await stateNow()
        expect(shown?.key).toBe(org)
        if (step.message.type === 'activate') {
          expect(activation.outcome?.kind).toBe('active')
        } else {
          await sendToWorker(createPopupMessage({ type: 'clear-credentials', org }))
        }
        expect(isHeld()).toBe(false)
      } finally {
        faultInjector.setFull(false)
      }
      const sent = journey[index]?.message.type === 'activate'
      for (const step of sent ? [] : journey) await untilConfirmed(step)
      await expectArrived()
    },
  )
})

describe('the journey ends as without it, one activation and nothing lost, when', () => {
  test.each<[string, InjectedFault]>([
    ['the worker is stopped before a call', 'stopped-before'],
    ['the worker is stopped after a call', 'stopped-after'],
    ['a call is refused', 'refused'],
  ])('%s, whichever it is', async (_, fault) => {
    const calls = await callsOf()
    expect(calls).toBeGreaterThan(60)
    const broken: string[] = []
    const points = Array.from({ length: calls }, (_, index) => index + 1)
    for (const at of sampleSweep(`calls ${fault}`, points, 20)) {
      faultInjector.next(fault, at)
      count.add('faults')
      try {
        await travel()
        await expectArrived()
      } catch (error) {
        broken.push(`${faultInjector.struck()}: ${String(error).slice(0, 200)}`)
      }
    }
    expect(broken).toEqual([])
  })
})
