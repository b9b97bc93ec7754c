/** Recognizes licenses by key: names are in the requesting user's language. */

import { getNumber, getString, type SObjectRow } from '../../salesforce/api/soql.ts'
import type { ProfileFact } from './facts.ts'

/** Key of Salesforce's full license, which every edition has and which opens cases. */
export const fullLicenseKey = 'SFDC'
/** Permission set license for integration users, who without it have API access only. */
export const integrationPermissionSetLicense = 'SalesforceAPIIntegrationPsl'

/**
 * Checks whether access to cases needs a permission set license. The key comes from one public
 * source only; the name is the same in all languages seen.
 */
export const needsPermissionSetLicense = ({ license, licenseKey }: ProfileFact): boolean =>
  licenseKey !== fullLicenseKey &&
  (/^PID_(?:Salesforce_?)?Integration(?:_?User)?$/i.test(licenseKey) || license === 'Salesforce Integration')

/** Returns how many of a license are free; null if unknown. */
export const countFreeLicenses = (row: SObjectRow): number | null => {
  const [all, used] = [getNumber(row, 'TotalLicenses'), getNumber(row, 'UsedLicenses')]
  return all === null || used === null ? null : Math.max(0, all - used)
}

/** Checks whether it can be assigned; an unknown status counts as active. */
export const isActiveLicense = (row: SObjectRow): boolean => ['', 'Active'].includes(getString(row, 'Status'))
