/** Remembers whether the username-password flow has worked in this org with this connected app. */

import { updateRecord } from '../../../setup-guide/background/org-store.ts'
import type { SignInOutcome } from '../login-kinds.ts'
import { gotToken } from '../login-outcome.ts'

/** Updates the state after a login test. Most refusals prove nothing about the flow. */
export const noteFlow = async (org: string, outcome: SignInOutcome): Promise<void> => {
  const works = gotToken(outcome)
  if (!works && outcome.kind !== 'flow-blocked' && outcome.kind !== 'not-ready') return
  await updateRecord(org, (record) => {
    const { flowWorkedAt: _, ...evidence } = record.evidence
    return { ...record, evidence: works ? { ...evidence, flowWorkedAt: outcome.at } : evidence }
  })
}
