/** Applies a repair plan in order. A failure skips dependent items only; there is no rollback. */

import { type CaseFieldName, caseFields } from '../../required-setup.ts'
import { type ApiResult, failed } from '../../salesforce/api/errors.ts'
import { thorough } from '../../salesforce/api/optional-columns.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { patient } from '../../salesforce/api/retry-busy.ts'
import type { Facts } from '../facts/facts.ts'
import { saidProfile } from '../rows/users.ts'
import { placeFields } from './add-fields-to-layouts.ts'
import { createFields, createUser, ensureProfile, setPassword } from './create.ts'
import type { Deed } from './create-result.ts'
import { assign, assignLicence, ensureSet, grant } from './permission-set.ts'
import type { MendResult } from './repair-item.ts'
import { itemId, type MendItem } from './repair-item.ts'
import { ownSet } from './repair-plan.ts'

export interface Mending {
  readonly api: Api
  readonly facts: Facts
  readonly items: readonly MendItem[]
  /** Aborting starts no new item; a pending request is awaited, since its effect is unknown. */
  readonly signal: AbortSignal
  readonly password: () => string
  /** Called with the password once Salesforce has accepted it. */
  readonly onPassword: (password: string, username: string) => Promise<void>
}

type End = ApiResult<{ readonly deed: Deed }>

const resultOf = (item: MendItem, end: End | undefined): MendResult => {
  if (!end) return { item, end: 'skipped', reason: null, message: '' }
  return end.ok
    ? { item, end: end.value.deed, reason: null, message: '' }
    : { item, end: 'failed', reason: end.reason, message: end.message }
}

const isField = (item: MendItem): item is Extract<MendItem, { kind: 'field' }> => item.kind === 'field'

/** Combines results: the first failure, else `made` if anything was made. */
const together = (ends: readonly End[]): End => {
  const failure = ends.find((end) => !end.ok)
  if (failure) return failure
  const made = ends.some((end) => end.ok && end.value.deed === 'made')
  return { ok: true, value: { deed: made ? 'made' : 'there' } }
}

/** Returns the item with the username that was actually created. */
const asMade = (item: MendItem, username: string): MendItem =>
  username !== '' && 'username' in item ? { ...item, username } : item

/** Applies the repair items; resolves with one result per item, in the plan's order. */
export const mendAll = async (mending: Mending): Promise<readonly MendResult[]> => {
  const { facts, items, signal } = mending
  const api = patient(mending.api, signal)
  const ends = new Map<string, End>()
  /** Returns the item of this kind that is due now. */
  const item = <K extends MendItem['kind']>(kind: K) =>
    signal.aborted ? undefined : items.find((one): one is Extract<MendItem, { kind: K }> => one.kind === kind)
  const isPlanned = (kind: MendItem['kind']) => items.some((one) => one.kind === kind)
  /** Returns whether the kind was made, or was not planned at all. */
  const isReady = (kind: MendItem['kind']) => !isPlanned(kind) || ends.get(kind)?.ok === true

  const wanted = signal.aborted ? [] : items.filter(isField)
  const fields = await createFields(
    api,
    wanted.map(({ name }) => name),
  )
  for (const one of wanted) {
    const end = fields.get(one.name)
    if (end) ends.set(itemId(one), end)
  }
  const isThere = (name: CaseFieldName) => fields.get(name)?.ok ?? true
  const isFull = [...fields.values()].some((end) => !end.ok && end.reason === 'no-room')

  const layouts = item('layouts')
  if (layouts && !isFull) {
    const names = layouts.fields.filter(isThere)
    const placed = await placeFields(api, layouts.layouts, names)
    if (placed.length > 0) ends.set('layouts', together(placed))
  }

  const base = facts.base.ok ? facts.base.value : null
  let profileId = saidProfile(facts)?.id ?? ''
  const profile = item('profile')
  if (profile) {
    const made = base?.licence ? await ensureProfile(api, base.licence.id, profile.name) : failed('not-found')
    ends.set('profile', made)
    profileId = made.ok ? made.value.value : ''
  }

  let setId = ownSet(facts)
  if (item('set')) {
    const set = await ensureSet(thorough(api), facts.user.ok ? (facts.user.value?.id ?? '') : '')
    ends.set('set', set)
    setId = set.ok ? set.value.value : null
  }

  const access = item('access')
  // Opens only fields that exist, and none if Case was full: half of them is no working setup.
  if (access && setId && !isFull) {
    const open = caseFields
      .map(({ name }) => name)
      .filter((name) => access.fields.includes(name) && isThere(name))
    ends.set('access', together([...(await grant(api, setId, open)).values()]))
  }

  let userId = facts.user.ok ? (facts.user.value?.id ?? '') : ''
  let username = ''
  const user = item('user')
  if (user) {
    // A base profile serves as well: the permission set makes its user API-only.
    const serving = profileId || (base?.profile?.id ?? '')
    const made = serving ? await createUser(api, user.username, serving) : failed('not-found')
    ends.set('user', made)
    // A user that already existed is not ours to change: the next check shows it and asks again.
    userId = made.ok && made.value.deed === 'made' ? made.value.value.id : ''
    username = made.ok && made.value.deed === 'made' ? made.value.value.username : ''
  }

  if (item('licence') && userId) {
    const found = facts.setLicence.ok ? facts.setLicence.value : null
    ends.set('licence', found?.id ? await assignLicence(api, userId, found.id) : failed('not-found'))
  }

  if (item('assignment') && userId && setId && isReady('licence'))
    ends.set('assignment', await assign(api, userId, setId))

  const password = item('password')
  // Without the permission set's rights a password is of no use.
  if (password && userId && isReady('assignment')) {
    const secret = mending.password()
    const end = await setPassword(api, userId, secret)
    ends.set('password', end)
    if (end.ok) await mending.onPassword(secret, username || password.username)
  }
  return items.map((one) => resultOf(asMade(one, username), ends.get(itemId(one))))
}
