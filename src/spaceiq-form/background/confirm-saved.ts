/** Tracks SpaceIQ's own form: filled by us, saved according to the admin; SpaceIQ is not asked. */

import { dropActivation } from '../../activation/background/activate.ts'
import { forget } from '../../credentials/background/vault.ts'
import type { FormReport, PageRefusal, Reply } from '../../messages.ts'
import { activated, withoutQuestion } from '../../setup-guide/background/org-state-changes.ts'
import { updateRecord } from '../../setup-guide/background/org-store.ts'

/**
 * Notes that the form was filled, so that the popup asks about it even after being reopened.
 * Returns the reply unchanged, also if the note cannot be stored.
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
 * Handles the admin's answer. `saved`: clears the values and any earlier activation, and ends the
 * guide. Not saved: only removes the question.
 */
export const answerSaved = async (org: string, saved: boolean): Promise<void> => {
  if (!saved) {
    await updateRecord(org, withoutQuestion)
    return
  }
  await dropActivation(org)
  // Before the state: if the worker stops in between, the question remains.
  await forget(org)
  await updateRecord(org, (record) => activated(record, 'saved', Date.now()))
}
