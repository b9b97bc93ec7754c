/** An accepted activation that could not be recorded at once is recorded later, part by part. */

import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowserControls } from '../../../test/support/fake-browser.ts'
import { recordHandOver } from '../../change-record/background/change-record-store.ts'
import { loadOrgState } from '../../setup-guide/background/org-store.ts'
import { reconcileActivation } from './activate.ts'
import { getAttemptItem } from './attempt.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))
vi.mock('../../change-record/background/change-record-store.ts', () => ({ recordHandOver: vi.fn() }))

const org = 'acme.my.salesforce.com'
const at = 1_795_000_000_000

beforeEach(async () => {
  fakeBrowserControls.reset()
  vi.mocked(recordHandOver).mockReset()
  const outcome = { kind: 'active', at } as const
  await getAttemptItem(org).set({
    id: 'attempt',
    startedAt: at,
    fingerprint: 'values',
    state: 'finished',
    outcome,
  })
})

test('is known although the record of changes has no room, which is tried again', async () => {
  vi.mocked(recordHandOver).mockRejectedValue(new Error('QuotaExceededError'))
  await expect(reconcileActivation(org)).rejects.toThrow('QuotaExceededError')
  expect((await loadOrgState(org)).observedSetup.activation).toMatchObject({ status: 'active', at })
  vi.mocked(recordHandOver).mockReset()
  await reconcileActivation(org)
  expect(recordHandOver).toHaveBeenCalledExactlyOnceWith(org, at)
})
