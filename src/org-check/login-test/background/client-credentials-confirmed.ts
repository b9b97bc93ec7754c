/** Remembers whether client credentials have worked in this org. */

import { updateOrgState } from '../../../setup-guide/background/org-store.ts'
import type { LoginOutcome, LoginOutcomeKind } from '../login-kinds.ts'

/** Outcomes that say nothing about the app: no answer, or nothing was sent. */
const inconclusiveKinds: readonly LoginOutcomeKind[] = [
  'incomplete',
  'network',
  'timeout',
  'busy',
  'rate-limited',
  'kept-off',
  'page',
  'redirected',
  'data-unanswered',
  'api-limit',
]

/** Updates the org's state after a test: a success is kept until a later test fails. */
export const updateClientCredentialsConfirmed = async (
  org: string,
  { kind, at }: LoginOutcome,
): Promise<void> => {
  if (inconclusiveKinds.includes(kind)) return
  await updateOrgState(org, (state) => {
    const { clientCredentialsWorkedAt: _, ...setup } = state.observedSetup
    return {
      ...state,
      observedSetup: kind === 'success' ? { ...setup, clientCredentialsWorkedAt: at } : setup,
    }
  })
}
