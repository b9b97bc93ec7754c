/** Fallback profile for a new user if the org refuses ours, chosen by rights, not by name. */

import type { ApiResult } from '../../salesforce/api/errors.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { getBoolean, getRecords, getString, type SObjectRow } from '../../salesforce/api/soql.ts'
import type { BaseProfileFact } from './facts.ts'
import { countFreeLicenses, fullLicenseKey, isActiveLicense } from './licenses.ts'
import { adminPermissions, queries } from './queries.ts'

/** Row limit of a query with FIELDS(ALL). @see SOQL and SOSL Reference, FIELDS() */
const MAX_IDS_PER_QUERY = 200

/** Picks the license that opens cases: by key, else the only one, else by its English name. */
const pickLicense = (rows: readonly SObjectRow[]): SObjectRow | undefined => {
  const hasKeys = rows.some((row) => getString(row, 'LicenseDefinitionKey') !== '')
  if (hasKeys) return rows.find((row) => getString(row, 'LicenseDefinitionKey') === fullLicenseKey)
  return rows.length === 1 ? rows[0] : rows.find((row) => getString(row, 'Name') === 'Salesforce')
}

/** Returns whether the profile has the license; null if unknown, as when only names differ. */
const hasLicense = (profile: SObjectRow, license: SObjectRow): boolean | null => {
  const id = getString(profile, 'UserLicenseId')
  if (id !== '') return id === getString(license, 'Id')
  const key = getString(profile, 'UserLicense', 'LicenseDefinitionKey')
  if (key !== '') return key === fullLicenseKey
  return getString(profile, 'UserLicense', 'Name') === getString(license, 'Name') || null
}

const findCandidates = (profiles: readonly SObjectRow[], license: SObjectRow): readonly SObjectRow[] => {
  const internal = profiles.filter((row) => ['', 'Standard'].includes(getString(row, 'UserType')))
  const sure = internal.filter((row) => hasLicense(row, license) === true)
  return (sure.length > 0 ? sure : internal.filter((row) => hasLicense(row, license) === null)).slice(
    0,
    MAX_IDS_PER_QUERY,
  )
}

const listPermissions = (row: SObjectRow | undefined): readonly string[] =>
  Object.entries(row ?? {}).flatMap(([name, value]) =>
    name.startsWith('Permissions') && value === true ? [name] : [],
  )

/** Fetches the profiles' permission sets; only significant columns if the org refuses all. */
const fetchProfilePermissionSets = async (api: Api, ids: readonly string[]): Promise<ApiResult> => {
  const all = await api.get(queries.profilePermissionSets(ids))
  return all.ok ? all : api.get(queries.significantProfilePermissions(ids))
}

/** Picks the least privileged profile without admin permissions; known ones come first. */
const pickLeastPrivileged = (
  profiles: readonly SObjectRow[],
  sets: readonly SObjectRow[],
): SObjectRow | undefined => {
  const counted = profiles.map((profile) => {
    const permissionSet = sets.find((one) => getString(one, 'ProfileId') === getString(profile, 'Id'))
    return { profile, known: permissionSet !== undefined, allowed: listPermissions(permissionSet) }
  })
  return counted
    .filter(
      ({ profile, allowed }) =>
        !adminPermissions.some((name) => allowed.includes(name) || getBoolean(profile, name)),
    )
    .sort((a, b) => Number(b.known) - Number(a.known) || a.allowed.length - b.allowed.length)[0]?.profile
}

/** Fetches the license and the profile for a new user. */
export const fetchBaseProfile = async (api: Api): Promise<ApiResult<BaseProfileFact>> => {
  const [profiles, licenses] = await Promise.all([api.get(queries.profiles()), api.get(queries.licenses())])
  if (!licenses.ok) return licenses
  const license = pickLicense(getRecords(licenses.value).filter(isActiveLicense))
  if (!license) return { ok: true, value: { license: null, profile: null } }
  const licenseFact = {
    id: getString(license, 'Id'),
    name: getString(license, 'Name'),
    free: countFreeLicenses(license),
  }
  if (!profiles.ok) return profiles
  const candidates = findCandidates(getRecords(profiles.value), license)
  const ids = candidates.map((row) => getString(row, 'Id'))
  const sets = ids.length > 0 ? await fetchProfilePermissionSets(api, ids) : null
  if (sets && !sets.ok) return sets
  const least = pickLeastPrivileged(candidates, sets ? getRecords(sets.value) : [])
  const profile = least ? { id: getString(least, 'Id'), name: getString(least, 'Name') } : null
  return { ok: true, value: { license: licenseFact, profile } }
}
