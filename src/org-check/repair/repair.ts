/** Applies a repair plan in order. A failure skips dependent items only; there is no rollback. */

import type { NewChange } from '../../change-record/new-change.ts'
import { type CaseFieldName, integrationPermissionSet, requiredCaseFields } from '../../required-setup.ts'
import { type ApiResult, apiFailure } from '../../salesforce/api/errors.ts'
import { withOptionalColumns } from '../../salesforce/api/optional-columns.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { withRetry } from '../../salesforce/api/retry-busy.ts'
import type { OrgFacts } from '../facts/facts.ts'
import { designatedProfile } from '../rows/users.ts'
import { addFieldsToLayouts } from './add-fields-to-layouts.ts'
import { createFields, createUser, ensureProfile, setPassword } from './create.ts'
import type { CreateOutcome } from './create-result.ts'
import {
  changedLayout,
  changedPassword,
  grantedAccess,
  type MadeChange,
  madeAssignment,
  madeFields,
  madePermissions,
  madeUser,
} from './made-changes.ts'
import {
  assignPermissionSet,
  assignPermissionSetLicense,
  ensurePermissionSet,
  grantCaseAccess,
} from './permission-set.ts'
import type { RepairResult } from './repair-item.ts'
import { type RepairItem, repairItemId } from './repair-item.ts'
import { profilePermissionSet } from './repair-plan.ts'

interface RepairOptions {
  readonly api: Api
  readonly facts: OrgFacts
  readonly items: readonly RepairItem[]
  /** Aborting starts no new item; a pending request is awaited, since its effect is unknown. */
  readonly signal: AbortSignal
  readonly password: () => string
  /** Called with the password once Salesforce has accepted it. */
  readonly onPassword: (password: string, username: string) => Promise<void>
  /** Called after each item that made or changed something. If it rejects, no new item starts. */
  readonly onChanges: (changes: readonly NewChange[]) => Promise<void>
}

type ItemResult = ApiResult<{ readonly outcome: CreateOutcome }>

const toRepairResult = (item: RepairItem, result: ItemResult | undefined): RepairResult => {
  if (!result) return { item, end: 'skipped', reason: null, message: '' }
  return result.ok
    ? { item, end: result.value.outcome, reason: null, message: '' }
    : { item, end: 'failed', reason: result.reason, message: result.message }
}

const isFieldItem = (item: RepairItem): item is Extract<RepairItem, { kind: 'field' }> =>
  item.kind === 'field'

/** Combines results: the first failure, else `made` if anything was made. */
const combineResults = (results: readonly ItemResult[]): ItemResult => {
  const failure = results.find((end) => !end.ok)
  if (failure) return failure
  const made = results.some((end) => end.ok && end.value.outcome === 'made')
  return { ok: true, value: { outcome: made ? 'made' : 'there' } }
}

/** Returns the item with the username that was actually created. */
const withCreatedUsername = (item: RepairItem, username: string): RepairItem =>
  username !== '' && 'username' in item ? { ...item, username } : item

