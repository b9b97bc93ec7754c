/** Fetches the integration user, profile and permission sets, with rights and restrictions. */

import {
  integrationPermissionSet,
  requiredProfile as wantedProfile,
  requiredUser as wantedUser,
} from '../../required-setup.ts'
import type { ApiError, ApiResult } from '../../salesforce/api/errors.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { okResult, parseResult } from '../../salesforce/api/results.ts'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import { fetchBaseProfile } from './base-profile.ts'
import {
  isAssignableProfile,
  type OrgFacts,
  type PermissionSetFact,
  type ProfileFact,
  type UserFact,
} from './facts.ts'
import { fetchAccount } from './fetch-account.ts'
import { needsPermissionSetLicense } from './licenses.ts'
import { fetchLoginRestrictions } from './login-restrictions.ts'
import { fetchOtherAssignees } from './other-assignees.ts'
import * as parse from './parse.ts'
import { parsePermissionSetLicenseFact } from './parse-limits.ts'
import { queries } from './queries.ts'

export interface UsernameHints {
  /** Integration user's username, '' if unknown. */
  readonly username: string
  /** Username a new integration user would get. */
  readonly defaultUsername: string
}

/** Returns the first record the queries find; sent in parallel to save a round trip. */
const fetchFirst = async <T>(
  api: Api,
  paths: readonly string[],
  read: (value: unknown) => T | null,
): Promise<ApiResult<T | null>> => {
  const answers = await Promise.all(paths.map((path) => api.get(path)))
  const found = answers.map((answer) => (answer.ok ? okResult(read(answer.value)) : answer))
  return (
    found.find((one) => one.ok && one.value !== null) ??
    found.find((one) => !one.ok) ??
    okResult<T | null>(null)
  )
}

/**
 * Fetches the user by username, or by the known id if renamed; without a username, by SpaceIQ's
 * last name or default username.
 */
const fetchUser = (
  api: Api,
  { user }: ObservedSetup,
  { username, defaultUsername: usual }: UsernameHints,
): Promise<OrgFacts['user']> => {
  const isKnown = user !== undefined && user.id !== '' && user.username === username
  const paths = username
    ? [queries.userNamed(username), ...(isKnown ? [queries.user(user.id)] : [])]
    : [queries.usersCalled(wantedUser.lastName), queries.userNamed(usual)]
  return fetchFirst(api, paths, parse.parseUserFact)
}

/** Fetches the known profile; by name if it was deleted and created anew. */
const fetchProfile = (api: Api, { profile }: ObservedSetup): Promise<OrgFacts['profile']> => {
  const named = queries.profileNamed(profile?.name || wantedProfile.name)
  return fetchFirst(api, profile?.id ? [queries.profile(profile.id), named] : [named], (answer) =>
    parse.parseProfileFact(answer, profile),
  )
}

const fetchPermissionSets = async (
  api: Api,
  profile: ProfileFact | null,
  user: UserFact | null,
): Promise<ApiResult<readonly PermissionSetFact[]>> => {
  const profileId = user?.profileId || profile?.id
  const [own, assigned] = await Promise.all([
    profileId ? api.get(queries.profileSet(profileId)) : okResult(null),
    user ? api.get(queries.userSets(user.id)) : okResult(null),
  ])
  if (!own.ok) return own
  if (!assigned.ok) return assigned
  return okResult([
    ...parse.parseProfilePermissionSets(own.value),
    ...parse.parseAssignedPermissionSets(assigned.value),
  ])
}

/** Fetches the permission set license the profile's user needs; null if none is needed. */
const fetchPermissionSetLicense = async (
  api: Api,
  profile: ProfileFact | null,
  user: UserFact | null,
): Promise<OrgFacts['permissionSetLicense']> => {
  if (!profile || !needsPermissionSetLicense(profile)) return okResult(null)
  const [licences, assigned] = await Promise.all([
    api.get(queries.setLicences()),
    user ? api.get(queries.userSetLicences(user.id)) : okResult(null),
  ])
  if (!licences.ok) return licences
  if (!assigned.ok) return assigned
  return okResult(parsePermissionSetLicenseFact(licences.value, assigned.value))
}

/** Fetches all facts about the integration user and their rights. */
export const fetchUserFacts = async (api: Api, setup: ObservedSetup, usernames: UsernameHints) => {
  const listed = Promise.resolve(api.listMetadata?.('Profile') ?? null)
  const [user, named] = await Promise.all([fetchUser(api, setup, usernames), fetchProfile(api, setup)])
  const ofUser = user.ok ? user.value : null
  const other = ofUser && !(named.ok && named.value?.id === ofUser.profileId)
  const profileId = ofUser?.profileId || (named.ok && named.value?.id) || ''
  const ofNamed = named.ok ? named.value : null
  const restricting = ofUser?.profileId ? { id: ofUser.profileId, name: ofUser.profileName } : ofNamed
  // A new user gets no profile that was merely seen (maybe people's) or that has admin rights.
  const isWanting = user.ok && ofUser === null && named.ok && !isAssignableProfile(named.value)
  const [profile, permissionSets, users, ours, logins, base, account, restrictions] = await Promise.all([
    other
      ? api
          .get(queries.profile(ofUser.profileId))
          .then((answer) => parseResult(answer, (value) => parse.parseProfileFact(value, setup.profile)))
      : named,
    fetchPermissionSets(api, named.ok ? named.value : null, ofUser),
    profileId ? api.get(queries.usersWith(profileId)) : okResult(null),
    api.get(queries.integrationSet(integrationPermissionSet.name)),
    ofUser
      ? api.get(queries.logins(ofUser.id)).then((answer) => parseResult(answer, parse.parseLoginHistory))
      : okResult([]),
    isWanting ? fetchBaseProfile(api) : okResult(null),
    fetchAccount(api, ofUser),
    restricting || named.ok ? fetchLoginRestrictions(api, listed, restricting) : named,
  ])
  const ofProfile = profile.ok ? profile.value : null
  const ids = permissionSets.ok ? permissionSets.value.map(({ id }) => id).filter((id) => id !== '') : []
  const nothing: ApiError | null = permissionSets.ok ? null : permissionSets
  const [others, fieldAccess, caseAccess, setLicence] = await Promise.all([
    fetchOtherAssignees(api, ofUser, users, ours, permissionSets),
    ids.length === 0
      ? (nothing ?? okResult(parse.parseFieldAccess(null)))
      : api.get(queries.fieldPermissions(ids)).then((answer) => parseResult(answer, parse.parseFieldAccess)),
    ids.length === 0
      ? (nothing ?? okResult(parse.parseCaseAccess(null)))
      : api.get(queries.objectPermissions(ids)).then((answer) => parseResult(answer, parse.parseCaseAccess)),
    fetchPermissionSetLicense(api, ofProfile, ofUser),
  ])
  return {
    user,
    account,
    loginRestrictions: restrictions,
    profile,
    permissionSets: permissionSets,
    otherAssignees: others,
    logins,
    fieldAccess,
    caseAccess,
    baseProfile: base,
    permissionSetLicense: setLicence,
  }
}
