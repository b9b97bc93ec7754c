/** Parses responses about remaining API requests, fields and licenses. Pure. */

import { flagAt, numberAt, objectOf, recordsOf, textAt } from '../../salesforce/api/soql.ts'
import type { SetLicenceFact } from './facts.ts'
import { freeOf, integrationSetLicence, isActive } from './licenses.ts'

/** Returns the API requests left today; null if unknown. */
export const limitsOf = (answer: unknown): { readonly left: number; readonly most: number } | null => {
  const left = numberAt(objectOf(answer), 'DailyApiRequests', 'Remaining')
  const most = numberAt(objectOf(answer), 'DailyApiRequests', 'Max')
  return left === null || most === null ? null : { left, most }
}

/** Returns the integration permission set license, and whether it is assigned. */
export const setLicenceFact = (licences: unknown, assigned: unknown): SetLicenceFact => {
  const row = recordsOf(licences)
    .filter(isActive)
    .find((one) => textAt(one, 'DeveloperName').toLowerCase() === integrationSetLicence.toLowerCase())
  const id = row ? textAt(row, 'Id') : ''
  return {
    id,
    name: row ? textAt(row, 'MasterLabel') || textAt(row, 'DeveloperName') : '',
    free: row ? freeOf(row) : null,
    assigned: id !== '' && recordsOf(assigned).some((one) => textAt(one, 'PermissionSetLicenseId') === id),
  }
}

/** Returns how many custom fields can be added to an object; null if unknown. */
export const fieldsLeft = (limits: unknown): number | null => {
  const row = recordsOf(limits).find((one) => textAt(one, 'Type') === 'CustomFields')
  return row ? numberAt(row, 'Remaining') : null
}

/** Default limit per object; Salesforce's support can raise it. */
const mostExternalIds = 25

/** Returns how many External ID fields can be added, by describe; null if unknown. */
export const externalIdsLeft = (described: unknown): number | null => {
  const { fields } = objectOf(described)
  if (!Array.isArray(fields)) return null
  const used = fields.map(objectOf).filter((one) => flagAt(one, 'custom') && flagAt(one, 'externalId'))
  // Above the default limit: this org's limit differs.
  return used.length > mostExternalIds ? null : mostExternalIds - used.length
}
