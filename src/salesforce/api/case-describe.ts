/** What the describe of Case tells the one who asks: it leaves out whatever they may not see. Pure. */

import { type CaseFieldName, caseFields } from '../../required-setup.ts'
import { flagAt, numberAt, objectOf, type Row, textAt } from './soql.ts'

/** One of the seven fields, as the one who asks sees it. */
export interface DescribedField {
  /** As describe names it: `string`, `textarea`. */
  readonly type: string
  readonly length: number | null
  readonly externalId: boolean | null
  readonly createable: boolean | null
  readonly updateable: boolean | null
  readonly nillable: boolean | null
}

export interface DescribedRecordType {
  readonly id: string
  readonly name: string
  /** For the one who asks; inactive ones are nobody's, and left out. */
  readonly available: boolean | null
  readonly isDefault: boolean | null
  readonly master: boolean | null
}

export interface CaseDescribe {
  /** Whether cases may be made, changed and queried at all. */
  readonly createable: boolean | null
  readonly updateable: boolean | null
  readonly queryable: boolean | null
  /** Of the seven fields those that are seen; a package's of the same name are other fields. */
  readonly fields: Readonly<Partial<Record<CaseFieldName, DescribedField>>>
  /** API names of the fields without which no case is made: no value is given by itself, and none may be left out. */
  readonly required: readonly string[]
  readonly recordTypes: readonly DescribedRecordType[]
}

const rowsAt = (row: Row, name: string): readonly Row[] => {
  const value = row[name]
  return Array.isArray(value) ? value.map(objectOf) : []
}

const fieldOf = (row: Row): DescribedField => ({
  type: textAt(row, 'type'),
  length: numberAt(row, 'length'),
  externalId: flagAt(row, 'externalId'),
  createable: flagAt(row, 'createable'),
  updateable: flagAt(row, 'updateable'),
  nillable: flagAt(row, 'nillable'),
})

// A box is never empty: it is off where nothing is given. A default that nobody told of is none.
const isRequired = (row: Row): boolean =>
  flagAt(row, 'createable') !== false &&
  flagAt(row, 'nillable') === false &&
  flagAt(row, 'defaultedOnCreate') !== true &&
  textAt(row, 'type') !== 'boolean'

/** The describe's facts; null where it is no describe. */
export const caseDescribe = (answer: unknown): CaseDescribe | null => {
  const row = objectOf(answer)
  if (!Array.isArray(row.fields)) return null
  const rows = rowsAt(row, 'fields')
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
  const seen = caseFields.flatMap(({ name }) => {
    const found = rows.find((one) => same(textAt(one, 'name'), `${name}__c`))
    return found ? [[name, fieldOf(found)] as const] : []
  })
  return {
    createable: flagAt(row, 'createable'),
    updateable: flagAt(row, 'updateable'),
    queryable: flagAt(row, 'queryable'),
    fields: Object.fromEntries(seen) as CaseDescribe['fields'],
    required: rows.filter(isRequired).map((one) => textAt(one, 'name')),
    recordTypes: rowsAt(row, 'recordTypeInfos')
      .filter((one) => flagAt(one, 'active') !== false)
      .map((one) => ({
        id: textAt(one, 'recordTypeId'),
        name: textAt(one, 'name'),
        available: flagAt(one, 'available'),
        isDefault: flagAt(one, 'defaultRecordTypeMapping'),
        master: flagAt(one, 'master'),
      })),
  }
}
