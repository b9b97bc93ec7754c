import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fake } from '../../../test/support/fake-browser.ts'
import { loadRecord, removeRecord, updateRecord } from '../../setup-guide/background/org-store.ts'
import {
  capture,
  dropCapture,
  forget,
  holdMended,
  holdToken,
  holdTyped,
  onVaultAlarm,
  readVault,
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
  fake.reset()
  at(0)
  await updateRecord(org, (record) => ({ ...record, running: true }))
})
afterEach(() => {
  vi.useRealTimers()
})

test('nothing of an app is taken in once the org is reset, nor where the guide was never started', async () => {
  for (const one of [org, 'other.my.salesforce.com']) {
    await removeRecord(one)
    await capture(one, { ...found, clientId: 'the-key', clientSecret: 'the-secret' })
    expect(await readVault(one)).toEqual({ values: {}, capturedAt: 0 })
  }
  expect(fake.kept.dump()).toEqual({})
})

test('what was picked up from an app that is not SpaceIQ’s is let go, and nothing that was typed', async () => {
  await capture(org, { ...found, clientId: 'the-key', clientSecret: 'the-secret' })
  await holdTyped(org, 'password', 'pw')
  await dropCapture(org)
  expect(await valuesOf()).toEqual({ password: 'pw' })
  expect((await loadRecord(org)).evidence.keys).toBeUndefined()
  await holdTyped(org, 'clientSecret', 'by hand')
  await dropCapture(org)
  expect(await valuesOf()).toEqual({ password: 'pw', clientSecret: 'by hand' })
})

describe('what is taken in', () => {
  test('is in session storage only, with where it came from', async () => {
    await capture(org, { ...found, clientId: 'the-key', clientSecret: 'the-secret' })
    expect((await readVault(org)).values.clientId).toEqual({
      value: 'the-key',
      provenance: { from: 'consumer-details', name: 'SpaceIQ', at: begin },
    })
    expect(JSON.stringify(fake.kept.dump())).not.toMatch(/the-key|the-secret/)
  })

  test('at the same time is all kept', async () => {
    await Promise.all([
      capture(org, { ...found, clientId: 'the-key' }),
      capture(org, { ...found, clientSecret: 'the-secret' }),
      holdTyped(org, 'password', 'pw'),
      holdToken(org, 'token'),
    ])
    expect(await valuesOf()).toEqual({ clientId: 'the-key', clientSecret: 'the-secret', password: 'pw' })
    expect((await readVault(org)).token).toBe('token')
  })

  test('what Mend it made is told from what was typed, and a user who was there from one it made', async () => {
    const from = async () => {
      const { username, password } = (await readVault(org)).values
      return [username?.provenance, password?.provenance]
    }
    const mended = { from: 'mended', at: begin }
    await holdMended(org, 'pw-1', 'new@acme.example', true)
    expect(await from()).toEqual([mended, mended])
    await holdMended(org, 'pw-2', 'old@acme.example', false)
    expect(await from()).toEqual([{ from: 'user', name: 'old@acme.example', at: begin }, mended])
    expect(await valuesOf()).toEqual({ username: 'old@acme.example', password: 'pw-2' })
  })

  test('tells the record which, not what', async () => {
    await capture(org, { ...found, clientId: 'the-key' })
    expect((await loadRecord(org)).evidence.keys).toEqual({
      appName: 'SpaceIQ',
      key: true,
      secret: false,
      at: begin,
    })
    await holdTyped(org, 'clientSecret', 'typed')
    expect((await loadRecord(org)).evidence.keys).toMatchObject({ key: true, secret: true })
  })

  test('never pairs the key of one app with the secret of another', async () => {
    await capture(org, { ...found, clientId: 'key-1', clientSecret: 'secret-1' })
    await capture(org, { ...found, appName: 'Other', clientId: 'key-2' })
    expect(await valuesOf()).toEqual({ clientId: 'key-2' })
    await capture(org, { ...found, appName: 'Other', clientSecret: 'secret-2' })
    expect(await valuesOf()).toEqual({ clientId: 'key-2', clientSecret: 'secret-2' })
  })

  test('never pairs the new key of an app with the secret of its old one', async () => {
    await capture(org, { ...found, clientId: 'key-1', clientSecret: 'secret-1' })
    await capture(org, { ...found, clientId: 'key-1' })
    expect(await valuesOf()).toEqual({ clientId: 'key-1', clientSecret: 'secret-1' })
    await capture(org, { ...found, from: 'app-detail', clientId: 'key-2' })
    expect(await valuesOf()).toEqual({ clientId: 'key-2' })
    await holdTyped(org, 'clientSecret', 'typed')
    await capture(org, { ...found, clientId: 'key-3' })
    expect(await valuesOf()).toEqual({ clientId: 'key-3', clientSecret: 'typed' })
  })

  test('never pairs what a page shows with what was typed of another app', async () => {
    const typed = async () => {
      await forget(org)
      await holdTyped(org, 'clientId', 'typed-key')
      await holdTyped(org, 'clientSecret', 'typed-secret')
    }
    await typed()
    await capture(org, { ...found, clientId: 'key-1' })
    expect(await valuesOf()).toEqual({ clientId: 'key-1' })
    await typed()
    await capture(org, { ...found, clientSecret: 'secret-1' })
    expect(await valuesOf()).toEqual({ clientSecret: 'secret-1' })
    // The same app's: it stays what the admin typed, and is completed.
    await typed()
    await capture(org, { ...found, clientId: 'typed-key' })
    expect(await valuesOf()).toEqual({ clientId: 'typed-key', clientSecret: 'typed-secret' })
    await forget(org)
    await holdTyped(org, 'clientSecret', 'typed-secret')
    await capture(org, { ...found, clientId: 'key-1' })
    expect(await valuesOf()).toEqual({ clientId: 'key-1', clientSecret: 'typed-secret' })
  })

  test('from apps without a name is never paired', async () => {
    await capture(org, { ...found, appName: '', clientId: 'key-1' })
    await capture(org, { ...found, appName: '', clientSecret: 'secret-2' })
    expect(await valuesOf()).toEqual({ clientSecret: 'secret-2' })
  })

  test('is taken away by an empty value, and keeps its origin when typed again', async () => {
    await capture(org, { ...found, clientId: 'the-key' })
    await holdTyped(org, 'clientId', 'the-key')
    expect((await readVault(org)).values.clientId?.provenance?.from).toBe('consumer-details')
    await holdTyped(org, 'clientId', '')
    expect(await valuesOf()).toEqual({})
    expect(fake.session.dump()).toEqual({})
  })

  test('is kept apart for each org', async () => {
    await holdToken(org, 'one')
    expect((await readVault('other.my.salesforce.com')).token).toBeUndefined()
  })
})

