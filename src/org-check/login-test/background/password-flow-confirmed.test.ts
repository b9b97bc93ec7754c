/** Which ends of *Test login* settle that the org allows the flow, and that the app works. */

import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowserControls } from '../../../../test/support/fake-browser.ts'
import { loadOrgState, updateOrgState } from '../../../setup-guide/background/org-store.ts'
import { emptyOrgState } from '../../../setup-guide/org-state.ts'
import type { LoginOutcomeKind } from '../login-kinds.ts'
import { updatePasswordFlowConfirmed } from './password-flow-confirmed.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const org = 'acme.my.salesforce.com'
const at = 1_700_000_000_000
const host = org
const known = async () => (await loadOrgState(org)).observedSetup.passwordFlowWorkedAt

beforeEach(async () => {
  fakeBrowserControls.reset()
  await updateOrgState(org, () => ({ ...emptyOrgState, guideActive: true }))
})

test.each<LoginOutcomeKind>(['success', 'scope-missing', 'session-barred', 'no-case', 'password-expired'])(
  'a token was given: %s settles it, whatever the token is good for',
  async (kind) => {
    await updatePasswordFlowConfirmed(org, { kind, at, host })
    expect(await known()).toBe(at)
  },
)

test.each<LoginOutcomeKind>([
  'wrong-password',
  'password-expired',
  'refused',
  'network',
  'incomplete',
  'no-such-user',
])('without a token %s settles nothing, and takes nothing back', async (kind) => {
  await updatePasswordFlowConfirmed(org, { kind, at })
  expect(await known()).toBeUndefined()
  await updatePasswordFlowConfirmed(org, { kind: 'success', at, host })
  await updatePasswordFlowConfirmed(org, { kind, at: at + 1 })
  expect(await known()).toBe(at)
})

test.each<LoginOutcomeKind>(['flow-blocked', 'not-ready'])('%s takes it back', async (kind) => {
  await updatePasswordFlowConfirmed(org, { kind: 'success', at, host })
  await updatePasswordFlowConfirmed(org, { kind, at: at + 1 })
  expect(await known()).toBeUndefined()
})

test('a login test is newer than what the last check read of the org’s setting', async () => {
  const blocked = async () => (await loadOrgState(org)).observedSetup.passwordFlowBlocked
  await updatePasswordFlowConfirmed(org, { kind: 'success', at, host })
  expect(await blocked()).toBe(false)
  await updatePasswordFlowConfirmed(org, { kind: 'not-ready', at: at + 1 })
  expect(await blocked()).toBe(false)
  await updatePasswordFlowConfirmed(org, { kind: 'flow-blocked', at: at + 2 })
  expect(await blocked()).toBe(true)
})
