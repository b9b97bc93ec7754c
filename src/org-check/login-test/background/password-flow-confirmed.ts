/** Remembers whether the username-password flow has worked in this org with this connected app. */

import { updateOrgState } from '../../../setup-guide/background/org-store.ts'
import type { LoginOutcome } from '../login-kinds.ts'
import { receivedToken } from '../login-outcome.ts'

/** Updates the state after a login test. Most refusals prove nothing about the flow. */
export const updatePasswordFlowConfirmed = async (org: string, outcome: LoginOutcome): Promise<void> => {
  const works = receivedToken(outcome)
  if (!works && outcome.kind !== 'flow-blocked' && outcome.kind !== 'not-ready') return
  await updateOrgState(org, (record) => {
    const { passwordFlowWorkedAt: _, ...evidence } = record.observedSetup
    return { ...record, observedSetup: works ? { ...evidence, passwordFlowWorkedAt: outcome.at } : evidence }
  })
}