/** Applies the repair items; resolves with one result per item, in the plan's order. */
export const applyRepairs = async (options: RepairOptions): Promise<readonly RepairResult[]> => {
  const { facts, items, signal } = options
  const api = withRetry(options.api, signal)
  const results = new Map<string, ItemResult>()
  let isRecordLost = false
  /**
   * Records before the next item starts. A worker that stops between Salesforce's answer and this
   * loses what that one request made, which for the fields are all of them.
   */
  const record = async (at: number, changes: readonly MadeChange[]): Promise<void> => {
    if (changes.length === 0) return
    const until = Date.now()
    await options.onChanges(changes.map((change) => ({ ...change, at, until }))).catch(() => {
      isRecordLost = true
    })
  }
  /** Returns the item of this kind that is due now. */
  const getItem = <K extends RepairItem['kind']>(kind: K) =>
    signal.aborted || isRecordLost
      ? undefined
      : items.find((one): one is Extract<RepairItem, { kind: K }> => one.kind === kind)
  const isPlanned = (kind: RepairItem['kind']) => items.some((one) => one.kind === kind)
  /** Returns whether the kind was made, or was not planned at all. */
  const isReady = (kind: RepairItem['kind']) => !isPlanned(kind) || results.get(kind)?.ok === true

  const fieldItems = signal.aborted ? [] : items.filter(isFieldItem)
  let at = Date.now()
  const fields = await createFields(
    api,
    fieldItems.map(({ name }) => name),
  )
  await record(at, madeFields(fields))
  for (const one of fieldItems) {
    const end = fields.get(one.name)
    if (end) results.set(repairItemId(one), end)
  }
  const doesFieldExist = (name: CaseFieldName) => fields.get(name)?.ok ?? true
  const isCaseFull = [...fields.values()].some((end) => !end.ok && end.reason === 'no-room')

  const layouts = getItem('layouts')
  if (layouts && !isCaseFull) {
    const names = layouts.fields.filter(doesFieldExist)
    const layoutResults = await addFieldsToLayouts(api, layouts.layouts, names, (layout, apiNames, since) =>
      record(since, [changedLayout(layout, apiNames)]),
    )
    if (layoutResults.length > 0) results.set('layouts', combineResults(layoutResults))
  }

  const base = facts.baseProfile.ok ? facts.baseProfile.value : null
  let profileId = designatedProfile(facts)?.id ?? ''
  const profile = getItem('profile')
  if (profile) {
    at = Date.now()
    const made = base?.license
      ? await ensureProfile(api, base.license.id, profile.name)
      : apiFailure('not-found')
    results.set('profile', made)
    await record(at, madePermissions('profile', profile.name, made))
    profileId = made.ok ? made.value.value.id : ''
  }

  let setId = profilePermissionSet(facts)
  if (getItem('set')) {
    at = Date.now()
    const permissionSet = await ensurePermissionSet(
      withOptionalColumns(api),
      facts.user.ok ? (facts.user.value?.id ?? '') : '',
    )
    results.set('set', permissionSet)
    await record(at, madePermissions('permission-set', integrationPermissionSet.name, permissionSet))
    setId = permissionSet.ok ? permissionSet.value.value.id : null
  }

  const access = getItem('access')
  // Opens only fields that exist, and none if Case was full: half of the fields are no use.
  if (access && setId && !isCaseFull) {
    const existingFields = requiredCaseFields
      .map(({ name }) => name)
      .filter((name) => access.fields.includes(name) && doesFieldExist(name))
    at = Date.now()
    const granted = await grantCaseAccess(api, setId, existingFields)
    results.set('access', combineResults([...granted.values()]))
    await record(at, grantedAccess(facts, setId, granted))
  }

  let userId = facts.user.ok ? (facts.user.value?.id ?? '') : ''
  let username = ''
  const user = getItem('user')
  if (user) {
    // A base profile serves as well: the permission set makes its user API-only.
    const usableProfileId = profileId || (base?.profile?.id ?? '')
    at = Date.now()
    const made = usableProfileId
      ? await createUser(api, user.username, usableProfileId)
      : apiFailure('not-found')
    results.set('user', made)
    await record(at, madeUser(made))
    // A user that already existed is not ours to change: the next check shows it and asks again.
    userId = made.ok && made.value.outcome === 'made' ? made.value.value.id : ''
    username = made.ok && made.value.outcome === 'made' ? made.value.value.username : ''
  }

  const license = getItem('licence')
  if (license && userId) {
    const found = facts.permissionSetLicense.ok ? facts.permissionSetLicense.value : null
    at = Date.now()
    const assigned = found?.id
      ? await assignPermissionSetLicense(api, userId, found.id)
      : apiFailure('not-found')
    results.set('licence', assigned)
    await record(
      at,
      madeAssignment('permission-set-license', license.name, username || license.username, assigned),
    )
  }

  const assignment = getItem('assignment')
  if (assignment && userId && setId && isReady('licence')) {
    at = Date.now()
    const assigned = await assignPermissionSet(api, userId, setId)
    results.set('assignment', assigned)
    await record(
      at,
      madeAssignment(
        'permission-set-assignment',
        integrationPermissionSet.name,
        username || assignment.username,
        assigned,
      ),
    )
  }

  const password = getItem('password')
  // Without the permission set's rights a password is of no use.
  if (password && userId && isReady('assignment')) {
    const secret = options.password()
    at = Date.now()
    const end = await setPassword(api, userId, secret)
    results.set('password', end)
    await record(at, changedPassword(userId, username || password.username, end))
    if (end.ok) await options.onPassword(secret, username || password.username)
  }
  return items.map((one) =>
    toRepairResult(withCreatedUsername(one, username), results.get(repairItemId(one))),
  )
}
