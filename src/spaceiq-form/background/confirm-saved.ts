/** SpaceIQ's own form: that it was filled, and what the admin says became of it. SpaceIQ is not asked. */

import { dropActivation } from '../../activation/background/activate.ts'
import { forget } from '../../credentials/background/vault.ts'
import type { FormReport, PageRefusal, Reply } from '../../messages.ts'
import { activated, withoutQuestion } from '../../setup-guide/background/org-state-changes.ts'
import { updateRecord } from '../../setup-guide/background/org-store.ts'

/**
 * Gives the reply, and notes that something was filled in, so that it is asked about also once the popup was closed. What
 * became of the form is told even where that cannot be noted.
 */
export const withFilled = async <R extends Reply<FormReport, PageRefusal>>(
  org: string,
  reply: R,
): Promise<R> => {
  if (reply.ok && Object.values(reply.value).includes('filled')) {
    const formFilledAt = Date.now()
    await updateRecord(org, (record) => ({
      ...record,
      evidence: { ...record.evidence, formFilledAt },
    })).catch(() => undefined)
  }
  return reply
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
