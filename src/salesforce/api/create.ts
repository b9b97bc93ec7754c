/** What *Mend it* makes in an org, each deed by itself. A deed whose work is done already does nothing and says so. */

import {
  type CaseFieldName,
  caseFields,
  profile as wantedProfile,
  user as wantedUser,
} from '../../blueprint.ts'
import { composite, type Part } from './composite.ts'
import { type Done, done, idOf } from './deed.ts'
import { type ApiResult, failed } from './errors.ts'
import { permissions } from './permission-set.ts'
import type { Api } from './request.ts'
import { data, literal, objectOf, query, recordsOf, textAt } from './soql.ts'

/** What a new user is given where no profile can be made, the one with the least first. */
export const baseProfiles = ['Minimum Access - Salesforce', 'Standard User'] as const
/** Every edition has it, and it opens Case. */
const licenceName = 'Salesforce'

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
  return new Map(
    [...ends].map(([name, end]) => {
      if (end.ok) return [name, done('made', end.value)]
      return [name, end.reason === 'duplicate' ? done('there', null) : end]
    }),
  )
}

/**
 * The API-only profile, with nothing but these permissions; gives its id. Salesforce's Object Reference lists create()
 * for profiles and no org has confirmed it to us: a refusal has to be reckoned with.
 */
export const ensureProfile = async (api: Api, name: string = wantedProfile.name): Promise<Done<string>> => {
  const [known, licences] = await Promise.all([
    api.get(query(`SELECT Id FROM Profile WHERE Name=${literal(name)}`)),
    api.get(query(`SELECT Id FROM UserLicense WHERE Name=${literal(licenceName)}`)),
  ])
  if (!known.ok) return known
  const [there] = recordsOf(known.value)
  if (there) return done('there', textAt(there, 'Id'))
  if (!licences.ok) return licences
  const [licence] = recordsOf(licences.value)
  if (!licence) return failed('not-found')
  const made = await api.post(data('sobjects/Profile'), {
    Name: name,
    UserLicenseId: textAt(licence, 'Id'),
    ...permissions,
  })
  return made.ok ? done('made', idOf(made.value)) : made
}

/** The user, by the admin's own address, language and time zone; gives their id. */
export const createUser = async (api: Api, username: string, profileId: string): Promise<Done<string>> => {
  const [known, me] = await Promise.all([
    api.get(query(`SELECT Id FROM User WHERE Username=${literal(username)}`)),
    api.get('oauth2/userinfo'),
  ])
  if (!known.ok) return known
  const there = recordsOf(known.value)[0]
  if (there) return done('there', textAt(there, 'Id'))
  if (!me.ok) return me
  const admin = objectOf(me.value)
  const locale = textAt(admin, 'locale') || 'en_US'
  const made = await api.post(data('sobjects/User'), {
    Username: username,
    LastName: wantedUser.lastName,
    Alias: wantedUser.alias,
    CommunityNickname: wantedUser.nickname,
    Email: textAt(admin, 'email'),
    ProfileId: profileId,
    TimeZoneSidKey: textAt(admin, 'zoneinfo') || 'GMT',
    LocaleSidKey: locale,
    LanguageLocaleKey: textAt(admin, 'language') || 'en_US',
    EmailEncodingKey: 'UTF-8',
  })
  return made.ok ? done('made', idOf(made.value)) : made
}

/** The first of the base profiles that the org has; gives its id. */
export const baseProfile = async (api: Api): Promise<ApiResult<string>> => {
  const found = await api.get(
    query(`SELECT Id,Name FROM Profile WHERE Name IN (${baseProfiles.map(literal).join(',')})`),
  )
  if (!found.ok) return found
  const rows = recordsOf(found.value)
  const id = baseProfiles.map((name) => rows.find((row) => textAt(row, 'Name') === name)).find((row) => row)
  return id ? { ok: true, value: textAt(id, 'Id') } : failed('not-found')
}

/** Sets the user's password. No mail is sent, and none of Salesforce's pages shows it. */
export const setPassword = async (api: Api, userId: string, password: string): Promise<Done> => {
  const set = await api.post(data(`sobjects/User/${userId}/password`), { NewPassword: password })
  return set.ok ? done('made', null) : set
}
