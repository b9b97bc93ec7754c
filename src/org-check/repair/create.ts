/** Creates what *Mend it* plans. Each function is idempotent: it reports what already exists. */

import { type CaseFieldName, caseFields, user as wantedUser } from '../../required-setup.ts'
import { composite, type Part } from '../../salesforce/api/composite.ts'
import { type ApiError, failed, isHopeless } from '../../salesforce/api/errors.ts'
import { thorough } from '../../salesforce/api/optional-columns.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { data, literal, objectOf, query, recordsOf, textAt } from '../../salesforce/api/soql.ts'
import { fieldIds, profileFact } from '../facts/parse.ts'
import { queries } from '../facts/queries.ts'
import { type Done, done, idOf } from './create-result.ts'
import { postPermissions } from './permission-set.ts'

/** Creates the named fields in one request; existing fields stay untouched. */
export const createFields = async (
  api: Api,
  names: readonly CaseFieldName[],
): Promise<ReadonlyMap<string, Done>> => {
  const parts = caseFields
    .filter(({ name }) => names.includes(name))
    .map(
      ({ name, type, length, externalId, visibleLines }): Part => ({
        id: name,
        method: 'POST',
        path: 'CustomField',
        body: {
          FullName: `Case.${name}__c`,
          Metadata: {
            label: name,
            type,
            length,
            required: false,
            ...(type === 'Text' ? { unique: false, externalId } : { visibleLines }),
          },
        },
      }),
    )
  const ends = await composite(api, 'tooling/', parts)
  const isTaken = [...ends.values()].some((end) => !end.ok && end.reason === 'duplicate')
  // Existing, or renamed by the org's namespace: only the list of fields tells.
  const listed = isTaken ? await api.get(queries.fields()) : null
  const there = listed?.ok ? fieldIds(listed.value) : null
  return new Map(
    [...ends].map(([name, end]): [string, Done] => {
      if (end.ok) return [name, done('made', end.value)]
      if (end.reason !== 'duplicate' || !there) return [name, end]
      return [name, Object.hasOwn(there, name) ? done('there', null) : { ...end, reason: 'unseen' }]
    }),
  )
}

/**
 * Creates an API-only profile of this license; resolves with its id. The Object Reference lists
 * create() for Profile, but no org has confirmed it: expect a refusal.
 */
export const ensureProfile = async (api: Api, licenceId: string, name: string): Promise<Done<string>> => {
  const known = await thorough(api).get(queries.profileNamed(name))
  if (!known.ok) return known
  const there = profileFact(known.value)
  // Never give a new user an administrative profile, whatever its name.
  if (there) return there.admin === true ? failed('duplicate') : done('there', there.id)
  const made = await postPermissions(api, 'sobjects/Profile', { Name: name, UserLicenseId: licenceId })
  return made.ok ? done('made', idOf(made.value)) : made
}

/** Maximum attempts to find a free name. */
const mostNames = 5
/** Salesforce's length limits. */
const longest = { nickname: 40, username: 80 } as const

/** Numbers a name from turn 1 on: `spaceiq@acme.example` -> `spaceiq.2@acme.example`. */
export const derivedName = (name: string, turn: number, most: number = longest.username): string => {
  if (turn === 0) return name
  const at = name.indexOf('@')
  const [local, domain] = at < 0 ? [name, ''] : [name.slice(0, at), name.slice(at)]
  const suffix = `.${turn + 1}`
  return `${local.slice(0, most - suffix.length - domain.length)}${suffix}${domain}`
}

/** Returns which names are taken; both if Salesforce does not say. */
const takenBy = ({
  code,
  fields = [],
}: ApiError): { readonly username: boolean; readonly nickname: boolean } => {
  const username = fields.includes('Username') || code === 'DUPLICATE_USERNAME'
  const nickname = fields.includes('CommunityNickname') || code === 'DUPLICATE_COMM_NICKNAME'
  return username || nickname ? { username, nickname } : { username: true, nickname: true }
}

export interface MadeUser {
  readonly id: string
  /** May differ from the requested one: usernames are unique across all of Salesforce. */
  readonly username: string
}

/** Creates the user with the admin's email, locale and time zone; numbers a taken name. */
export const createUser = async (api: Api, username: string, profileId: string): Promise<Done<MadeUser>> => {
  const [known, me] = await Promise.all([
    api.get(query(`SELECT Id FROM User WHERE Username=${literal(username)}`)),
    api.get('oauth2/userinfo'),
  ])
  if (!known.ok) return known
  const there = recordsOf(known.value)[0]
  if (there) return done('there', { id: textAt(there, 'Id'), username })
  if (!me.ok) return me
  const admin = objectOf(me.value)
  const body = {
    LastName: wantedUser.lastName,
    Alias: wantedUser.alias,
    Email: textAt(admin, 'email'),
    ProfileId: profileId,
    TimeZoneSidKey: textAt(admin, 'zoneinfo') || 'GMT',
    LocaleSidKey: textAt(admin, 'locale') || 'en_US',
    LanguageLocaleKey: textAt(admin, 'language') || 'en_US',
    EmailEncodingKey: 'UTF-8',
  }
  let [usernames, nicknames] = [0, 0]
  for (let turn = 1; ; turn += 1) {
    const chosen = derivedName(username, usernames)
    const made = await api.post(data('sobjects/User'), {
      ...body,
      Username: chosen,
      CommunityNickname: derivedName(wantedUser.nickname, nicknames, longest.nickname),
    })
    if (made.ok) return done('made', { id: idOf(made.value), username: chosen })
    if (made.reason !== 'duplicate' || turn === mostNames) return made
    const taken = takenBy(made)
    usernames += taken.username ? 1 : 0
    nicknames += taken.nickname ? 1 : 0
  }
}

/** Older API version, tried where the current one refuses a password. */
const olderVersion = '58.0'

/** Checks for an error that another way of the same API would give as well. */
const isFinal = ({ reason }: ApiError) => isHopeless(reason)

/**
 * Sets the user's password without sending an email. If the org refuses, tries an older API version
 * once, then fails as `by-hand`. @see REST API Developer Guide, sObject User Password
 */
export const setPassword = async (api: Api, userId: string, password: string): Promise<Done> => {
  const path = `sobjects/User/${userId}/password`
  const set = await api.post(data(path), { NewPassword: password })
  if (set.ok) return done('made', null)
  if (isFinal(set)) return set
  const again = await api.post(`data/v${olderVersion}/${path}`, { NewPassword: password })
  if (again.ok) return done('made', null)
  if (isFinal(again)) return again
  // Prefer the refusal with a message.
  return { ...(set.message === '' ? again : set), reason: 'by-hand' }
}
