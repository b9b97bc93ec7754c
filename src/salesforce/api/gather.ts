/** Asks an org all there is to check, side by side: at most four requests follow one another. */

import {
  type CaseFieldName,
  caseFields,
  connectedApp,
  profile as wantedProfile,
  user as wantedUser,
} from '../../blueprint.ts'
import type { Evidence } from '../../guide/evidence.ts'
import { baseOf } from './base-profile.ts'
import { thorough } from './columns.ts'
import { type ApiError, type ApiResult, failed, isHopeless } from './errors.ts'
import {
  type AppFact,
  type Facts,
  type FieldFact,
  isForIntegration,
  type ProfileFact,
  type SetFact,
  type UserFact,
} from './facts.ts'
import { layoutsOf } from './layouts.ts'
import { needsSetLicence } from './licences.ts'
import { othersOf } from './others.ts'
import * as parse from './parse.ts'
import { externalIdsLeft, fieldsLeft, limitsOf, setLicenceFact } from './parse-limits.ts'
import { patient } from './patience.ts'
import { integrationSet } from './permission-set.ts'
import { queries } from './queries.ts'
import type { Api } from './request.ts'
import { type Row, recordsOf, textAt } from './soql.ts'

export interface Usernames {
  /** The integration user's, '' where nobody knows it. */
  readonly username: string
  /** The one they would be made with. */
  readonly usual: string
}

const as = <T>(result: ApiResult, read: (value: unknown) => T | null): ApiResult<T> => {
  if (!result.ok) return result
  const value = read(result.value)
  return value === null ? failed('unexpected') : { ok: true, value }
}
const known = <T>(value: T): ApiResult<T> => ({ ok: true, value })

/** How many more fields Case takes; asked where some are to be made. */
const roomOf = async (api: Api): Promise<Facts['room']> => {
  const [limits, described] = await Promise.all([api.get(queries.room()), api.get(queries.describeCase())])
  return {
    fields: limits.ok ? fieldsLeft(limits.value) : null,
    externalIds: described.ok ? externalIdsLeft(described.value) : null,
  }
}

const fieldsOf = async (api: Api, prefix: string): Promise<Pick<Facts, 'fields' | 'prefixed' | 'room'>> => {
  const list = await api.get(queries.fields())
  const unasked: Facts['room'] = { fields: null, externalIds: null }
  if (!list.ok) return { fields: list, prefixed: [], room: unasked }
  const found = parse.fieldIds(list.value)
  const prefixed = prefix === '' ? [] : parse.fieldsPrefixed(list.value, prefix)
  const names = Object.keys(found) as CaseFieldName[]
  const fullName = (name: string) => `Case.${name}__c`
  // One answer for all of them, where the Tooling API gives one row's metadata a query.
  const [answer, room] = await Promise.all([
    names.length > 0 ? api.readMetadata('CustomField', names.map(fullName)) : known([]),
    names.length < caseFields.length ? roomOf(api) : unasked,
  ])
  const recordOf = (name: string) =>
    answer.ok
      ? answer.value.find((one) => one.first('fullName').toLowerCase() === fullName(name).toLowerCase())
      : undefined
  const facts = names.map((name) => [name, parse.fieldFact(found[name] ?? '', recordOf(name))])
  return {
    fields: known(Object.fromEntries(facts) as Partial<Record<CaseFieldName, FieldFact>>),
    prefixed,
    room,
  }
}

/** The first of the records that these questions find: asked side by side, since the second must not cost another turn. */
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
 * The user of this name where one is known, or of the id known with it where they were renamed; else one called as
 * SpaceIQ's is, or having the user name that would be theirs.
 */
const userOf = (api: Api, { user }: Evidence, { username, usual }: Usernames): Promise<Facts['user']> => {
  const isKnown = user !== undefined && user.id !== '' && user.username === username
  const paths = username
    ? [queries.userNamed(username), ...(isKnown ? [queries.user(user.id)] : [])]
    : [queries.usersCalled(wantedUser.lastName), queries.userNamed(usual)]
  return firstOf(api, paths, parse.userFact)
}

