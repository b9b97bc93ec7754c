/** Which ends of *Test sign-in* settle that the org allows the flow, and that the app works. */

import { beforeEach, expect, test, vi } from 'vitest'
import { fake } from '../../../../test/support/fake-browser.ts'
import { loadRecord, updateRecord } from '../../../setup-guide/background/org-store.ts'
import { emptyRecord } from '../../../setup-guide/org-state.ts'
import type { SignInKind } from '../login-kinds.ts'
import { noteFlow } from './password-flow-confirmed.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const org = 'acme.my.salesforce.com'
const at = 1_700_000_000_000
const host = org
const known = async () => (await loadRecord(org)).evidence.flowWorkedAt

beforeEach(async () => {
  fake.reset()
  await updateRecord(org, () => ({ ...emptyRecord, running: true }))
})

test.each<SignInKind>(['success', 'scope-missing', 'session-barred', 'no-case', 'password-expired'])(
  'a token was given: %s settles it, whatever the token is good for',
  async (kind) => {
    await noteFlow(org, { kind, at, host })
    expect(await known()).toBe(at)
  },
)

test.each<SignInKind>([
  'wrong-password',
  'password-expired',
  'refused',
  'network',
  'incomplete',
  'no-such-user',
])('without a token %s settles nothing, and takes nothing back', async (kind) => {
  await noteFlow(org, { kind, at })
  expect(await known()).toBeUndefined()
  await noteFlow(org, { kind: 'success', at, host })
  await noteFlow(org, { kind, at: at + 1 })
  expect(await known()).toBe(at)
})

test.each<SignInKind>(['flow-blocked', 'not-ready'])('%s takes it back', async (kind) => {
  await noteFlow(org, { kind: 'success', at, host })
  await noteFlow(org, { kind, at: at + 1 })
  expect(await known()).toBeUndefined()
})
