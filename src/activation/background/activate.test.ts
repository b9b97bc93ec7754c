import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { loadChangeRecord } from '../../change-record/background/change-record-store.ts'
import {
  readVault,
  setConsumerCredentials,
  setCredential,
  setToken,
} from '../../credentials/background/vault.ts'
import { passwordFlowEndDate } from '../../flow-retirement/flow-retirement.ts'
import type { GrantType } from '../../flow-retirement/grant-type.ts'
import { saveSettings } from '../../platform/settings.ts'
import { loadOrgState, removeOrgState, updateOrgState } from '../../setup-guide/background/org-store.ts'
import type { postActivation } from '../client.ts'
import type { ActivationOutcome } from '../outcome.ts'
import { abortActivation, activateOrg, getActivationState } from './activate.ts'

// One browser for all the modules of this file, also for those that are loaded again.
const { fakeBrowserControls: fake, fakeBrowser } = await vi.hoisted(
  () => import('../../../test/support/fake-browser.ts'),
)
vi.mock('webextension-polyfill', () => ({ default: fakeBrowser }))

type Sent = Parameters<typeof postActivation>[0]

const org = 'acme.my.salesforce.com'
const begin = Date.parse('2026-11-23T14:00:00Z')
const endpoint = 'https://api.spaceiq.com/integrations/salesforce/activate'
const shown = { endpoint, grant: 'password' } as const
const active: ActivationOutcome = { kind: 'active', at: begin }
const refused: ActivationOutcome = { kind: 'unauthorized', at: begin, status: 401, tries: 1 }
const offline: ActivationOutcome = { kind: 'network', at: begin, tries: 3 }

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(begin)
  fake.reset()
  await updateOrgState(org, (record) => ({ ...record, guideActive: true }))
  await setConsumerCredentials(org, {
    appName: 'SpaceIQ',
    from: 'consumer-details',
    clientId: 'key',
    clientSecret: 'the-secret',
  })
  await setCredential(org, 'username', 'a@b.example')
  await setCredential(org, 'password', 'the-password')
  await setToken(org, 'the-token')
})
afterEach(() => {
  vi.useRealTimers()
})

/** Waits without moving the clock. */
const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve))
}

/** SpaceIQ as far as this side sees it; `answer` ends what is under way. */
const spaceiq = () => {
  const sent: Sent[] = []
  let answer: (outcome: ActivationOutcome) => void = () => undefined
  const send = (options: Sent) => {
    sent.push(options)
    return new Promise<ActivationOutcome>((resolve) => {
      answer = resolve
    })
  }
  return { sent, send, answer: (outcome: ActivationOutcome) => answer(outcome) }
}
const answering = (outcome: ActivationOutcome) => {
  const sent: Sent[] = []
  return {
    sent,
    send: async (options: Sent) => {
      sent.push(options)
      return outcome
    },
  }
}

test('sends the five values of the vault, with the domain of the org', async () => {
  const { sent, send } = answering(active)
  await activateOrg(org, shown, send)
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({
    endpoint,
    token: 'the-token',
    values: {
      username: 'a@b.example',
      password: 'the-password',
      clientSecret: 'the-secret',
      clientId: 'key',
      domain: 'https://acme.my.salesforce.com/',
    },
  })
})

