/** Parses the describe of Case, which omits what the requesting user cannot see. Pure. */

import { type CaseFieldName, requiredCaseFields } from '../../required-setup.ts'
import { asObject, getBoolean, getNumber, getString, type SObjectRow } from './soql.ts'

/** One of the seven fields, as the requesting user sees it. */
interface DescribedField {
  /** Type as in describe: `string`, `textarea`. */
  readonly type: string
  readonly length: number | null
  readonly externalId: boolean | null
  readonly createable: boolean | null
  readonly updateable: boolean | null
  readonly nillable: boolean | null
}

interface DescribedRecordType {
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

const getRows = (row: SObjectRow, name: string): readonly SObjectRow[] => {
  const value = row[name]
  return Array.isArray(value) ? value.map(asObject) : []
}

const toDescribedField = (row: SObjectRow): DescribedField => ({
  type: getString(row, 'type'),
  length: getNumber(row, 'length'),
  externalId: getBoolean(row, 'externalId'),
  createable: getBoolean(row, 'createable'),
  updateable: getBoolean(row, 'updateable'),
  nillable: getBoolean(row, 'nillable'),
})

// Checkboxes default to off, so none is required. An unknown default counts as none.
const isRequired = (row: SObjectRow): boolean =>
  getBoolean(row, 'createable') !== false &&
  getBoolean(row, 'nillable') === false &&
  getBoolean(row, 'defaultedOnCreate') !== true &&
  getString(row, 'type') !== 'boolean'

/** Parses a describe response; null if it is something else. */
export const parseCaseDescribe = (response: unknown): CaseDescribe | null => {
  const row = asObject(response)
  if (!Array.isArray(row.fields)) return null
  const rows = getRows(row, 'fields')
  const isSameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
  const fields = requiredCaseFields.flatMap(({ name }) => {
    const found = rows.find((one) => isSameName(getString(one, 'name'), `${name}__c`))
    return found ? [[name, toDescribedField(found)] as const] : []
  })
  return {
    createable: getBoolean(row, 'createable'),
    updateable: getBoolean(row, 'updateable'),
    queryable: getBoolean(row, 'queryable'),
    fields: Object.fromEntries(fields) as CaseDescribe['fields'],
    required: rows.filter(isRequired).map((one) => getString(one, 'name')),
    recordTypes: getRows(row, 'recordTypeInfos')
      .filter((one) => getBoolean(one, 'active') !== false)
      .map((one) => ({
        id: getString(one, 'recordTypeId'),
        name: getString(one, 'name'),
        available: getBoolean(one, 'available'),
        isDefault: getBoolean(one, 'defaultRecordTypeMapping'),
        master: getBoolean(one, 'master'),
      })),
  }
}
