/** *Take it back*: previews what the record holds, and takes back what the admin confirmed. */

import { loadChangeRecord, updateChangeRecord } from '../../change-record/background/change-record-store.ts'
import type { ChangeRecord } from '../../change-record/change.ts'
import { withTakenBack } from '../../change-record/taken-back.ts'
import { type ApiReason, apiFailure } from '../../salesforce/api/errors.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { getBoolean, getRecords, getString } from '../../salesforce/api/soql.ts'
import { isSameRecordId } from '../../salesforce/record-id.ts'
import { queries } from '../facts/queries.ts'
import { takeBackChanges } from '../take-back/take-back.ts'
import { askAboutChange } from '../take-back/take-back-facts.ts'
import { leave, type TakeBackItem } from '../take-back/take-back-item.ts'
import {
  describeChange,
  findStaticReason,
  listChangesToTakeBack,
  listKeysTakenBackWith,
} from '../take-back/take-back-plan.ts'
import { myTakeBackPermissions } from '../take-back/take-back-questions.ts'
import { runExclusiveJob, updateApiState } from './api-state.ts'
import { createOrgApi, refreshOrgFacts, toCheckReport } from './check-org.ts'

interface OpenedOrg {
  readonly api: Api
  readonly record: ChangeRecord
  readonly seesAllCases: boolean
}
type Opened =
  | { readonly ok: true; readonly value: OpenedOrg }
  | { readonly ok: false; readonly reason: ApiReason | 'other-organization' }

/** Asks first which org answers, and what the session's user may do there. */
const openRecordedOrg = async (org: string): Promise<Opened> => {
  const api = await createOrgApi(org)
  if (!api.ok) return api
  const [organization, permissions] = await Promise.all([
    api.value.get(queries.organization()),
    api.value.get(myTakeBackPermissions()),
  ])
  if (!organization.ok) return organization
  if (!permissions.ok) return permissions
  const record = await loadChangeRecord(org)
  const id = getString(getRecords(organization.value)[0] ?? {}, 'Id')
  if (id === '') return apiFailure('unexpected')
  if (record.organizationId !== null && !isSameRecordId(record.organizationId, id))
    return { ok: false, reason: 'other-organization' }
  const mine = getRecords(permissions.value)[0] ?? {}
  // Who may not set up an org is not shown all of it either: nothing would count as gone.
  const isAdmin =
    getBoolean(mine, 'PermissionsCustomizeApplication') === true &&
    getBoolean(mine, 'PermissionsManageUsers') === true
  if (!isAdmin) return apiFailure('forbidden')
  const seesAllCases = getBoolean(mine, 'PermissionsViewAllData') === true
  return { ok: true, value: { api: api.value, record, seesAllCases } }
}

const planItems = async (
  { api, record, seesAllCases }: OpenedOrg,
  signal: AbortSignal,
): Promise<readonly TakeBackItem[]> => {
  const items: TakeBackItem[] = []
  for (const change of listChangesToTakeBack(record)) {
    if (signal.aborted) break
    const reason = findStaticReason(change, record)
    const verdict = reason ? leave(reason) : await askAboutChange(api, change, { seesAllCases })
    items.push({ ...describeChange(change), verdict })
  }
  return items
}

/** Asks the org about all that the record holds; a stopped preview keeps the one before. */
export const planTakeBack = (org: string): Promise<void> =>
  runExclusiveJob(org, 'plan-take-back', async (signal) => {
    const opened = await openRecordedOrg(org)
    const at = Date.now()
    const plan = opened.ok
      ? ({ ok: true, at, items: await planItems(opened.value, signal) } as const)
      : ({ ok: false, at, reason: opened.reason } as const)
    if (signal.aborted) return
    await updateApiState(org, (state) => ({ ...state, takeBackPlan: plan, takeBackResults: null }))
  })

/** Marks the change, and what ended with it. */
const recordTakenBack = async (org: string, key: string): Promise<void> => {
  await updateChangeRecord(org, (record) =>
    listKeysTakenBackWith(record, key).reduce(
      (marked, one) => withTakenBack(marked, one, Date.now()),
      record,
    ),
  )
}

/** Takes back the confirmed changes that the org still confirms, then checks the org again. */
export const takeBackInOrg = (org: string, keys: readonly string[]): Promise<void> =>
  runExclusiveJob(org, 'take-back', async (signal, discarded) => {
    const opened = await openRecordedOrg(org)
    if (discarded.aborted) return
    if (!opened.ok) {
      const plan = { ok: false, at: Date.now(), reason: opened.reason } as const
      return updateApiState(org, (state) => ({ ...state, takeBackPlan: plan, takeBackResults: null }))
    }
    const { api, record, seesAllCases } = opened.value
    const changes = listChangesToTakeBack(record).filter(
      (change) => keys.includes(change.key) && findStaticReason(change, record) === null,
    )
    const results = await takeBackChanges({
      api,
      changes,
      seesAllCases,
      signal,
      onTakenBack: async (key) => {
        if (!discarded.aborted) await recordTakenBack(org, key)
      },
    })
    if (discarded.aborted) return
    await updateApiState(org, (state) => ({ ...state, takeBackPlan: null, takeBackResults: results }))
    const after = await refreshOrgFacts(org, api, discarded)
    const report = await toCheckReport(org, after)
    if (discarded.aborted) return
    await updateApiState(org, (state) => ({ ...state, ...report, repairResults: null }))
  })
