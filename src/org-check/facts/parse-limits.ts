/** Answers of the API about how much an org has left: requests, room for fields, licences. Pure, as `parse.ts` is. */

import { flagAt, numberAt, objectOf, recordsOf, textAt } from '../../salesforce/api/soql.ts'
import type { SetLicenceFact } from './facts.ts'
import { freeOf, integrationSetLicence, isActive } from './licenses.ts'

/** Requests left today, null where it is not told. */
export const limitsOf = (answer: unknown): { readonly left: number; readonly most: number } | null => {
  const left = numberAt(objectOf(answer), 'DailyApiRequests', 'Remaining')
  const most = numberAt(objectOf(answer), 'DailyApiRequests', 'Max')
  return left === null || most === null ? null : { left, most }
}

/** The permission set licence of users for integrations, and whether it is among those assigned. */
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

/** How many more custom fields an object takes, null where it was not told. */
export const fieldsLeft = (limits: unknown): number | null => {
  const row = recordsOf(limits).find((one) => textAt(one, 'Type') === 'CustomFields')
  return row ? numberAt(row, 'Remaining') : null
}

/** Salesforce's limit for an object, unless its support raised it. */
const mostExternalIds = 25

/** How many more External ID fields an object takes by its describe, null where that was not told. */
export const externalIdsLeft = (described: unknown): number | null => {
  const { fields } = objectOf(described)
  if (!Array.isArray(fields)) return null
  const used = fields.map(objectOf).filter((one) => flagAt(one, 'custom') && flagAt(one, 'externalId'))
  // More than there can be: the limit is another one here.
  return used.length > mostExternalIds ? null : mostExternalIds - used.length
}
