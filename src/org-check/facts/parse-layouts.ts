/** Parses API responses about page layouts. Pure. */

import { type CaseFieldName, requiredCaseFields } from '../../required-setup.ts'
import type { MetadataRecord } from '../../salesforce/api/metadata.ts'
import { getRecords, getString } from '../../salesforce/api/soql.ts'
import type { LayoutFact } from './facts.ts'

/** Parses Case's page layouts. */
export const parseLayouts = (response: unknown): readonly LayoutFact[] =>
  getRecords(response).map((row) => ({ id: getString(row, 'Id'), name: getString(row, 'Name') }))

/** Returns the full names of Case's layouts among all layouts. */
export const filterCaseLayoutNames = (listed: readonly MetadataRecord[]): readonly string[] =>
  listed.map((record) => record.first('fullName')).filter((name) => name.startsWith('Case-'))

/** Counts on how many of the layouts each field is. */
export const countFieldsOnLayouts = (
  layouts: readonly MetadataRecord[],
): Readonly<Record<CaseFieldName, number>> => {
  const fields = layouts.map((layout) => layout.all('field'))
  const counts = requiredCaseFields.map(({ name }) => [
    name,
    fields.filter((all) => all.includes(`${name}__c`)).length,
  ])
  return Object.fromEntries(counts) as Record<CaseFieldName, number>
}
