/** Recognizes licenses by key: names are in the requesting user's language. */

import { numberAt, type Row, textAt } from '../../salesforce/api/soql.ts'
import type { ProfileFact } from './facts.ts'

/** Key of Salesforce's full license, which every edition has and which opens cases. */
export const fullKey = 'SFDC'
/** Permission set license for integration users, who without it have API access only. */
export const integrationSetLicence = 'SalesforceAPIIntegrationPsl'

/**
 * Checks whether access to cases needs a permission set license. The key comes from one public
 * source only; the name is the same in all languages seen.
 */
export const needsSetLicence = ({ licence, licenceKey }: ProfileFact): boolean =>
  licenceKey !== fullKey &&
  (/^PID_(?:Salesforce_?)?Integration(?:_?User)?$/i.test(licenceKey) || licence === 'Salesforce Integration')

/** Returns how many of a license are free; null if unknown. */
export const freeOf = (row: Row): number | null => {
  const [all, used] = [numberAt(row, 'TotalLicenses'), numberAt(row, 'UsedLicenses')]
  return all === null || used === null ? null : Math.max(0, all - used)
}

/** Checks whether it can be assigned; an unknown status counts as active. */
export const isActive = (row: Row): boolean => ['', 'Active'].includes(textAt(row, 'Status'))
