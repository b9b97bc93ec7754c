import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowserControls } from '../../../test/support/fake-browser.ts'
import { loadOrgState, updateOrgState } from '../../setup-guide/background/org-store.ts'
import {
  clearVault,
  handleVaultAlarm,
  readVault,
  removeCapturedCredentials,
  setConsumerCredentials,
  setCredential,
  setRepairedPassword,
  setToken,
  vaultKey,
} from './vault.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const org = 'acme.my.salesforce.com'
const begin = Date.parse('2026-11-23T14:00:00Z')
const minutes = (n: number) => n * 60_000
const at = (ms: number) => vi.setSystemTime(begin + ms)
const found = { appName: 'SpaceIQ', from: 'consumer-details' } as const
const valuesOf = async () => {
  const { values } = await readVault(org)
  return Object.fromEntries(Object.entries(values).map(([name, held]) => [name, held?.value]))
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  fakeBrowserControls.reset()
  at(0)
  await updateOrgState(org, (record) => ({ ...record, guideActive: true }))
})
afterEach(() => {
  vi.useRealTimers()
})

test('what was picked up from an app that is not SpaceIQ’s is let go, and nothing that was typed', async () => {
  await setConsumerCredentials(org, { ...found, clientId: 'the-key', clientSecret: 'the-secret' })
  await setCredential(org, 'password', 'pw')
  await removeCapturedCredentials(org)
  expect(await valuesOf()).toEqual({ password: 'pw' })
  expect((await loadOrgState(org)).observedSetup.consumerCredentials).toBeUndefined()
  await setCredential(org, 'clientSecret', 'by hand')
  await removeCapturedCredentials(org)
  expect(await valuesOf()).toEqual({ password: 'pw', clientSecret: 'by hand' })
})

describe('what is taken in', () => {
  test('is in session storage only, with where it came from', async () => {
    await setConsumerCredentials(org, { ...found, clientId: 'the-key', clientSecret: 'the-secret' })
    expect((await readVault(org)).values.clientId).toEqual({
      value: 'the-key',
      provenance: { from: 'consumer-details', name: 'SpaceIQ', at: begin },
    })
    expect(JSON.stringify(fakeBrowserControls.database.dump())).not.toMatch(/the-key|the-secret/)
  })

  test('at the same time is all kept', async () => {
    await Promise.all([
      setConsumerCredentials(org, { ...found, clientId: 'the-key' }),
      setConsumerCredentials(org, { ...found, clientSecret: 'the-secret' }),
      setCredential(org, 'password', 'pw'),
      setToken(org, 'token'),
    ])
    expect(await valuesOf()).toEqual({ clientId: 'the-key', clientSecret: 'the-secret', password: 'pw' })
    expect((await readVault(org)).token).toBe('token')
  })

  test('what Review fixes made is told from what was typed, and a user who was there from one it made', async () => {
    const from = async () => {
      const { username, password } = (await readVault(org)).values
      return [username?.provenance, password?.provenance]
    }
    const mended = { from: 'mended', at: begin }
    await setRepairedPassword(org, 'pw-1', 'new@acme.example', true)
    expect(await from()).toEqual([mended, mended])
    await setRepairedPassword(org, 'pw-2', 'old@acme.example', false)
    expect(await from()).toEqual([{ from: 'user', name: 'old@acme.example', at: begin }, mended])
    expect(await valuesOf()).toEqual({ username: 'old@acme.example', password: 'pw-2' })
  })

  test('tells the record which, not what', async () => {
    await setConsumerCredentials(org, { ...found, clientId: 'the-key' })
    expect((await loadOrgState(org)).observedSetup.consumerCredentials).toEqual({
      appName: 'SpaceIQ',
      key: true,
      secret: false,
      at: begin,
    })
    await setCredential(org, 'clientSecret', 'typed')
    expect((await loadOrgState(org)).observedSetup.consumerCredentials).toMatchObject({
      key: true,
      secret: true,
    })
  })

  test('never pairs the key of one app with the secret of another', async () => {
    await setConsumerCredentials(org, { ...found, clientId: 'key-1', clientSecret: 'secret-1' })
    await setConsumerCredentials(org, { ...found, appName: 'Other', clientId: 'key-2' })
    expect(await valuesOf()).toEqual({ clientId: 'key-2' })
    await setConsumerCredentials(org, { ...found, appName: 'Other', clientSecret: 'secret-2' })
    expect(await valuesOf()).toEqual({ clientId: 'key-2', clientSecret: 'secret-2' })
  })

  test('never pairs the new key of an app with the secret of its old one', async () => {
    await setConsumerCredentials(org, { ...found, clientId: 'key-1', clientSecret: 'secret-1' })
    await setConsumerCredentials(org, { ...found, clientId: 'key-1' })
    expect(await valuesOf()).toEqual({ clientId: 'key-1', clientSecret: 'secret-1' })
    await setConsumerCredentials(org, { ...found, from: 'app-detail', clientId: 'key-2' })
    expect(await valuesOf()).toEqual({ clientId: 'key-2' })
    await setCredential(org, 'clientSecret', 'typed')
    await setConsumerCredentials(org, { ...found, clientId: 'key-3' })
    expect(await valuesOf()).toEqual({ clientId: 'key-3', clientSecret: 'typed' })
  })

  test('never pairs what a page shows with what was typed of another app', async () => {
    const typed = async () => {
      await clearVault(org)
      await setCredential(org, 'clientId', 'typed-key')
      await setCredential(org, 'clientSecret', 'typed-secret')
    }
    await typed()
    await setConsumerCredentials(org, { ...found, clientId: 'key-1' })
    expect(await valuesOf()).toEqual({ clientId: 'key-1' })
    await typed()
    await setConsumerCredentials(org, { ...found, clientSecret: 'secret-1' })
    expect(await valuesOf()).toEqual({ clientSecret: 'secret-1' })
    // The same app's: it stays what the admin typed, and is completed.
    await typed()
    await setConsumerCredentials(org, { ...found, clientId: 'typed-key' })
    expect(await valuesOf()).toEqual({ clientId: 'typed-key', clientSecret: 'typed-secret' })
    await clearVault(org)
    await setCredential(org, 'clientSecret', 'typed-secret')
    await setConsumerCredentials(org, { ...found, clientId: 'key-1' })
    expect(await valuesOf()).toEqual({ clientId: 'key-1', clientSecret: 'typed-secret' })
  })

  test('from apps without a name is never paired', async () => {
    await setConsumerCredentials(org, { ...found, appName: '', clientId: 'key-1' })
    await setConsumerCredentials(org, { ...found, appName: '', clientSecret: 'secret-2' })
    expect(await valuesOf()).toEqual({ clientSecret: 'secret-2' })
  })

  test('is taken away by an empty value, and keeps its origin when typed again', async () => {
    await setConsumerCredentials(org, { ...found, clientId: 'the-key' })
    await setCredential(org, 'clientId', 'the-key')
    expect((await readVault(org)).values.clientId?.provenance?.from).toBe('consumer-details')
    await setCredential(org, 'clientId', '')
    expect(await valuesOf()).toEqual({})
    expect(fakeBrowserControls.session.dump()).toEqual({})
  })

  test('is kept apart for each org', async () => {
    await setToken(org, 'one')
    expect((await readVault('other.my.salesforce.com')).token).toBeUndefined()
  })
})

