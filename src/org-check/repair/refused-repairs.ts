/** Keeps refused repairs from being offered again until their preconditions change. Pure. */

import { text } from '../../platform/text.ts'
import type { ApiReason } from '../../salesforce/api/errors.ts'
import type { OrgFacts } from '../facts/facts.ts'
import { apiReasonTexts } from '../row.ts'
import type { RepairNote } from './repair-blockers.ts'
import type { RepairResult } from './repair-item.ts'
import { type RepairItem, repairItemId } from './repair-item.ts'

export interface RefusedRepair {
  /** Id of the repair item. */
  readonly id: string
  readonly reason: ApiReason
  readonly times: number
  /** Snapshot of the preconditions at the time of refusal. */
  readonly situation: string
}

/** Maximum attempts by reason under equal preconditions; other reasons may pass by themselves. */
const MAX_ATTEMPTS: Readonly<Partial<Record<ApiReason, number>>> = {
  licence: 1,
  'no-room': 1,
  'no-seat': 1,
  unseen: 1,
  layout: 1,
  shared: 2,
  forbidden: 2,
  invalid: 2,
  'by-hand': 2,
  'not-found': 2,
}

/** Serializes the repair's preconditions as ids and numbers. */
export const snapshotPreconditions = ({
  profile,
  user,
  permissionSetLicense,
  fieldCapacity,
  baseProfile,
  org,
  layouts,
}: OrgFacts): string =>
  JSON.stringify([
    profile.ok && profile.value && [profile.value.id, profile.value.licenseKey, profile.value.license],
    user.ok && user.value && [user.value.id, user.value.active],
    permissionSetLicense.ok &&
      permissionSetLicense.value && [permissionSetLicense.value.assigned, permissionSetLicense.value.free],
    baseProfile.ok && baseProfile.value && [baseProfile.value.license?.free, baseProfile.value.profile?.id],
    [fieldCapacity.fields, fieldCapacity.externalIds],
    org.ok && org.value.namespacePrefix,
    layouts.ok && layouts.value.list.map(({ id }) => id),
  ])

/** Updates the list after a repair: successes are removed, failures counted. */
export const updateRefusedRepairs = (
  before: readonly RefusedRepair[],
  results: readonly RepairResult[],
  situation: string,
): readonly RefusedRepair[] => {
  const attempted = new Set(
    results.filter(({ end }) => end !== 'skipped').map(({ item }) => repairItemId(item)),
  )
  const failures = results.flatMap(({ item, end, reason }): readonly RefusedRepair[] => {
    if (end !== 'failed' || reason === null || MAX_ATTEMPTS[reason] === undefined) return []
    const id = repairItemId(item)
    const known = before.find((one) => one.id === id && one.reason === reason && one.situation === situation)
    return [{ id, reason, times: (known?.times ?? 0) + 1, situation }]
  })
  return [...before.filter(({ id }) => !attempted.has(id)), ...failures]
}

const isExhausted = ({ reason, times }: RefusedRepair): boolean =>
  times >= (MAX_ATTEMPTS[reason] ?? Number.POSITIVE_INFINITY)

/** Kinds of items that are pointless without the refused item. */
const dependentItems: Readonly<Record<string, readonly RepairItem['kind'][]>> = {
  set: ['access', 'assignment', 'password'],
  licence: ['assignment', 'password', 'access'],
  assignment: ['set', 'access', 'password'],
  user: ['licence', 'assignment', 'password', 'set', 'access', 'profile'],
}

/** Removes finally refused items and their dependents from the plan, with notes saying why. */
export const withoutRefusedRepairs = (
  plan: readonly RepairItem[],
  refused: readonly RefusedRepair[],
  situation: string,
): { readonly plan: readonly RepairItem[]; readonly notes: readonly RepairNote[] } => {
  const exhausted = refused.filter(
    (one) =>
      one.situation === situation && isExhausted(one) && plan.some((item) => repairItemId(item) === one.id),
  )
  const pointlessKinds = new Set(exhausted.flatMap(({ id }) => dependentItems[id] ?? []))
  const reasons = [...new Set(exhausted.map(({ reason }) => reason))]
  return {
    plan: plan.filter(
      (item) => !exhausted.some(({ id }) => id === repairItemId(item)) && !pointlessKinds.has(item.kind),
    ),
    notes: reasons.map((reason) => {
      const ids = exhausted.filter((one) => one.reason === reason).map(({ id }) => id)
      const step = ids.some((id) => id.startsWith('field-') || id === 'layouts') ? 'fields' : 'user'
      return {
        text: reason === 'by-hand' ? text('mend_not_password') : apiReasonTexts[reason],
        step,
      } as const
    }),
  }
}