describe('with client credentials', () => {
  const chosen = { endpoint, grant: 'client_credentials' } as const
  const choose = (grant: GrantType | null) =>
    updateOrgState(org, (state) => ({ ...state, chosenGrant: grant }))

  test('they are sent once the admin has chosen them', async () => {
    const { sent, send } = answering(offline)
    expect(await activateOrg(org, chosen, send)).toBe('grant-changed')
    expect(sent).toEqual([])
    expect(await getActivationState(org)).toEqual({ sending: false, outcome: null })
    await choose('client_credentials')
    expect(await activateOrg(org, chosen, send)).toBeNull()
    expect(sent.map(({ grant }) => grant)).toEqual(['client_credentials'])
  })

  test('a screen that still shows the password sends nothing', async () => {
    const { sent, send } = answering(offline)
    await choose('client_credentials')
    expect(await activateOrg(org, shown, send)).toBe('grant-changed')
    expect(sent).toEqual([])
  })

  test('another grant type is another attempt; a password that is not sent is none', async () => {
    const { sent, send } = answering(offline)
    await activateOrg(org, shown, send)
    await choose('client_credentials')
    await activateOrg(org, chosen, send)
    await setCredential(org, 'password', 'another-password')
    await activateOrg(org, chosen, send)
    await setCredential(org, 'clientId', 'another-key')
    await activateOrg(org, chosen, send)
    const [first, second, third, fourth] = sent.map(({ idempotencyKey }) => idempotencyKey)
    expect(second).not.toBe(first)
    expect(third).toBe(second)
    expect(fourth).not.toBe(third)
  })

  test('two popups with different choices send once, and what the first one showed', async () => {
    const { sent, send, answer } = spaceiq()
    const first = activateOrg(org, shown, send)
    await until(() => sent.length > 0)
    await choose('client_credentials')
    const second = activateOrg(org, chosen, send)
    answer(offline)
    expect(await Promise.all([first, second])).toEqual([null, null])
    expect(sent.map(({ grant }) => grant)).toEqual(['password'])
  })

  test('no other try follows once the choice is taken back', async () => {
    const { sent, send } = answering(offline)
    await choose('client_credentials')
    await activateOrg(org, chosen, send)
    expect(await sent[0]?.isRetryAllowed?.()).toBe(true)
    await choose('password')
    expect(await sent[0]?.isRetryAllowed?.()).toBe(false)
  })

  test.each([null, 'password'] as const)(
    'from the end of the password flow on, %s sends nothing and is told',
    async (grant) => {
      const { sent, send } = answering(offline)
      await choose(grant)
      vi.setSystemTime(passwordFlowEndDate.getTime() - 1)
      await activateOrg(org, shown, send)
      expect(sent).toHaveLength(1)
      vi.setSystemTime(passwordFlowEndDate)
      expect(await sent[0]?.isRetryAllowed?.()).toBe(false)
      expect(await activateOrg(org, shown, send)).toBeNull()
      expect(sent).toHaveLength(1)
      expect((await getActivationState(org)).outcome).toEqual({
        kind: 'grant-not-chosen',
        at: passwordFlowEndDate.getTime(),
        tries: 0,
      })
    },
  )

  test('from that day on they are sent once chosen', async () => {
    const { sent, send } = answering(offline)
    vi.setSystemTime(passwordFlowEndDate)
    await choose('client_credentials')
    await activateOrg(org, chosen, send)
    expect(sent.map(({ grant }) => grant)).toEqual(['client_credentials'])
  })

  test('a refused version is kept as an outcome, and so are the values', async () => {
    const notTaken: ActivationOutcome = { kind: 'grant-refused', at: begin, status: 422, tries: 1 }
    await choose('client_credentials')
    await activateOrg(org, chosen, answering(notTaken).send)
    expect(await getActivationState(org)).toEqual({ sending: false, outcome: notTaken })
    expect((await readVault(org)).values.password?.value).toBe('the-password')
    expect((await loadOrgState(org)).chosenGrant).toBe('client_credentials')
  })
})

test('an endpoint that is not the one on the screen gets nothing, and the next press with the new one does', async () => {
  const { sent, send } = answering(active)
  await saveSettings({ activationEndpoint: 'https://other.spaceiq.com/activate' })
  expect(await activateOrg(org, shown, send)).toBe('endpoint-changed')
  expect(sent).toEqual([])
  expect(await getActivationState(org)).toEqual({ sending: false, outcome: null })
  expect((await readVault(org)).values.password?.value).toBe('the-password')
  const other = { ...shown, endpoint: 'https://other.spaceiq.com/activate' }
  expect(await activateOrg(org, other, send)).toBeNull()
  expect(sent.map((one) => one.endpoint)).toEqual(['https://other.spaceiq.com/activate'])
})

