/** Parses the describe of Case, which omits what the requesting user cannot see. Pure. */

import { type CaseFieldName, caseFields } from '../../required-setup.ts'
import { flagAt, numberAt, objectOf, type Row, textAt } from './soql.ts'

/** One of the seven fields, as the requesting user sees it. */
export interface DescribedField {
  /** Type as in describe: `string`, `textarea`. */
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
  /** True if the requesting user may use it; inactive record types are omitted. */
  readonly available: boolean | null
  readonly isDefault: boolean | null
  readonly master: boolean | null
}

export interface CaseDescribe {
  /** Rights to create, edit and query cases at all. */
  readonly createable: boolean | null
  readonly updateable: boolean | null
  readonly queryable: boolean | null
  /** Visible ones of the seven fields; a managed package's namesakes do not count. */
  readonly fields: Readonly<Partial<Record<CaseFieldName, DescribedField>>>
  /** API names of fields a new case must set: not nillable, and without a default value. */
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

// Checkboxes default to off, so none is required. An unknown default counts as none.
const isRequired = (row: Row): boolean =>
  flagAt(row, 'createable') !== false &&
  flagAt(row, 'nillable') === false &&
  flagAt(row, 'defaultedOnCreate') !== true &&
  textAt(row, 'type') !== 'boolean'

/** Parses a describe; null if the response is none. */
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
