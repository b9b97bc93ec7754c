/** Stores the state of each org on disk. Reads stored data defensively, as untrusted input. */

import { readVault } from '../../credentials/background/vault.ts'
import { summarizeConsumerCredentials } from '../../credentials/background/vault-entry.ts'
import { grantTypes } from '../../flow-retirement/grant-type.ts'
import { readStored, removeStored, writeStored } from '../../platform/persistent-store.ts'
import { runExclusive } from '../../platform/run-exclusive.ts'
import { orgStateKey } from '../../platform/stored-keys.ts'
import { allStepIds } from '../all-step-ids.ts'
import { parseFieldCreation } from '../field-creation/background/field-creation.schema.ts'
import { type StepId, stepIds } from '../ids.ts'
import { emptyOrgState, type OrgState } from '../org-state.ts'
import { convertOrgState } from './convert-org-state.ts'
import { withHeldCredentials } from './held-credentials.ts'
import { parseObservedSetup } from './observed-setup.schema.ts'
import { parsePickedControls } from './picked-control.schema.ts'

const isStepId = (value: unknown): value is StepId => allStepIds.some((id) => id === value)

/** Parses a stored value. Malformed parts get their defaults; another version counts as empty. */
export const parseOrgState = (stored: unknown): OrgState => {
  const raw = convertOrgState(stored)
  if (raw.version !== emptyOrgState.version) return emptyOrgState
  const skipped: readonly unknown[] = Array.isArray(raw.skippedSteps) ? raw.skippedSteps : []
  return {
    version: 2,
    guideActive: raw.guideActive === true,
    overlayHidden: raw.overlayHidden === true,
    overlayRemoved: raw.overlayRemoved === true,
    chosenStep: isStepId(raw.chosenStep) ? raw.chosenStep : null,
    skippedSteps: stepIds.filter((id) => skipped.includes(id)),
    observedSetup: parseObservedSetup(raw.observedSetup),
    pickedControls: parsePickedControls(raw.pickedControls),
    fieldCreation: parseFieldCreation(raw.fieldCreation),
    chosenGrant: grantTypes.find((grant) => grant === raw.chosenGrant) ?? null,
    ...(raw.switchedToClassic === true ? { switchedToClassic: true } : {}),
  }
}

/** Reads the org's state, with a summary of the vault; the empty state if none is stored. */
export const loadOrgState = async (org: string): Promise<OrgState> => {
  const [stored, entry] = await Promise.all([readStored(orgStateKey(org)), readVault(org)])
  return withHeldCredentials(parseOrgState(stored), summarizeConsumerCredentials(entry))
}

/** Reads the org's state after all queued changes. */
export const loadLatestOrgState = (org: string): Promise<OrgState> =>
  runExclusive(orgStateKey(org), () => loadOrgState(org))

const listeners = new Set<(org: string) => void>()

/** Adds a listener, called with each org whose state has changed. */
export const onOrgStateChanged = (listener: (org: string) => void): void => void listeners.add(listener)

/** Notifies the listeners, so that pages and toolbar reread the org's state. */
export const notifyOrgStateChanged = (org: string): void => {
  for (const listener of listeners) listener(org)
}

const writeOrgState = async (org: string, state: OrgState): Promise<void> => {
  await writeStored({ [orgStateKey(org)]: state })
  notifyOrgStateChanged(org)
}

/** Removes the summary of the vault, which is never stored. */
const withoutHeldCredentials = (state: OrgState): OrgState => withHeldCredentials(state, undefined)

/** Sorts members by name, as two equal states may have them in different orders. */
const sortMembers = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value

const isEqual = (one: OrgState, other: OrgState): boolean =>
  JSON.stringify(one, sortMembers) === JSON.stringify(other, sortMembers)

/**
 * Applies a queued change and returns the new state. Writes only if the stored part differs.
 * `change` may be asynchronous, but must not wait for another change of the same org.
 */
export const updateOrgState = (
  org: string,
  change: (state: OrgState) => OrgState | Promise<OrgState>,
): Promise<OrgState> =>
  runExclusive(orgStateKey(org), async () => {
    const before = await loadOrgState(org)
    const after = await change(before)
    // Every notification makes all of the org's pages request their plan.
    if (!isEqual(withoutHeldCredentials(after), withoutHeldCredentials(before)))
      await writeOrgState(org, withoutHeldCredentials(after))
    else if (!isEqual(after, before)) notifyOrgStateChanged(org)
    return after
  })

/** Removes the org's state. */
export const removeOrgState = (org: string): Promise<void> =>
  runExclusive(orgStateKey(org), async () => {
    await removeStored(orgStateKey(org))
    notifyOrgStateChanged(org)
  })
