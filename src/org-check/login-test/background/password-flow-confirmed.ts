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
    return { ...state, observedSetup: works ? { ...setup, passwordFlowWorkedAt: outcome.at } : setup }
  })
}
