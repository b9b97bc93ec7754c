/** Applies a repair plan in order. A failure skips dependent items only; there is no rollback. */

import { type CaseFieldName, requiredCaseFields } from '../../required-setup.ts'
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
  /** Returns the item of this kind that is due now. */
  const getItem = <K extends RepairItem['kind']>(kind: K) =>
    signal.aborted
      ? undefined
      : items.find((one): one is Extract<RepairItem, { kind: K }> => one.kind === kind)
  const isPlanned = (kind: RepairItem['kind']) => items.some((one) => one.kind === kind)
  /** Returns whether the kind was made, or was not planned at all. */
  const isReady = (kind: RepairItem['kind']) => !isPlanned(kind) || results.get(kind)?.ok === true

  const fieldItems = signal.aborted ? [] : items.filter(isFieldItem)
  const fields = await createFields(
    api,
    fieldItems.map(({ name }) => name),
  )
  for (const one of fieldItems) {
    const end = fields.get(one.name)
    if (end) results.set(repairItemId(one), end)
  }
  const doesFieldExist = (name: CaseFieldName) => fields.get(name)?.ok ?? true
  const isCaseFull = [...fields.values()].some((end) => !end.ok && end.reason === 'no-room')

  const layouts = getItem('layouts')
  if (layouts && !isCaseFull) {
    const names = layouts.fields.filter(doesFieldExist)
    const layoutResults = await addFieldsToLayouts(api, layouts.layouts, names)
    if (layoutResults.length > 0) results.set('layouts', combineResults(layoutResults))
  }

  const base = facts.baseProfile.ok ? facts.baseProfile.value : null
  let profileId = designatedProfile(facts)?.id ?? ''
  const profile = getItem('profile')
  if (profile) {
    const made = base?.license
      ? await ensureProfile(api, base.license.id, profile.name)
      : apiFailure('not-found')
    results.set('profile', made)
    profileId = made.ok ? made.value.value : ''
  }

  let setId = profilePermissionSet(facts)
  if (getItem('set')) {
    const permissionSet = await ensurePermissionSet(
      withOptionalColumns(api),
      facts.user.ok ? (facts.user.value?.id ?? '') : '',
    )
    results.set('set', permissionSet)
    setId = permissionSet.ok ? permissionSet.value.value : null
  }

  const access = getItem('access')
  // Opens only fields that exist, and none if Case was full: half of the fields are no use.
  if (access && setId && !isCaseFull) {
    const existingFields = requiredCaseFields
      .map(({ name }) => name)
      .filter((name) => access.fields.includes(name) && doesFieldExist(name))
    results.set('access', combineResults([...(await grantCaseAccess(api, setId, existingFields)).values()]))
  }

  let userId = facts.user.ok ? (facts.user.value?.id ?? '') : ''
  let username = ''
  const user = getItem('user')
  if (user) {
    // A base profile serves as well: the permission set makes its user API-only.
    const usableProfileId = profileId || (base?.profile?.id ?? '')
    const made = usableProfileId
      ? await createUser(api, user.username, usableProfileId)
      : apiFailure('not-found')
    results.set('user', made)
    // A user that already existed is not ours to change: the next check shows it and asks again.
    userId = made.ok && made.value.outcome === 'made' ? made.value.value.id : ''
    username = made.ok && made.value.outcome === 'made' ? made.value.value.username : ''
  }

  if (getItem('licence') && userId) {
    const found = facts.permissionSetLicense.ok ? facts.permissionSetLicense.value : null
    results.set(
      'licence',
      found?.id ? await assignPermissionSetLicense(api, userId, found.id) : apiFailure('not-found'),
    )
  }

  if (getItem('assignment') && userId && setId && isReady('licence'))
    results.set('assignment', await assignPermissionSet(api, userId, setId))

  const password = getItem('password')
  // Without the permission set's rights a password is of no use.
  if (password && userId && isReady('assignment')) {
    const secret = options.password()
    const end = await setPassword(api, userId, secret)
    results.set('password', end)
    if (end.ok) await options.onPassword(secret, username || password.username)
  }
  return items.map((one) =>
    toRepairResult(withCreatedUsername(one, username), results.get(repairItemId(one))),
  )
}
