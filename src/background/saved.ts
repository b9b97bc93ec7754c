/** SpaceIQ's own form: that it was filled, and what the admin says became of it. SpaceIQ is not asked. */

import type { FormReport } from '../messages.ts'
import { dropActivation } from './activate.ts'
import { activated, withoutQuestion } from './record-changes.ts'
import { updateRecord } from './records.ts'
import { forget } from './vault.ts'

/** Notes that something was filled in, so that it is asked about also once the popup was closed. */
export const noteFilled = async (org: string, report: FormReport): Promise<void> => {
  if (!Object.values(report).includes('filled')) return
  const formFilledAt = Date.now()
  await updateRecord(org, (record) => ({ ...record, evidence: { ...record.evidence, formFilledAt } }))
}

/**
 * Ends the journey where the admin says that SpaceIQ has the values: they go from here, with how an earlier activation ended.
 * Where it has not, everything stays but the question.
 */
export const answerSaved = async (org: string, saved: boolean): Promise<void> => {
  if (!saved) {
    await updateRecord(org, withoutQuestion)
    return
  }
  await dropActivation(org)
  // Before the record: where the worker is stopped in between, the question still stands.
  await forget(org)
  await updateRecord(org, (record) => activated(record, 'saved', Date.now()))
}
