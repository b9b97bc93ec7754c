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

export interface RepairOptions {
  readonly api: Api
  readonly facts: OrgFacts
  readonly items: readonly RepairItem[]
  /** Aborting starts no new item; a pending request is awaited, since its effect is unknown. */
  readonly signal: AbortSignal
  readonly password: () => string
  /** Called with the password once Salesforce has accepted it. */
  readonly onPassword: (password: string, username: string) => Promise<void>
}

type ItemResult = ApiResult<{ readonly deed: CreateOutcome }>

const toRepairResult = (item: RepairItem, end: ItemResult | undefined): RepairResult => {
  if (!end) return { item, end: 'skipped', reason: null, message: '' }
  return end.ok
    ? { item, end: end.value.deed, reason: null, message: '' }
    : { item, end: 'failed', reason: end.reason, message: end.message }
}

const isFieldItem = (item: RepairItem): item is Extract<RepairItem, { kind: 'field' }> =>
  item.kind === 'field'

/** Combines results: the first failure, else `made` if anything was made. */
const combineResults = (ends: readonly ItemResult[]): ItemResult => {
  const failure = ends.find((end) => !end.ok)
  if (failure) return failure
  const made = ends.some((end) => end.ok && end.value.deed === 'made')
  return { ok: true, value: { deed: made ? 'made' : 'there' } }
}

/** Returns the item with the username that was actually created. */
const withCreatedUsername = (item: RepairItem, username: string): RepairItem =>
  username !== '' && 'username' in item ? { ...item, username } : item

/** Applies the repair items; resolves with one result per item, in the plan's order. */
export const applyRepairs = async (mending: RepairOptions): Promise<readonly RepairResult[]> => {
  const { facts, items, signal } = mending
  const api = withRetry(mending.api, signal)
  const ends = new Map<string, ItemResult>()
  /** Returns the item of this kind that is due now. */
  const item = <K extends RepairItem['kind']>(kind: K) =>
    signal.aborted
      ? undefined
      : items.find((one): one is Extract<RepairItem, { kind: K }> => one.kind === kind)
  const isPlanned = (kind: RepairItem['kind']) => items.some((one) => one.kind === kind)
  /** Returns whether the kind was made, or was not planned at all. */
  const isReady = (kind: RepairItem['kind']) => !isPlanned(kind) || ends.get(kind)?.ok === true

  const wanted = signal.aborted ? [] : items.filter(isFieldItem)
  const fields = await createFields(
    api,
    wanted.map(({ name }) => name),
  )
  for (const one of wanted) {
    const end = fields.get(one.name)
    if (end) ends.set(repairItemId(one), end)
  }
  const isThere = (name: CaseFieldName) => fields.get(name)?.ok ?? true
  const isFull = [...fields.values()].some((end) => !end.ok && end.reason === 'no-room')

  const layouts = item('layouts')
  if (layouts && !isFull) {
    const names = layouts.fields.filter(isThere)
    const placed = await addFieldsToLayouts(api, layouts.layouts, names)
    if (placed.length > 0) ends.set('layouts', combineResults(placed))
  }

  const base = facts.baseProfile.ok ? facts.baseProfile.value : null
  let profileId = designatedProfile(facts)?.id ?? ''
  const profile = item('profile')
  if (profile) {
    const made = base?.license
      ? await ensureProfile(api, base.license.id, profile.name)
      : apiFailure('not-found')
    ends.set('profile', made)
    profileId = made.ok ? made.value.value : ''
  }

  let setId = profilePermissionSet(facts)
  if (item('set')) {
    const set = await ensurePermissionSet(
      withOptionalColumns(api),
      facts.user.ok ? (facts.user.value?.id ?? '') : '',
    )
    ends.set('set', set)
    setId = set.ok ? set.value.value : null
  }

  const access = item('access')
  // Opens only fields that exist, and none if Case was full: half of them is no working setup.
  if (access && setId && !isFull) {
    const open = requiredCaseFields
      .map(({ name }) => name)
      .filter((name) => access.fields.includes(name) && isThere(name))
    ends.set('access', combineResults([...(await grantCaseAccess(api, setId, open)).values()]))
  }

  let userId = facts.user.ok ? (facts.user.value?.id ?? '') : ''
  let username = ''
  const user = item('user')
  if (user) {
    // A base profile serves as well: the permission set makes its user API-only.
    const serving = profileId || (base?.profile?.id ?? '')
    const made = serving ? await createUser(api, user.username, serving) : apiFailure('not-found')
    ends.set('user', made)
    // A user that already existed is not ours to change: the next check shows it and asks again.
    userId = made.ok && made.value.deed === 'made' ? made.value.value.id : ''
    username = made.ok && made.value.deed === 'made' ? made.value.value.username : ''
  }

  if (item('licence') && userId) {
    const found = facts.permissionSetLicense.ok ? facts.permissionSetLicense.value : null
    ends.set(
      'licence',
      found?.id ? await assignPermissionSetLicense(api, userId, found.id) : apiFailure('not-found'),
    )
  }

  if (item('assignment') && userId && setId && isReady('licence'))
    ends.set('assignment', await assignPermissionSet(api, userId, setId))

  const password = item('password')
  // Without the permission set's rights a password is of no use.
  if (password && userId && isReady('assignment')) {
    const secret = mending.password()
    const end = await setPassword(api, userId, secret)
    ends.set('password', end)
    if (end.ok) await mending.onPassword(secret, username || password.username)
  }
  return items.map((one) => toRepairResult(withCreatedUsername(one, username), ends.get(repairItemId(one))))
}
