/** What *Mend it* makes in an org, each deed by itself. A deed whose work is done already does nothing and says so. */

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

/** The fields of these names, in one request. A field that is there is not touched. */
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
  // There already, or under a name that the org adds something to: only the list tells.
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
 * The API-only profile of this licence, with nothing but these permissions; gives its id. Salesforce's Object Reference
 * lists create() for profiles and no org has confirmed it to us: a refusal has to be reckoned with.
 */
export const ensureProfile = async (api: Api, licenceId: string, name: string): Promise<Done<string>> => {
  const known = await thorough(api).get(queries.profileNamed(name))
  if (!known.ok) return known
  const there = profileFact(known.value)
  // A new user gets no profile that administers, whatever it is called.
  if (there) return there.admin === true ? failed('duplicate') : done('there', there.id)
  const made = await postPermissions(api, 'sobjects/Profile', { Name: name, UserLicenseId: licenceId })
  return made.ok ? done('made', idOf(made.value)) : made
}

/** How often a name that is ours to choose is chosen anew. */
const mostNames = 5
/** As long as Salesforce takes them. */
const longest = { nickname: 40, username: 80 } as const

/** `spaceiq.integration@acme.example` -> `spaceiq.integration.2@acme.example`; the first is the name itself. */
export const derivedName = (name: string, turn: number, most: number = longest.username): string => {
  if (turn === 0) return name
  const at = name.indexOf('@')
  const [local, domain] = at < 0 ? [name, ''] : [name.slice(0, at), name.slice(at)]
  const suffix = `.${turn + 1}`
  return `${local.slice(0, most - suffix.length - domain.length)}${suffix}${domain}`
}

/** Which of the names a duplicate is about; both where Salesforce does not tell. */
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
  /** Another one than asked for where that is taken: user names are unique in all of Salesforce. */
  readonly username: string
}

/** The user, by the admin's own address, language and time zone. A name that is taken gets a number. */
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

/** A version that has taken passwords for years: where the current one does not, this one may. */
const olderVersion = '58.0'

/** Ends of which another way of the same API would be answered alike. */
const isFinal = ({ reason }: ApiError) => isHopeless(reason)

/**
 * Sets the user's password. No mail is sent, and none of Salesforce's pages shows it. Where the org refuses, an older
 * version of the API is asked once; refused there too, it is `by-hand`.
 */
export const setPassword = async (api: Api, userId: string, password: string): Promise<Done> => {
  const path = `sobjects/User/${userId}/password`
  const set = await api.post(data(path), { NewPassword: password })
  if (set.ok) return done('made', null)
  if (isFinal(set)) return set
  const again = await api.post(`data/v${olderVersion}/${path}`, { NewPassword: password })
  if (again.ok) return done('made', null)
  if (isFinal(again)) return again
  // Of two refusals the one with words says more.
  return { ...(set.message === '' ? again : set), reason: 'by-hand' }
}