test('a host outside spaceiq.com is allowed only if confirmed or named by a policy, as long as the browser’s permission stands', async () => {
  const { sent, send } = answering(offline)
  const elsewhere = 'https://gate.acme.example/activate'
  await saveSettings({ activationEndpoint: elsewhere, allowedHosts: ['gate.acme.example'] })
  const attempt = async () => {
    const before = sent.length
    await activateOrg(org, { endpoint: elsewhere, grant: 'password' }, send)
    return sent.length > before ? sent.at(-1)?.allowedHosts : (await getActivationState(org)).outcome?.kind
  }
  fake.grant()
  expect(await attempt()).toBe('access-missing')
  fake.grant('gate.acme.example')
  expect(await attempt()).toEqual(['gate.acme.example'])
  fake.grant()
  fake.setPolicy({ allowedHosts: ['gate.acme.example'] })
  expect(await attempt()).toBe('access-missing')
  fake.grant('gate.acme.example')
  expect(await attempt()).toEqual(['gate.acme.example'])
})

test('nothing is sent while the browser does not let us reach the endpoint, or does not say', async () => {
  const { sent, send } = answering(active)
  fake.grant(org)
  await activateOrg(org, shown, send)
  expect((await getActivationState(org)).outcome?.kind).toBe('access-missing')
  fake.refuse('permissions.contains')
  await expect(activateOrg(org, shown, send)).rejects.toThrow()
  expect(sent).toEqual([])
  expect((await readVault(org)).values.password?.value).toBe('the-password')
})

test('no other try follows once the permission, the policy or the endpoint that allowed the first is gone', async () => {
  const { sent, send } = answering(offline)
  const elsewhere = 'https://gate.acme.example/activate'
  await saveSettings({ activationEndpoint: elsewhere, allowedHosts: ['gate.acme.example'] })
  fake.grant('gate.acme.example')
  await activateOrg(org, { endpoint: elsewhere, grant: 'password' }, send)
  const mayAgain = () => sent[0]?.isRetryAllowed?.()
  expect(await mayAgain()).toBe(true)
  fake.grant()
  expect(await mayAgain()).toBe(false)
  fake.grant('gate.acme.example')
  fake.setPolicy({ allowedHosts: ['api.spaceiq.com'] })
  expect(await mayAgain()).toBe(false)
  fake.setPolicy({})
  expect(await mayAgain()).toBe(true)
  await saveSettings({ allowedHosts: [] })
  expect(await mayAgain()).toBe(false)
  await saveSettings({ activationEndpoint: endpoint, allowedHosts: ['gate.acme.example'] })
  expect(await mayAgain()).toBe(false)
})

test.each([
  ['acme.lightning.force.com', 'https://acme.my.salesforce.com/'],
  [' https://ACME.my.salesforce.com/home ', 'https://acme.my.salesforce.com/'],
  ['crm.acme.example', 'crm.acme.example'],
])('sends the domain typed as %j as %s', async (typed, expected) => {
  await setCredential(org, 'domain', typed)
  const { sent, send } = answering(offline)
  await activateOrg(org, shown, send)
  expect(sent[0]?.values.domain).toBe(expected)
})

test('a double click sends once, and both wait for the end', async () => {
  const { sent, send, answer } = spaceiq()
  const both = Promise.all([activateOrg(org, shown, send), activateOrg(org, shown, send)])
  await until(() => sent.length === 1)
  const third = activateOrg(org, shown, send)
  expect(await getActivationState(org)).toEqual({ sending: true, outcome: null })
  answer(active)
  await Promise.all([both, third])
  expect(sent).toHaveLength(1)
  expect(await getActivationState(org)).toEqual({ sending: false, outcome: active })
})

