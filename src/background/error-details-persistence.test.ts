/** What *Copy details* gives outlives the worker: memory takes it as it was written. */

import { expect, test, vi } from 'vitest'
import { getAttemptItem } from '../activation/background/attempt.ts'
import type { ActivationFailure } from '../activation/outcome.ts'
import type { CheckReport } from '../org-check/api-state.ts'
import { getApiState, updateApiState } from '../org-check/background/api-state.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/fake-browser.ts')).fakeBrowser,
}))

const org = 'acme.my.salesforce.com'

test('the code and status of a check that could not be made', async () => {
  const report: CheckReport = { ok: false, at: 1, reason: 'access-control', code: 'FORBIDDEN', status: 403 }
  await updateApiState(org, (state) => ({ ...state, report }))
  expect((await getApiState(org)).report).toEqual(report)
})

test('the request’s id of an activation that failed', async () => {
  const outcome: ActivationFailure = { kind: 'invalid', at: 1, status: 422, requestId: 'req-1', tries: 1 }
  await getAttemptItem(org).set({ id: 'a', startedAt: 1, fingerprint: 'f', state: 'finished', outcome })
  expect((await getAttemptItem(org).get())?.outcome).toEqual(outcome)
})
