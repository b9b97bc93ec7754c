/** An update of the extension empties the memory: it waits while values are held that exist nowhere else. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowserControls } from '../../test/support/fake-browser.ts'
import { clearVault } from '../credentials/background/vault.ts'
import { runExclusiveJob } from '../org-check/background/api-state.ts'
import { storeRepairedPassword } from '../org-check/background/repaired-password.ts'
import { markRepairedPasswordTested } from '../org-check/login-test/background/repaired-password-used.ts'
import { credentialPageHandlers } from '../setup-guide/background/credential-handlers.ts'
import { loadOrgState, updateOrgState } from '../setup-guide/background/org-store.ts'
import { updateWhenIdle } from './defer-update.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/fake-browser.ts')).fakeBrowser,
}))

const org = 'acme.my.salesforce.com'
const username = 'spaceiq@acme.example'
const reloads = () => fakeBrowserControls.calls().filter(({ name }) => name === 'runtime.reload').length

/** Lets time pass, and all that happens in it. */
const typePassword = (value: string) =>
  credentialPageHandlers['set-credential'].run({ org, name: 'password', value })
const pass = async (minutes: number) => {
  for (let left = minutes * 6; left >= 0; left -= 1) {
    for (let turns = 0; turns < 20; turns += 1) await new Promise((resolve) => setImmediate(resolve))
    vi.advanceTimersByTime(10_000)
  }
}

beforeEach(() => {
  fakeBrowserControls.reset()
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
})

test('with nothing held it is installed at once', async () => {
  void updateWhenIdle()
  await pass(0)
  expect(reloads()).toBe(1)
})

test('with a password held it waits, and is installed once that is gone', async () => {
  await storeRepairedPassword(org, 'a-password', username, true)
  void updateWhenIdle()
  await pass(10)
  expect(reloads()).toBe(0)
  await clearVault(org)
  await pass(1)
  expect(reloads()).toBe(1)
})

test('nobody waits for longer than values are kept', async () => {
  await storeRepairedPassword(org, 'a-password', username, true)
  void updateWhenIdle()
  await pass(32)
  expect(reloads()).toBe(1)
})

test('what is being made in an org is not broken off', async () => {
  let end = () => {}
  const job = runExclusiveJob(
    org,
    'mend',
    () =>
      new Promise((resolve) => {
        end = resolve
      }),
  )
  void updateWhenIdle()
  await pass(1)
  expect(reloads()).toBe(0)
  end()
  await job
  await pass(1)
  expect(reloads()).toBe(1)
})

test('that a password was ours is kept without it, with when our own test used it', async () => {
  vi.setSystemTime(1_000_000)
  await updateOrgState(org, (record) => ({ ...record, guideActive: true }))
  await storeRepairedPassword(org, 'a-password', username, true)
  await markRepairedPasswordTested(org, { kind: 'success', at: 2_000_000, username })
  await markRepairedPasswordTested(org, { kind: 'success', at: 3_000_000, username: 'jane@acme.example' })
  await markRepairedPasswordTested(org, { kind: 'wrong-password', at: 4_000_000, username })
  await clearVault(org)
  expect((await loadOrgState(org)).observedSetup.repairedPassword).toEqual({
    username,
    at: 1_000_000,
    tested: [2_000_000],
  })
  expect(JSON.stringify(fakeBrowserControls.local.dump())).not.toContain('a-password')
})

test('one that the admin types in its place is not ours any more; the same one again is', async () => {
  await storeRepairedPassword(org, 'a-password', username, true)
  await typePassword('a-password')
  expect((await loadOrgState(org)).observedSetup.repairedPassword).toBeDefined()
  await typePassword('another')
  expect((await loadOrgState(org)).observedSetup.repairedPassword).toBeUndefined()
})