/** The profile known already; one of its name where that one is gone and was made anew. */
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

const appOf = async (api: Api, evidence: Evidence): Promise<Facts['app']> => {
  const list = await api.get(queries.apps())
  if (!list.ok) return list
  const wanted = [evidence.app?.name, connectedApp.name]
  const rows = recordsOf(list.value)
  const row = wanted
    .map((name) => rows.find((one) => textAt(one, 'Name') === name))
    .find((one): one is Row => one !== undefined)
  if (!row) return known(null)
  const names = [...new Set([textAt(row, 'Name').replace(/ /g, '_'), connectedApp.apiName])]
  const metadata = await api.readMetadata('ConnectedApp', names)
  const records = metadata.ok ? metadata.value : []
  const own = records.find((record) => record.first('label') === textAt(row, 'Name')) ?? records[0]
  return known<AppFact>(parse.appFact(row, own))
}

const flowOf = async (api: Api): Promise<Facts['flowBlocked']> => {
  const answer = await api.readMetadata('OauthOidcSettings', ['OauthOidc'])
  if (!answer.ok) return answer
  const blocked = answer.value[0]?.flag('blockOAuthUnPwFlow')
  return blocked === undefined || blocked === null ? failed('unexpected') : known(blocked)
}

/** Whose session it is. One refusal of the two leaves what the other told. */
const sessionOf = async (api: Api): Promise<Facts['session']> => {
  const [who, may] = await Promise.all([api.get('oauth2/userinfo'), api.get(queries.myPermissions())])
  if (!who.ok && !may.ok) return who
  const named = who.ok ? parse.identity(who.value) : null
  return known({
    username: named?.username ?? '',
    name: named?.name ?? '',
    administrator: may.ok ? parse.administrator(may.value) : null,
  })
}

/** The permission set licence that this profile's user needs for access to cases; null where they need none. */
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

/** Who the integration user is, what they are by their profile, and what that allows. */
const peopleOf = async (api: Api, evidence: Evidence, usernames: Usernames) => {
  const [user, named] = await Promise.all([userOf(api, evidence, usernames), profileOf(api, evidence)])
  const ofUser = user.ok ? user.value : null
  const other = ofUser && !(named.ok && named.value?.id === ofUser.profileId)
  const profileId = ofUser?.profileId || (named.ok && named.value?.id) || ''
  // One that only was seen may be people's, and one with an administrator's right is theirs: a new user gets neither.
  const isWanting = user.ok && ofUser === null && named.ok && !isForIntegration(named.value)
  const [profile, sets, users, ours, logins, base] = await Promise.all([
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
  return { user, profile, sets, others, logins, fieldAccess, caseAccess, base, setLicence }
}

/** All facts of an org. A failure means that nothing at all could be asked. */
export const gather = async (
  asked: Api,
  evidence: Evidence,
  usernames: Usernames,
): Promise<ApiResult<Facts>> => {
  const api = thorough(patient(asked))
  // Alone and first: with a session that is no good nothing else needs to be asked.
  const org = as(await api.get(queries.organization()), parse.orgFact)
  if (!org.ok && isHopeless(org.reason)) return org
  const [session, fields, people, app, flowBlocked, updates, limits, layouts] = await Promise.all([
    sessionOf(api),
    fieldsOf(api, (org.ok && org.value.namespacePrefix) || ''),
    peopleOf(api, evidence, usernames),
    appOf(api, evidence),
    flowOf(api),
    api.get(queries.releaseUpdates()).then((answer) => as(answer, parse.updates)),
    api.get(queries.limits()).then((answer) => as(answer, limitsOf)),
    layoutsOf(api),
  ])
  return known({ org, session, ...fields, ...people, app, flowBlocked, updates, limits, layouts })
}
