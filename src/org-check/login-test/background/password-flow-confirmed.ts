/** What the record knows of the flow that SpaceIQ signs in with: that it has worked in this org, with this app. */

import { updateRecord } from '../../../setup-guide/background/org-store.ts'
import type { SignInOutcome } from '../login-kinds.ts'
import { gotToken } from '../login-outcome.ts'

/** Notes what a test proved, or proved wrong; most refusals tell nothing of it. */
export const noteFlow = async (org: string, outcome: SignInOutcome): Promise<void> => {
  const works = gotToken(outcome)
  if (!works && outcome.kind !== 'flow-blocked' && outcome.kind !== 'not-ready') return
  await updateRecord(org, (record) => {
    const { flowWorkedAt: _, ...evidence } = record.evidence
    return { ...record, evidence: works ? { ...evidence, flowWorkedAt: outcome.at } : evidence }
  })
}
