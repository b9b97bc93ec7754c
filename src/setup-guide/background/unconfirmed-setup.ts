/** Offers what version 0.1.0 stored of an org, until the admin uses or discards it. */

import { hashTexts } from '../../platform/hash-texts.ts'
import { readStored, removeStored } from '../../platform/persistent-store.ts'
import { runExclusive } from '../../platform/run-exclusive.ts'
import { unconfirmedSetupKey } from '../../platform/stored-keys.ts'
import type { OrgState } from '../org-state.ts'
import { type OfferedSetup, withConfirmedSetup, withoutKnownParts } from '../unconfirmed-setup.ts'
import { moveToNextOpenStep } from './org-state-changes.ts'
import { loadLatestOrgState, updateOrgState } from './org-store.ts'
import { parseUnconfirmedSetup } from './unconfirmed-setup.schema.ts'

/** Returns what the admin can confirm in this state; null if nothing. Rejects when storage fails. */
export const getOfferedSetup = async (org: string, state: OrgState): Promise<OfferedSetup | null> => {
  const stored = await readStored(unconfirmedSetupKey(org))
  const setup = stored === undefined ? null : withoutKnownParts(parseUnconfirmedSetup(stored), state)
  return setup && { setup, fingerprint: await hashTexts([JSON.stringify(setup)]) }
}

/** Removes what version 0.1.0 stored of the org, if anything. Rejects when storage fails. */
export const removeUnconfirmedSetup = (org: string): Promise<void> => {
  const key = unconfirmedSetupKey(org)
  return runExclusive(key, async () => {
    // Each removal rewrites the whole database.
    if ((await readStored(key)) !== undefined) await removeStored(key)
  })
}

/**
 * Puts what was shown into the org's state, and removes it here. Resolves to false, with nothing
 * changed, if something else would be offered by now. Rejects when storage fails.
 */
export const useOfferedSetup = async (org: string, fingerprint: string): Promise<boolean> => {
  let isAsShown = false
  await updateOrgState(org, async (state) => {
    const offered = await getOfferedSetup(org, state)
    if (offered?.fingerprint !== fingerprint) return state
    isAsShown = true
    return moveToNextOpenStep(state, withConfirmedSetup(state, offered.setup), new Date())
  })
  if (isAsShown) await removeUnconfirmedSetup(org)
  return isAsShown
}

/** Removes what was shown. Resolves to false if something else would be offered by now. */
export const discardOfferedSetup = async (org: string, fingerprint: string): Promise<boolean> => {
  const offered = await getOfferedSetup(org, await loadLatestOrgState(org))
  if (offered?.fingerprint !== fingerprint) return false
  await removeUnconfirmedSetup(org)
  return true
}
