/** Does what a plan says, in its order. What fails keeps only what needs it from being done; nothing is taken back. */

import { type CaseFieldName, caseFields } from '../blueprint.ts'
import {
  baseProfile,
  createFields,
  createUser,
  ensureProfile,
  setPassword,
} from '../salesforce/api/create.ts'
import type { Deed } from '../salesforce/api/deed.ts'
import type { ApiResult } from '../salesforce/api/errors.ts'
import type { Facts } from '../salesforce/api/facts.ts'
import { assign, ensureSet, grant } from '../salesforce/api/permission-set.ts'
import type { Api } from '../salesforce/api/request.ts'
import { itemId, type MendItem, ownSet } from './mend-plan.ts'
import type { MendResult } from './state.ts'

export interface Mending {
  readonly api: Api
  readonly facts: Facts
  readonly items: readonly MendItem[]
  /** Aborted: nothing more is begun. A request under way is waited for, since nobody could tell what it made. */
  readonly signal: AbortSignal
  readonly password: () => string
  /** Called with the password once Salesforce has taken it. */
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

/** The worst of several ends: the first failure, else whether anything was made. */
const together = (ends: readonly End[]): End => {
  const failure = ends.find((end) => !end.ok)
  if (failure) return failure
  const made = ends.some((end) => end.ok && end.value.deed === 'made')
  return { ok: true, value: { deed: made ? 'made' : 'there' } }
}

/** Gives how each item ended, in the plan's order. */
export const mendAll = async (mending: Mending): Promise<readonly MendResult[]> => {
  const { api, facts, items, signal } = mending
  const ends = new Map<string, End>()
  /** The item of this kind that is to be made now. */
  const item = <K extends MendItem['kind']>(kind: K) =>
    signal.aborted ? undefined : items.find((one): one is Extract<MendItem, { kind: K }> => one.kind === kind)

  const wanted = signal.aborted ? [] : items.filter(isField)
  const fields = await createFields(
    api,
    wanted.map(({ name }) => name),
  )
  for (const one of wanted) {
    const end = fields.get(one.name)
    if (end) ends.set(itemId(one), end)
  }

  let profileId = facts.profile.ok ? (facts.profile.value?.id ?? '') : ''
  const profile = item('profile')
  if (profile) {
    const made = await ensureProfile(api, profile.name)
    ends.set('profile', made)
    profileId = made.ok ? made.value.value : ''
  }

  let setId = ownSet(facts)
  if (item('set')) {
    const set = await ensureSet(api, facts.user.ok ? (facts.user.value?.id ?? '') : '')
    ends.set('set', set)
    setId = set.ok ? set.value.value : null
  }

  const access = item('access')
  if (access && setId) {
    const there = (name: CaseFieldName) => fields.get(name)?.ok ?? true
    const open = caseFields
      .map(({ name }) => name)
      .filter((name) => access.fields.includes(name) && there(name))
    ends.set('access', together([...(await grant(api, setId, open)).values()]))
  }

  let userId = facts.user.ok ? (facts.user.value?.id ?? '') : ''
  const user = item('user')
  if (user) {
    // Without the profile a standard one serves: the permission set makes its user API-only as well.
    const base = profileId ? ({ ok: true, value: profileId } as const) : await baseProfile(api)
    const made = base.ok ? await createUser(api, user.username, base.value) : base
    ends.set('user', made)
    // One that was there all the same is somebody's: the next check shows who, and asks again.
    userId = made.ok && made.value.deed === 'made' ? made.value.value : ''
  }

  if (item('assignment') && userId && setId) ends.set('assignment', await assign(api, userId, setId))

  const password = item('password')
  if (password && userId) {
    const secret = mending.password()
    const end = await setPassword(api, userId, secret)
    ends.set('password', end)
    if (end.ok) await mending.onPassword(secret, password.username)
  }
  return items.map((one) => resultOf(one, ends.get(itemId(one))))
}
