/** Fallback profile for a new user if the org refuses ours, chosen by rights, not by name. */

import type { ApiResult } from '../../salesforce/api/errors.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { flagAt, type Row, recordsOf, textAt } from '../../salesforce/api/soql.ts'
import type { BaseFact } from './facts.ts'
import { freeOf, fullKey, isActive } from './licenses.ts'
import { administrative, queries } from './queries.ts'

/** Row limit of a query with FIELDS(ALL). @see SOQL and SOSL Reference, FIELDS() */
const most = 200

/** Picks the license that opens cases: by key, else the only one, else by its English name. */
const licenceAmong = (rows: readonly Row[]): Row | undefined => {
  const told = rows.some((row) => textAt(row, 'LicenseDefinitionKey') !== '')
  if (told) return rows.find((row) => textAt(row, 'LicenseDefinitionKey') === fullKey)
  return rows.length === 1 ? rows[0] : rows.find((row) => textAt(row, 'Name') === 'Salesforce')
}

/** Returns whether the profile has the license; null if unknown, as when only names differ. */
const isOf = (profile: Row, licence: Row): boolean | null => {
  const id = textAt(profile, 'UserLicenseId')
  if (id !== '') return id === textAt(licence, 'Id')
  const key = textAt(profile, 'UserLicense', 'LicenseDefinitionKey')
  if (key !== '') return key === fullKey
  return textAt(profile, 'UserLicense', 'Name') === textAt(licence, 'Name') || null
}

const candidatesFor = (profiles: readonly Row[], licence: Row): readonly Row[] => {
  const internal = profiles.filter((row) => ['', 'Standard'].includes(textAt(row, 'UserType')))
  const sure = internal.filter((row) => isOf(row, licence) === true)
  return (sure.length > 0 ? sure : internal.filter((row) => isOf(row, licence) === null)).slice(0, most)
}

const allowedBy = (row: Row | undefined): readonly string[] =>
  Object.entries(row ?? {}).flatMap(([name, value]) =>
    name.startsWith('Permissions') && value === true ? [name] : [],
  )

/** Fetches the profiles' permission sets; only significant columns if the org refuses all. */
const setsOf = async (api: Api, ids: readonly string[]): Promise<ApiResult> => {
  const all = await api.get(queries.profileSets(ids))
  return all.ok ? all : api.get(queries.profileSetsInPart(ids))
}

/** Picks the least privileged profile without admin permissions; known ones come first. */
const leastOf = (profiles: readonly Row[], sets: readonly Row[]): Row | undefined => {
  const counted = profiles.map((profile) => {
    const set = sets.find((one) => textAt(one, 'ProfileId') === textAt(profile, 'Id'))
    return { profile, known: set !== undefined, allowed: allowedBy(set) }
  })
  return counted
    .filter(
      ({ profile, allowed }) =>
        !administrative.some((name) => allowed.includes(name) || flagAt(profile, name)),
    )
    .sort((a, b) => Number(b.known) - Number(a.known) || a.allowed.length - b.allowed.length)[0]?.profile
}

/** Fetches the license and the profile a new user can be created with. */
export const baseOf = async (api: Api): Promise<ApiResult<BaseFact>> => {
  const [profiles, licences] = await Promise.all([api.get(queries.profiles()), api.get(queries.licences())])
  if (!licences.ok) return licences
  const licence = licenceAmong(recordsOf(licences.value).filter(isActive))
  if (!licence) return { ok: true, value: { licence: null, profile: null } }
  const ofLicence = { id: textAt(licence, 'Id'), name: textAt(licence, 'Name'), free: freeOf(licence) }
  if (!profiles.ok) return profiles
  const candidates = candidatesFor(recordsOf(profiles.value), licence)
  const ids = candidates.map((row) => textAt(row, 'Id'))
  const sets = ids.length > 0 ? await setsOf(api, ids) : null
  if (sets && !sets.ok) return sets
  const least = leastOf(candidates, sets ? recordsOf(sets.value) : [])
  const profile = least ? { id: textAt(least, 'Id'), name: textAt(least, 'Name') } : null
  return { ok: true, value: { licence: ofLicence, profile } }
}
