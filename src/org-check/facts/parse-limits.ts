/** Parses responses about remaining API requests, fields and licenses. Pure. */

import { asObject, getBoolean, getNumber, getRecords, getString } from '../../salesforce/api/soql.ts'
import type { PermissionSetLicenseFact } from './facts.ts'
import { countFreeLicenses, integrationPermissionSetLicense, isActiveLicense } from './licenses.ts'

/** Returns the API requests left today; null if unknown. */
export const parseApiLimits = (
  response: unknown,
): { readonly left: number; readonly most: number } | null => {
  const left = getNumber(asObject(response), 'DailyApiRequests', 'Remaining')
  const most = getNumber(asObject(response), 'DailyApiRequests', 'Max')
  return left === null || most === null ? null : { left, most }
}

/** Returns the integration permission set license, and whether it is assigned. */
export const parsePermissionSetLicenseFact = (
  licenses: unknown,
  assigned: unknown,
): PermissionSetLicenseFact => {
  const row = getRecords(licenses)
    .filter(isActiveLicense)
    .find(
      (one) =>
        getString(one, 'DeveloperName').toLowerCase() === integrationPermissionSetLicense.toLowerCase(),
    )
  const id = row ? getString(row, 'Id') : ''
  return {
    id,
    name: row ? getString(row, 'MasterLabel') || getString(row, 'DeveloperName') : '',
    free: row ? countFreeLicenses(row) : null,
    assigned:
      id !== '' && getRecords(assigned).some((one) => getString(one, 'PermissionSetLicenseId') === id),
  }
}

/** Returns how many custom fields can be added to an object; null if unknown. */
export const parseRemainingFields = (limits: unknown): number | null => {
  const row = getRecords(limits).find((one) => getString(one, 'Type') === 'CustomFields')
  return row ? getNumber(row, 'Remaining') : null
}

/** Default limit per object; Salesforce's support can raise it. */
const MAX_EXTERNAL_IDS = 25

/** Returns how many External ID fields can be added, by describe; null if unknown. */
export const countRemainingExternalIds = (described: unknown): number | null => {
  const { fields } = asObject(described)
  if (!Array.isArray(fields)) return null
  const used = fields
    .map(asObject)
    .filter((one) => getBoolean(one, 'custom') && getBoolean(one, 'externalId'))
  // Above the default limit: this org's limit differs.
  return used.length > MAX_EXTERNAL_IDS ? null : MAX_EXTERNAL_IDS - used.length
}