describe('30 minutes after the last one', () => {
  const isGone = async () => {
    expect(await valuesOf()).toEqual({})
    expect(fake.session.dump()).toEqual({})
    expect(fake.alarms.size).toBe(0)
    expect((await loadRecord(org)).evidence.keys).toBeUndefined()
  }

  test('all is gone when it is read', async () => {
    await capture(org, { ...found, clientId: 'the-key' })
    at(minutes(20))
    await holdToken(org, 'token')
    at(minutes(50) - 1)
    expect(await valuesOf()).toEqual({ clientId: 'the-key' })
    at(minutes(50))
    await isGone()
  })

  test('all is gone by the alarm, without being read', async () => {
    await capture(org, { ...found, clientId: 'the-key' })
    expect(fake.alarms.get(vaultKey(org))).toEqual({ when: begin + minutes(30) })
    at(minutes(30))
    expect(await onVaultAlarm(vaultKey(org))).toBe(true)
    expect(fake.session.dump()).toEqual({})
  })

  test.each<[string, () => Promise<void>]>([
    ['value', () => holdTyped(org, 'password', '')],
    ['token', () => holdToken(org, '')],
    ['value that is not held', () => holdTyped(org, 'domain', '')],
  ])('a %s that is taken away keeps the rest no longer', async (_, takeAway) => {
    await capture(org, { ...found, clientId: 'the-key' })
    await holdTyped(org, 'password', 'pw')
    await holdToken(org, 'token')
    at(minutes(20))
    await takeAway()
    expect(fake.alarms.get(vaultKey(org))).toEqual({ when: begin + minutes(30) })
    at(minutes(30) - 1)
    expect(await valuesOf()).toMatchObject({ clientId: 'the-key' })
    at(minutes(30))
    await isGone()
  })

  test('an alarm that is too early sets another', async () => {
    await capture(org, { ...found, clientId: 'the-key' })
    fake.alarms.clear()
    at(minutes(29))
    await onVaultAlarm(vaultKey(org))
    expect(fake.alarms.get(vaultKey(org))).toEqual({ when: begin + minutes(30) })
  })

  test('a clock set back does not keep it', async () => {
    await capture(org, { ...found, clientId: 'the-key' })
    at(-minutes(10))
    await isGone()
  })

  test('a clock corrected by seconds does', async () => {
    await capture(org, { ...found, clientId: 'the-key' })
    at(-5000)
    expect(await valuesOf()).toEqual({ clientId: 'the-key' })
  })

  test('another extension part’s alarm is none of ours', async () => {
    expect(await onVaultAlarm('something')).toBe(false)
  })
})

test('forgets one org and leaves the others', async () => {
  await capture(org, { ...found, clientId: 'the-key' })
  await holdToken('other.my.salesforce.com', 'token')
  await forget(org)
  expect(Object.keys(fake.session.dump())).toEqual(['vault:other.my.salesforce.com'])
})

test('after a restart of the browser the record does not claim keys', async () => {
  await capture(org, { ...found, clientId: 'the-key' })
  fake.session.reset()
  await readVault(org)
  expect((await loadRecord(org)).evidence.keys).toBeUndefined()
})

test('a captured value keeps the rest of the record', async () => {
  await updateRecord(org, (record) => ({ ...record, running: true }))
  await capture(org, { ...found, clientId: 'the-key' })
  await forget(org)
  expect(await loadRecord(org)).toMatchObject({ running: true, evidence: {} })
})
