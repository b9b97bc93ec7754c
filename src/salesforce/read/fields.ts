/** Reads the Case field list: which of the seven fields are there, and whether they are as SpaceIQ needs them. */

import { type CaseField, caseFields } from '../../blueprint.ts'
import type { FieldDifference, FieldFinding, FieldFindings } from '../../guide/evidence.ts'
import { isFieldType } from '../field-types.ts'

export interface ListedField {
  readonly label: string
  /** As listed: `Team__c`, or `ns__Team__c` for a managed package's. */
  readonly apiName: string
  /** Salesforce's words, in its language: `Text(255) (External ID)`. */
  readonly type: string
}

/**
 * The rows of the list of custom fields. The API name is the cell right after the row's header cell; columns before it
 * vary between orgs.
 */
export const readFieldList = (document: Document): readonly ListedField[] => {
  const rows = document.querySelectorAll('[id$="CustomFieldRelatedList"] tr.dataRow')
  return Array.from(rows, (row) => {
    const header = row.querySelector('th')
    const name = header?.nextElementSibling
    return {
      label: header?.textContent?.trim() ?? '',
      apiName: name?.textContent?.trim() ?? '',
      type: name?.nextElementSibling?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
    }
  }).filter((field) => field.apiName !== '')
}

/** The length in `Text(255)`, without the thousands separators some languages print; null where none is printed. */
const lengthIn = (type: string): number | null => {
  const digits = /[(（]([\d.,\s\u00a0\u202f]+)[)）]/.exec(type)?.[1]?.replace(/\D/g, '')
  return digits ? Number(digits) : null
}

const differences = (wanted: CaseField, listed: ListedField): readonly FieldDifference[] => {
  const found: FieldDifference[] = []
  const words = listed.type.split(/[(（]/)[0]?.trim() ?? ''
  const length = lengthIn(listed.type)
  if (isFieldType(wanted.type, words) === false) {
    found.push({ what: 'type', is: words, shouldBe: wanted.type })
    return found
  }
  if (length !== null && length !== wanted.length) {
    found.push({ what: 'length', is: length, shouldBe: wanted.length })
  }
  const externalId = hasExternalId(listed.type)
  if (wanted.type === 'Text' && externalId !== null && externalId !== wanted.externalId) {
    found.push({ what: 'externalId', is: externalId, shouldBe: wanted.externalId })
  }
  return found
}

/**
 * Whether the type says External ID. The words behind the length are translated; without any the field is surely none,
 * with words in an unknown language nobody can tell.
 */
const hasExternalId = (type: string): boolean | null => {
  const marks = [...type.matchAll(/[(（]([^)）]*)[)）]/g)].slice(1).map((match) => match[1] ?? '')
  if (marks.length === 0) return false
  if (marks.some((mark) => /External ID|外部 ?ID/i.test(mark))) return true
  return marks.every((mark) => /^Unique/i.test(mark)) ? false : null
}

/** Compares what is listed with what SpaceIQ needs. A managed package's field of the same name is another field. */
export const findFields = (listed: readonly ListedField[]): FieldFindings => {
  const finding = (wanted: CaseField): FieldFinding => {
    const field = listed.find(({ apiName }) => apiName.toLowerCase() === `${wanted.name}__c`.toLowerCase())
    if (!field) return { status: 'missing' }
    const different = differences(wanted, field)
    return different.length > 0 ? { status: 'wrong', differences: different } : { status: 'found' }
  }
  return Object.fromEntries(caseFields.map((field) => [field.name, finding(field)])) as FieldFindings
}