test('after success the values are gone and the record knows', async () => {
  await activateOrg(org, shown, answering(active).send)
  expect((await loadChangeRecord(org)).handedOverAt).toBe(begin)
  expect(await readVault(org)).toEqual({ values: {}, capturedAt: 0 })
  expect(JSON.stringify([fake.session.dump(), fake.database.dump()])).not.toMatch(
    /the-secret|the-password|the-token/,
  )
  expect(await loadOrgState(org)).toMatchObject({
    guideActive: false,
    observedSetup: { activation: { status: 'active', at: begin } },
  })
})

test('what SpaceIQ accepts as the org is reset writes nothing of it again', async () => {
  const { sent, send, answer } = spaceiq()
  const landed = activateOrg(org, shown, send)
  await until(() => sent.length === 1)
  await abortActivation(org)
  await removeOrgState(org)
  answer(active)
  await landed
  expect(JSON.stringify([fake.session.dump(), fake.database.dump()])).not.toContain('acme')
})

test('after a refusal the values are still there, and another click is another attempt', async () => {
  const { sent, send } = answering(refused)
  await activateOrg(org, shown, send)
  expect((await readVault(org)).values.password?.value).toBe('the-password')
  expect(await loadChangeRecord(org)).not.toHaveProperty('handedOverAt')
  expect(await loadOrgState(org)).toMatchObject({ guideActive: true })
  expect(await getActivationState(org)).toEqual({ sending: false, outcome: refused })
  await activateOrg(org, shown, send)
  expect(sent[1]?.idempotencyKey).not.toBe(sent[0]?.idempotencyKey)
})

test.each(['network', 'timeout', 'not-json'] as const)(
  'after %s SpaceIQ may have it already: another click has the same key, until a value changes',
  async (kind) => {
    const { sent, send } = answering({ kind, at: begin, tries: 3 })
    await activateOrg(org, shown, send)
    await activateOrg(org, shown, send)
    await setCredential(org, 'password', 'another-password')
    await activateOrg(org, shown, send)
    const [first, second, third] = sent.map(({ idempotencyKey }) => idempotencyKey)
    expect(second).toBe(first)
    expect(third).not.toBe(first)
  },
)

/** The module as another worker sees it: the storage is the same, the memory is not. */
const anotherWorker = async () => {
  vi.resetModules()
  return import('./activate.ts')
}

test('what a stopped worker left is not sent at once, then with the same key', async () => {
  const stopped = spaceiq()
  void activateOrg(org, shown, stopped.send)
  await until(() => stopped.sent.length === 1)

  const next = await anotherWorker()
  const { sent, send } = answering(offline)
  vi.setSystemTime(begin + 59_000)
  expect(await next.getActivationState(org)).toEqual({ sending: true, outcome: null })
  await next.activateOrg(org, shown, send)
  expect(sent).toHaveLength(0)

  vi.setSystemTime(begin + 60_000)
  // Nobody will hear how it ended: that is said.
  expect(await next.getActivationState(org)).toEqual({
    sending: false,
    outcome: { kind: 'interrupted', at: begin, tries: 1 },
  })
  await next.activateOrg(org, shown, send)
  expect(sent[0]?.idempotencyKey).toBe(stopped.sent[0]?.idempotencyKey)
  stopped.answer(offline)
})

test('what a stopped worker left has another key once a value changed', async () => {
  const stopped = spaceiq()
  void activateOrg(org, shown, stopped.send)
  await until(() => stopped.sent.length === 1)

  const next = await anotherWorker()
  vi.setSystemTime(begin + 60_000)
  await setCredential(org, 'password', 'another-password')
  const { sent, send } = answering(offline)
  await next.activateOrg(org, shown, send)
  expect(sent[0]?.idempotencyKey).not.toBe(stopped.sent[0]?.idempotencyKey)
  stopped.answer(offline)
})

test('a forgotten attempt is called off, and how it ends is not kept', async () => {
  const { sent, send, answer } = spaceiq()
  const flight = activateOrg(org, shown, send)
  await until(() => sent.length === 1)
  await abortActivation(org)
  expect(sent[0]?.signal?.aborted).toBe(true)
  answer(offline)
  await flight
  expect(await getActivationState(org)).toEqual({ sending: false, outcome: null })
})
