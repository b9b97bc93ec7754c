/** The receiving key ends by itself, also where no page asks for it any more. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowserControls } from '../../../test/support/fake-browser.ts'
import { createKeyFixture } from '../../../test/support/sealed-fixtures.ts'
import { receivingKeyKey } from '../../platform/stored-keys.ts'
import { runAlone, storeKey } from '../receiving-key-store.ts'
import { SEAL_LIFETIME_MS } from '../sealed-text.ts'
import { handleReceivingKeyAlarm, removeEndedReceivingKey } from './receiving-key-end.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const now = 1_795_000_000_000
const isHeld = () => receivingKeyKey in fakeBrowserControls.session.dump()

beforeEach(async () => {
  vi.stubGlobal('navigator', { locks: { request: (_: string, act: () => unknown) => act() } })
  fakeBrowserControls.reset()
  vi.useFakeTimers({ toFake: ['Date'], now })
  const key = await createKeyFixture(now)
  await runAlone(() => storeKey(key))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('by an alarm after 24 hours, and not before', async () => {
  const when = now + SEAL_LIFETIME_MS
  expect(fakeBrowserControls.alarms.get(receivingKeyKey)).toEqual({ when })
  expect(await handleReceivingKeyAlarm('vault:acme.my.salesforce.com')).toBe(false)
  vi.setSystemTime(when - 1)
  expect(await handleReceivingKeyAlarm(receivingKeyKey)).toBe(true)
  expect(isHeld()).toBe(true)
  vi.setSystemTime(when)
  await handleReceivingKeyAlarm(receivingKeyKey)
  expect(isHeld()).toBe(false)
  expect(fakeBrowserControls.alarms.has(receivingKeyKey)).toBe(false)
})

test('as the background starts, where the alarm was lost', async () => {
  await removeEndedReceivingKey()
  expect(isHeld()).toBe(true)
  vi.setSystemTime(now + SEAL_LIFETIME_MS)
  await removeEndedReceivingKey()
  expect(isHeld()).toBe(false)
})

test('by a policy that switches sealing off', async () => {
  fakeBrowserControls.setPolicy({ disabledFeatures: ['seal'] })
  await removeEndedReceivingKey()
  expect(isHeld()).toBe(false)
})
