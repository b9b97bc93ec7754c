/** Licences by what they are. Their names are in the language of whoever asks, their keys are not. */

import { numberAt, type Row, textAt } from '../../salesforce/api/soql.ts'
import type { ProfileFact } from './facts.ts'

/** Salesforce's key of the licence that every edition has, and that opens cases. */
export const fullKey = 'SFDC'
/** The permission set licence of the licence for integrations: without it the user has nothing but the API. */
export const integrationSetLicence = 'SalesforceAPIIntegrationPsl'

/**
 * Whether a user of this profile gets access to cases only with a permission set licence. The key of the licence is known
 * from one public source alone; its name is the same in the languages we have seen.
 */
export const needsSetLicence = ({ licence, licenceKey }: ProfileFact): boolean =>
  licenceKey !== fullKey &&
  (/^PID_(?:Salesforce_?)?Integration(?:_?User)?$/i.test(licenceKey) || licence === 'Salesforce Integration')

/** How many of a licence are left, null where it was not told. */
export const freeOf = (row: Row): number | null => {
  const [all, used] = [numberAt(row, 'TotalLicenses'), numberAt(row, 'UsedLicenses')]
  return all === null || used === null ? null : Math.max(0, all - used)
}

/** Whether it can still be given to somebody; one that does not say so can. */
export const isActive = (row: Row): boolean => ['', 'Active'].includes(textAt(row, 'Status'))
