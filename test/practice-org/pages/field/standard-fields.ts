/** Standard fields of the known objects; of others a few that all have. */

import { t } from '../../labels.ts'
import type { FakeOrg } from '../../types.ts'

/** `[label, name, data type, indexed]` */
type StandardField = readonly [label: string, name: string, type: string, indexed?: boolean]

const ofAll: readonly StandardField[] = [
  ['Created By', 'CreatedBy', 'Lookup(User)'],
  ['Last Modified By', 'LastModifiedBy', 'Lookup(User)'],
]

const ofCase: readonly StandardField[] = [
  ['Account Name', 'Account', 'Lookup(Account)', true],
  ['Asset', 'Asset', 'Lookup(Asset)', true],
  ['Business Hours', 'BusinessHours', 'Lookup(Business Hours)'],
  ['Case Number', 'CaseNumber', 'Auto Number', true],
  ['Case Origin', 'Origin', 'Picklist'],
  ['Case Owner', 'Owner', 'Lookup(User,Group)', true],
  ['Case Reason', 'Reason', 'Picklist'],
  ['Closed When Created', 'IsClosedOnCreate', 'Checkbox'],
  ['Contact Email', 'ContactEmail', 'Email'],
  ['Contact Fax', 'ContactFax', 'Phone'],
  ['Contact Mobile', 'ContactMobile', 'Phone'],
  ['Contact Name', 'Contact', 'Lookup(Contact)', true],
  ['Contact Phone', 'ContactPhone', 'Phone'],
  ['Date/Time Closed', 'ClosedDate', 'Date/Time'],
  ['Date/Time Opened', 'CreatedDate', 'Date/Time'],
  ['Description', 'Description', 'Long Text Area(32000)'],
  ['Escalated', 'IsEscalated', 'Checkbox'],
  ['Internal Comments', 'Comments', 'Text Area(4000)'],
  ['Parent Case', 'Parent', 'Lookup(Case)', true],
  ['Priority', 'Priority', 'Picklist'],
  ['Status', 'Status', 'Picklist'],
  ['Subject', 'Subject', 'Text(255)'],
  ['Type', 'Type', 'Picklist'],
  ['Web Company', 'SuppliedCompany', 'Text(80)'],
  ['Web Email', 'SuppliedEmail', 'Email'],
  ['Web Name', 'SuppliedName', 'Text(80)'],
  ['Web Phone', 'SuppliedPhone', 'Text(40)'],
]

const ofCampaign: readonly StandardField[] = [
  ['Active', 'IsActive', 'Checkbox', true],
  ['Campaign Name', 'Name', 'Name', true],
  ['Status', 'Status', 'Picklist'],
  ['Type', 'Type', 'Picklist'],
]

const byObject: Readonly<Record<string, readonly StandardField[]>> = { Case: ofCase, Campaign: ofCampaign }

export const listStandardFields = (entity: string): readonly StandardField[] =>
  [...(byObject[entity] ?? []), ...ofAll].sort(([a], [b]) => a.localeCompare(b))

/**
 * Translates a type such as `Lookup(User,Group)`: type and objects are Salesforce's words, lengths
 * are numbers.
 */
export function formatStandardType(state: FakeOrg, type: string): string {
  const [, base = type, inside] = /^([^(]+)\((.*)\)$/.exec(type) ?? []
  if (inside === undefined) return t(state, base)
  const words = inside.split(',').map((word) => (/^\d+$/.test(word) ? word : t(state, word)))
  return `${t(state, base)}(${words.join(',')})`
}
