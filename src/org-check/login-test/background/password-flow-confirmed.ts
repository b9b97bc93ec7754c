/** Remembers whether the username-password flow has worked in this org with this connected app. */

import { updateOrgState } from '../../../setup-guide/background/org-store.ts'
import type { LoginOutcome } from '../login-kinds.ts'
import { receivedToken } from '../login-outcome.ts'

/** Updates the org's state after a login test. Most refusals prove nothing about the flow. */
export const updatePasswordFlowConfirmed = async (org: string, outcome: LoginOutcome): Promise<void> => {
  const works = receivedToken(outcome)
  if (!works && outcome.kind !== 'flow-blocked' && outcome.kind !== 'not-ready') return
  await updateOrgState(org, (state) => {
    const { passwordFlowWorkedAt: _, ...setup } = state.observedSetup
    // A login is newer than what the last check read of the org's setting.
    if (works)
      return {
        ...state,
        observedSetup: { ...setup, passwordFlowWorkedAt: outcome.at, passwordFlowBlocked: false },
      }
    const isBlocked = outcome.kind === 'flow-blocked'
    return { ...state, observedSetup: { ...setup, ...(isBlocked ? { passwordFlowBlocked: true } : {}) } }
  })
}