describe('30 minutes after the last one', () => {
  const isGone = async () => {
    expect(await valuesOf()).toEqual({})
    expect(fakeBrowserControls.session.dump()).toEqual({})
    expect(fakeBrowserControls.alarms.size).toBe(0)
    expect((await loadOrgState(org)).observedSetup.consumerCredentials).toBeUndefined()
  }

  test('all is gone when it is read', async () => {
    await setConsumerCredentials(org, { ...found, clientId: 'the-key' })
    at(minutes(20))
    await setToken(org, 'token')
    at(minutes(50) - 1)
    expect(await valuesOf()).toEqual({ clientId: 'the-key' })
    at(minutes(50))
    await isGone()
  })

  test('all is gone by the alarm, without being read', async () => {
    await setConsumerCredentials(org, { ...found, clientId: 'the-key' })
    expect(fakeBrowserControls.alarms.get(vaultKey(org))).toEqual({ when: begin + minutes(30) })
    at(minutes(30))
    expect(await handleVaultAlarm(vaultKey(org))).toBe(true)
    expect(fakeBrowserControls.session.dump()).toEqual({})
  })

  test.each<[string, () => Promise<unknown>]>([
    ['value', () => setCredential(org, 'password', '')],
    ['token', () => setToken(org, '')],
    ['value that is not held', () => setCredential(org, 'domain', '')],
  ])('a %s that is taken away keeps the rest no longer', async (_, takeAway) => {
    await setConsumerCredentials(org, { ...found, clientId: 'the-key' })
    await setCredential(org, 'password', 'pw')
    await setToken(org, 'token')
    at(minutes(20))
    await takeAway()
    expect(fakeBrowserControls.alarms.get(vaultKey(org))).toEqual({ when: begin + minutes(30) })
    at(minutes(30) - 1)
    expect(await valuesOf()).toMatchObject({ clientId: 'the-key' })
    at(minutes(30))
    await isGone()
  })

  test('an alarm that is too early sets another', async () => {
    await setConsumerCredentials(org, { ...found, clientId: 'the-key' })
    fakeBrowserControls.alarms.clear()
    at(minutes(29))
    await handleVaultAlarm(vaultKey(org))
    expect(fakeBrowserControls.alarms.get(vaultKey(org))).toEqual({ when: begin + minutes(30) })
  })

  test('a clock set back does not keep it', async () => {
    await setConsumerCredentials(org, { ...found, clientId: 'the-key' })
    at(-minutes(10))
    await isGone()
  })

  test('a clock corrected by seconds does', async () => {
    await setConsumerCredentials(org, { ...found, clientId: 'the-key' })
    at(-5000)
    expect(await valuesOf()).toEqual({ clientId: 'the-key' })
  })

  test('another extension part’s alarm is none of ours', async () => {
    expect(await handleVaultAlarm('something')).toBe(false)
  })
})

test('forgets one org and leaves the others', async () => {
  await setConsumerCredentials(org, { ...found, clientId: 'the-key' })
  await setToken('other.my.salesforce.com', 'token')
  await clearVault(org)
  expect(Object.keys(fakeBrowserControls.session.dump())).toEqual(['vault:other.my.salesforce.com'])
})

test('after a restart of the browser the record does not claim keys', async () => {
  await setConsumerCredentials(org, { ...found, clientId: 'the-key' })
  fakeBrowserControls.session.reset()
  await readVault(org)
  expect((await loadOrgState(org)).observedSetup.consumerCredentials).toBeUndefined()
})

test('a captured value keeps the rest of the record', async () => {
  await updateOrgState(org, (record) => ({ ...record, guideActive: true }))
  await setConsumerCredentials(org, { ...found, clientId: 'the-key' })
  await clearVault(org)
  expect(await loadOrgState(org)).toMatchObject({ guideActive: true, observedSetup: {} })
})
