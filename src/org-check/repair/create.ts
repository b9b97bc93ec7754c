/** Creates what *Review fixes* plans. Each function is idempotent: it reports what already exists. */

import { type CaseFieldName, requiredCaseFields, requiredUser } from '../../required-setup.ts'
import { type CompositeSubrequest, sendComposite } from '../../salesforce/api/composite.ts'
import { type ApiError, apiFailure, isUnrecoverable } from '../../salesforce/api/errors.ts'
import { withOptionalColumns } from '../../salesforce/api/optional-columns.ts'
import type { Api } from '../../salesforce/api/request.ts'
import {
  asObject,
  getRecords,
  getString,
  queryPath,
  restPath,
  soqlString,
} from '../../salesforce/api/soql.ts'
import { parseFieldIds, parseProfileFact } from '../facts/parse.ts'
import { queries } from '../facts/queries.ts'
import { type CreateResult, getCreatedId, toCreateResult } from './create-result.ts'
import { createWithPermissions, existingPermissions, type GrantedPermissions } from './permission-set.ts'

/** Creates the named fields in one request; existing fields stay untouched. */
export const createFields = async (
  api: Api,
  names: readonly CaseFieldName[],
): Promise<ReadonlyMap<string, CreateResult>> => {
  const parts = requiredCaseFields
    .filter(({ name }) => names.includes(name))
    .map(
      ({ name, type, length, externalId, visibleLines }): CompositeSubrequest => ({
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
  const results = await sendComposite(api, 'tooling/', parts)
  const isTaken = [...results.values()].some((result) => !result.ok && result.reason === 'duplicate')
  // Existing, or renamed by the org's namespace: only the list of fields tells.
  const listed = isTaken ? await api.get(queries.fields()) : null
  const existing = listed?.ok ? parseFieldIds(listed.value) : null
  return new Map(
    [...results].map(([name, result]): [string, CreateResult] => {
      if (result.ok) return [name, toCreateResult('made', result.value)]
      if (result.reason !== 'duplicate' || !existing) return [name, result]
      return [
        name,
        Object.hasOwn(existing, name) ? toCreateResult('there', null) : { ...result, reason: 'unseen' },
      ]
    }),
  )
}

/**
 * Creates an API-only profile of this license; resolves with its id and permissions. The Object Reference lists
 * create() for Profile, but no org has confirmed it: expect a refusal.
 */
export const ensureProfile = async (
  api: Api,
  licenseId: string,
  name: string,
): Promise<CreateResult<GrantedPermissions>> => {
  const known = await withOptionalColumns(api).get(queries.profileByName(name))
  if (!known.ok) return known
  const existing = parseProfileFact(known.value)
  // Never give a new user an administrative profile, whatever its name.
  if (existing)
    return existing.hasAdminPermission === true ? apiFailure('duplicate') : existingPermissions(existing.id)
  return createWithPermissions(api, 'sobjects/Profile', { Name: name, UserLicenseId: licenseId })
}

/** Maximum attempts to find a free name. */
const MAX_NAME_ATTEMPTS = 5
/** Salesforce's length limits. */
const MAX_NAME_LENGTHS = { nickname: 40, username: 80 } as const

/** Numbers a name from attempt 1 on: `spaceiq@acme.example` -> `spaceiq.2@acme.example`. */
export const deriveUniqueName = (
  name: string,
  attempt: number,
  maxLength: number = MAX_NAME_LENGTHS.username,
): string => {
  if (attempt === 0) return name
  const at = name.indexOf('@')
  const [local, domain] = at < 0 ? [name, ''] : [name.slice(0, at), name.slice(at)]
  const suffix = `.${attempt + 1}`
  return `${local.slice(0, maxLength - suffix.length - domain.length)}${suffix}${domain}`
}

/** Returns which names are taken; both if Salesforce does not say. */
const findTakenNames = ({
  code,
  fields = [],
}: ApiError): { readonly username: boolean; readonly nickname: boolean } => {
  const username = fields.includes('Username') || code === 'DUPLICATE_USERNAME'
  const nickname = fields.includes('CommunityNickname') || code === 'DUPLICATE_COMM_NICKNAME'
  return username || nickname ? { username, nickname } : { username: true, nickname: true }
}

interface CreatedUser {
  readonly id: string
  /** May differ from the requested one: usernames are unique across all of Salesforce. */
  readonly username: string
}

/** Creates the user with the admin's email, locale and time zone; numbers a taken name. */
export const createUser = async (
  api: Api,
  username: string,
  profileId: string,
): Promise<CreateResult<CreatedUser>> => {
  const [known, me] = await Promise.all([
    api.get(queryPath(`SELECT Id FROM User WHERE Username=${soqlString(username)}`)),
    api.get('oauth2/userinfo'),
  ])
  if (!known.ok) return known
  const existing = getRecords(known.value)[0]
  if (existing) return toCreateResult('there', { id: getString(existing, 'Id'), username })
  if (!me.ok) return me
  const admin = asObject(me.value)
  const body = {
    LastName: requiredUser.lastName,
    Alias: requiredUser.alias,
    Email: getString(admin, 'email'),
    ProfileId: profileId,
    TimeZoneSidKey: getString(admin, 'zoneinfo') || 'GMT',
    LocaleSidKey: getString(admin, 'locale') || 'en_US',
    LanguageLocaleKey: getString(admin, 'language') || 'en_US',
    EmailEncodingKey: 'UTF-8',
  }
  let [usernames, nicknames] = [0, 0]
  for (let attempt = 1; ; attempt += 1) {
    const chosen = deriveUniqueName(username, usernames)
    const made = await api.post(restPath('sobjects/User'), {
      ...body,
      Username: chosen,
      CommunityNickname: deriveUniqueName(requiredUser.nickname, nicknames, MAX_NAME_LENGTHS.nickname),
    })
    if (made.ok) return toCreateResult('made', { id: getCreatedId(made.value), username: chosen })
    if (made.reason !== 'duplicate' || attempt === MAX_NAME_ATTEMPTS) return made
    const taken = findTakenNames(made)
    usernames += taken.username ? 1 : 0
    nicknames += taken.nickname ? 1 : 0
  }
}

/** Older API version, tried where the current one refuses a password. */
const olderApiVersion = '58.0'

/** Checks for an error that another way of the same API would give as well. */
const isFinalError = ({ reason }: ApiError) => isUnrecoverable(reason)

/**
 * Sets the user's password without sending an email. If the org refuses, tries an older API version
 * once, then fails as `by-hand`. @see REST API Developer Guide, sObject User Password
 */
export const setPassword = async (api: Api, userId: string, password: string): Promise<CreateResult> => {
  const path = `sobjects/User/${userId}/password`
  const first = await api.post(restPath(path), { NewPassword: password })
  if (first.ok) return toCreateResult('made', null)
  if (isFinalError(first)) return first
  const second = await api.post(`data/v${olderApiVersion}/${path}`, { NewPassword: password })
  if (second.ok) return toCreateResult('made', null)
  if (isFinalError(second)) return second
  // Prefer the refusal with a message.
  return { ...(first.message === '' ? second : first), reason: 'by-hand' }
}
