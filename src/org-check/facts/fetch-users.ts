/** Fetches the integration user, profile and permission sets, with rights and restrictions. */

import { integrationPermissionSet, requiredProfile, requiredUser } from '../../required-setup.ts'
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
  parseFirst: (value: unknown) => T | null,
): Promise<ApiResult<T | null>> => {
  const responses = await Promise.all(paths.map((path) => api.get(path)))
  const found = responses.map((response) => (response.ok ? okResult(parseFirst(response.value)) : response))
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
  { username, defaultUsername }: UsernameHints,
): Promise<OrgFacts['user']> => {
  const isKnown = user !== undefined && user.id !== '' && user.username === username
  const paths = username
    ? [queries.userByUsername(username), ...(isKnown ? [queries.user(user.id)] : [])]
    : [queries.usersByLastName(requiredUser.lastName), queries.userByUsername(defaultUsername)]
  return fetchFirst(api, paths, parse.parseUserFact)
}

/** Fetches the known profile; by name if it was deleted and created anew. */
const fetchProfile = (api: Api, { profile }: ObservedSetup): Promise<OrgFacts['profile']> => {
  const named = queries.profileByName(profile?.name || requiredProfile.name)
  return fetchFirst(api, profile?.id ? [queries.profile(profile.id), named] : [named], (response) =>
    parse.parseProfileFact(response, profile),
  )
}

const fetchPermissionSets = async (
  api: Api,
  profile: ProfileFact | null,
  user: UserFact | null,
): Promise<ApiResult<readonly PermissionSetFact[]>> => {
  const profileId = user?.profileId || profile?.id
  const [own, assigned] = await Promise.all([
    profileId ? api.get(queries.profilePermissionSet(profileId)) : okResult(null),
    user ? api.get(queries.userPermissionSets(user.id)) : okResult(null),
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
  const [licenses, assigned] = await Promise.all([
    api.get(queries.permissionSetLicenses()),
    user ? api.get(queries.userPermissionSetLicenses(user.id)) : okResult(null),
  ])
  if (!licenses.ok) return licenses
  if (!assigned.ok) return assigned
  return okResult(parsePermissionSetLicenseFact(licenses.value, assigned.value))
}

/** Fetches all facts about the integration user and their rights. */
export const fetchUserFacts = async (api: Api, setup: ObservedSetup, usernames: UsernameHints) => {
  const listed = Promise.resolve(api.listMetadata?.('Profile') ?? null)
  const [user, named] = await Promise.all([fetchUser(api, setup, usernames), fetchProfile(api, setup)])
  const knownUser = user.ok ? user.value : null
  const hasOtherProfile = knownUser && !(named.ok && named.value?.id === knownUser.profileId)
  const profileId = knownUser?.profileId || (named.ok && named.value?.id) || ''
  const namedProfile = named.ok ? named.value : null
  const loginProfile = knownUser?.profileId
    ? { id: knownUser.profileId, name: knownUser.profileName }
    : namedProfile
  // A new user gets no profile that was merely seen (maybe people's) or that has admin rights.
  const needsBaseProfile = user.ok && knownUser === null && named.ok && !isAssignableProfile(named.value)
  const [profile, permissionSets, users, ownSet, logins, baseProfile, account, loginRestrictions] =
    await Promise.all([
      hasOtherProfile
        ? api
            .get(queries.profile(knownUser.profileId))
            .then((response) =>
              parseResult(response, (value) => parse.parseProfileFact(value, setup.profile)),
            )
        : named,
      fetchPermissionSets(api, named.ok ? named.value : null, knownUser),
      profileId ? api.get(queries.activeProfileUsers(profileId)) : okResult(null),
      api.get(queries.integrationPermissionSet(integrationPermissionSet.name)),
      knownUser
        ? api
            .get(queries.logins(knownUser.id))
            .then((response) => parseResult(response, parse.parseLoginHistory))
        : okResult([]),
      needsBaseProfile ? fetchBaseProfile(api) : okResult(null),
      fetchAccount(api, knownUser),
      loginProfile || named.ok ? fetchLoginRestrictions(api, listed, loginProfile) : named,
    ])
  const knownProfile = profile.ok ? profile.value : null
  const ids = permissionSets.ok ? permissionSets.value.map(({ id }) => id).filter((id) => id !== '') : []
  const setsError: ApiError | null = permissionSets.ok ? null : permissionSets
  const [otherAssignees, fieldAccess, caseAccess, permissionSetLicense] = await Promise.all([
    fetchOtherAssignees(api, knownUser, users, ownSet, permissionSets),
    ids.length === 0
      ? (setsError ?? okResult(parse.parseFieldAccess(null)))
      : api
          .get(queries.fieldPermissions(ids))
          .then((response) => parseResult(response, parse.parseFieldAccess)),
    ids.length === 0
      ? (setsError ?? okResult(parse.parseCaseAccess(null)))
      : api
          .get(queries.objectPermissions(ids))
          .then((response) => parseResult(response, parse.parseCaseAccess)),
    fetchPermissionSetLicense(api, knownProfile, knownUser),
  ])
  return {
    user,
    account,
    loginRestrictions,
    profile,
    permissionSets,
    otherAssignees,
    logins,
    fieldAccess,
    caseAccess,
    baseProfile,
    permissionSetLicense,
  }
}
