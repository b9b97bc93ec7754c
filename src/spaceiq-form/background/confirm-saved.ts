/** Tracks SpaceIQ's own form: filled by us, saved according to the admin; SpaceIQ is not asked. */

import { abortActivation } from '../../activation/background/activate.ts'
import { recordHandOver } from '../../change-record/background/change-record-store.ts'
import { clearVault } from '../../credentials/background/vault.ts'
import type { PageRefusal, Reply } from '../../messages.ts'
import { withActivation, withoutSavedPrompt } from '../../setup-guide/background/org-state-changes.ts'
import { updateOrgState } from '../../setup-guide/background/org-store.ts'
import type { FormFillReport } from '../field-results.ts'

/**
 * Notes that the form was filled, so that the popup asks about it even after being reopened.
 * Returns the reply unchanged, also if the note cannot be stored.
 */
export const markFormFilled = async <R extends Reply<FormFillReport, PageRefusal>>(
  org: string,
  reply: R,
): Promise<R> => {
  if (reply.ok && Object.values(reply.value).includes('filled')) {
    const formFilledAt = Date.now()
    await updateOrgState(org, (state) => ({
      ...state,
      observedSetup: { ...state.observedSetup, formFilledAt },
    })).catch(() => undefined)
  }
  return reply
}

/**
 * Handles the admin's answer. `saved`: clears the values and any earlier activation, and ends the
 * guide. Not saved: only removes the question.
 */
export const confirmSaved = async (org: string, saved: boolean): Promise<void> => {
  if (!saved) {
    await updateOrgState(org, withoutSavedPrompt)
    return
  }
  await abortActivation(org)
  // Before the state: if the worker stops in between, the question remains.
  await clearVault(org)
  const at = Date.now()
  await recordHandOver(org, at)
  await updateOrgState(org, (state) => withActivation(state, 'saved', at))
}
