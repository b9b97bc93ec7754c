/** Fetches the integration user, profile and permission sets, with rights and restrictions. */

import { integrationSet, profile as wantedProfile, user as wantedUser } from '../../required-setup.ts'
import type { ApiError, ApiResult } from '../../salesforce/api/errors.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { as, known } from '../../salesforce/api/results.ts'
import type { Evidence } from '../../salesforce/observed-setup.ts'
import { baseOf } from './base-profile.ts'
import { type Facts, isForIntegration, type ProfileFact, type SetFact, type UserFact } from './facts.ts'
import { accountOf } from './fetch-account.ts'
import { needsSetLicence } from './licenses.ts'
import { restrictionsOf } from './login-restrictions.ts'
import { othersOf } from './other-assignees.ts'
import * as parse from './parse.ts'
import { setLicenceFact } from './parse-limits.ts'
import { queries } from './queries.ts'

export interface Usernames {
  /** Integration user's username, '' if unknown. */
  readonly username: string
  /** Username a new integration user would get. */
  readonly usual: string
}

/** Returns the first record the queries find; sent in parallel to save a round trip. */
const firstOf = async <T>(
  api: Api,
  paths: readonly string[],
  read: (value: unknown) => T | null,
): Promise<ApiResult<T | null>> => {
  const answers = await Promise.all(paths.map((path) => api.get(path)))
  const found = answers.map((answer) => (answer.ok ? known(read(answer.value)) : answer))
  return (
    found.find((one) => one.ok && one.value !== null) ?? found.find((one) => !one.ok) ?? known<T | null>(null)
  )
}

/**
 * Fetches the user by username, or by the known id if renamed; without a username, by SpaceIQ's
 * last name or default username.
 */
const userOf = (api: Api, { user }: Evidence, { username, usual }: Usernames): Promise<Facts['user']> => {
  const isKnown = user !== undefined && user.id !== '' && user.username === username
  const paths = username
    ? [queries.userNamed(username), ...(isKnown ? [queries.user(user.id)] : [])]
    : [queries.usersCalled(wantedUser.lastName), queries.userNamed(usual)]
  return firstOf(api, paths, parse.userFact)
}

/** Fetches the known profile; by name if it was deleted and created anew. */
const profileOf = (api: Api, { profile }: Evidence): Promise<Facts['profile']> => {
  const named = queries.profileNamed(profile?.name || wantedProfile.name)
  return firstOf(api, profile?.id ? [queries.profile(profile.id), named] : [named], (answer) =>
    parse.profileFact(answer, profile),
  )
}

const setsOf = async (
  api: Api,
  profile: ProfileFact | null,
  user: UserFact | null,
): Promise<ApiResult<readonly SetFact[]>> => {
  const profileId = user?.profileId || profile?.id
  const [own, assigned] = await Promise.all([
    profileId ? api.get(queries.profileSet(profileId)) : known(null),
    user ? api.get(queries.userSets(user.id)) : known(null),
  ])
  if (!own.ok) return own
  if (!assigned.ok) return assigned
  return known([...parse.ownSets(own.value), ...parse.assignedSets(assigned.value)])
}

/** Fetches the permission set license the profile's user needs; null if none is needed. */
const setLicenceOf = async (
  api: Api,
  profile: ProfileFact | null,
  user: UserFact | null,
): Promise<Facts['setLicence']> => {
  if (!profile || !needsSetLicence(profile)) return known(null)
  const [licences, assigned] = await Promise.all([
    api.get(queries.setLicences()),
    user ? api.get(queries.userSetLicences(user.id)) : known(null),
  ])
  if (!licences.ok) return licences
  if (!assigned.ok) return assigned
  return known(setLicenceFact(licences.value, assigned.value))
}

/** Fetches all facts about the integration user and their rights. */
export const peopleOf = async (api: Api, evidence: Evidence, usernames: Usernames) => {
  const listed = Promise.resolve(api.listMetadata?.('Profile') ?? null)
  const [user, named] = await Promise.all([userOf(api, evidence, usernames), profileOf(api, evidence)])
  const ofUser = user.ok ? user.value : null
  const other = ofUser && !(named.ok && named.value?.id === ofUser.profileId)
  const profileId = ofUser?.profileId || (named.ok && named.value?.id) || ''
  const ofNamed = named.ok ? named.value : null
  const restricting = ofUser?.profileId ? { id: ofUser.profileId, name: ofUser.profileName } : ofNamed
  // A new user gets no profile that was merely seen (maybe people's) or that has admin rights.
  const isWanting = user.ok && ofUser === null && named.ok && !isForIntegration(named.value)
  const [profile, sets, users, ours, logins, base, account, restrictions] = await Promise.all([
    other
      ? api
          .get(queries.profile(ofUser.profileId))
          .then((answer) => as(answer, (value) => parse.profileFact(value, evidence.profile)))
      : named,
    setsOf(api, named.ok ? named.value : null, ofUser),
    profileId ? api.get(queries.usersWith(profileId)) : known(null),
    api.get(queries.integrationSet(integrationSet.name)),
    ofUser ? api.get(queries.logins(ofUser.id)).then((answer) => as(answer, parse.logins)) : known([]),
    isWanting ? baseOf(api) : known(null),
    accountOf(api, ofUser),
    restricting || named.ok ? restrictionsOf(api, listed, restricting) : named,
  ])
  const ofProfile = profile.ok ? profile.value : null
  const ids = sets.ok ? sets.value.map(({ id }) => id).filter((id) => id !== '') : []
  const nothing: ApiError | null = sets.ok ? null : sets
  const [others, fieldAccess, caseAccess, setLicence] = await Promise.all([
    othersOf(api, ofUser, users, ours, sets),
    ids.length === 0
      ? (nothing ?? known(parse.fieldAccess(null)))
      : api.get(queries.fieldPermissions(ids)).then((answer) => as(answer, parse.fieldAccess)),
    ids.length === 0
      ? (nothing ?? known(parse.caseAccess(null)))
      : api.get(queries.objectPermissions(ids)).then((answer) => as(answer, parse.caseAccess)),
    setLicenceOf(api, ofProfile, ofUser),
  ])
  return {
    user,
    account,
    restrictions,
    profile,
    sets,
    others,
    logins,
    fieldAccess,
    caseAccess,
    base,
    setLicence,
  }
}
