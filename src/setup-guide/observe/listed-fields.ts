/** Reads the rows of Setup's list of Case fields: what their types say, and which row is which. */

import { requiredCaseFields } from '../../required-setup.ts'
import type { ListedField } from '../../salesforce/extract/page-report.ts'
import { recognizeFieldType } from '../../salesforce/field-types.ts'
import type { FieldComparisons } from '../../salesforce/observed-setup.ts'
import { compareRequiredFields, type ObservedField } from './compare-field.ts'

interface ParsedType {
  /** Type name without brackets, for comparison. */
  readonly words: string
  /** Type name as Salesforce prints it: `Picklist (Multi-Select)`. */
  readonly name: string
  /** Printed length; null if none. */
  readonly length: number | null
  /** Printed with digits before and after the point, `(18, 0)`, as only number types are. */
  readonly isNumber: boolean
  /** Bracketed words after the length: External ID, Unique. */
  readonly marks: readonly string[]
}

const groupedDigits = /^\d{1,3}(?:[.,\s]\d{3})+$|^\d+$/

/** Parses `Text(255) (External ID)`; languages vary in separators and full-width brackets. */
const parseType = (listed: string): ParsedType => {
  const type = listed.replace(/\s+/g, ' ')
  const match = /^(.*?)\s*[(（]([\d.,\s]+)[)）](.*)$/.exec(type)
  if (!match) {
    const name = type.replace(/\s*[(（](?:External ID|外部 ?ID|Unique[^)）]*)[)）]/gi, '').trim()
    return { words: type.split(/[(（]/)[0]?.trim() ?? '', name, length: null, isNumber: false, marks: [] }
  }
  const [, words = '', digits = '', rest = ''] = match
  const marks = Array.from(rest.matchAll(/[(（]([^)）]*)[)）]/g), (mark) => mark[1] ?? '')
  const length = groupedDigits.test(digits.trim()) ? Number(digits.replace(/\D/g, '')) : null
  return { words, name: words, length, isNumber: /^\s*\d+\s*,\s*\d{1,2}\s*$/.test(digits), marks }
}

/**
 * Returns whether the marks say External ID. Marks are translated: no mark means false; a mark in
 * an unknown language or a list without types means null.
 */
const hasExternalId = (type: string, marks: readonly string[]): boolean | null => {
  if (type === '') return null
  if (marks.some((mark) => /^External ID$|^外部 ?ID$/i.test(mark))) return true
  return marks.every((mark) => /^Unique/i.test(mark)) ? false : null
}

/** Checks for a type printed without digits, `Nachschlagebeziehung(Team)`: no text type is. */
const printsNoLength = (type: string): boolean => type !== '' && !/\p{Nd}/u.test(type)

const toObservedField = ({ type: printed }: ListedField): ObservedField => {
  const { words, name, length, isNumber, marks } = parseType(printed)
  const isNoText = isNumber || printsNoLength(printed)
  return {
    type: recognizeFieldType(words) ?? recognizeFieldType(name) ?? (isNoText ? 'other' : null),
    typeName: name,
    length,
    externalId: hasExternalId(printed, marks),
  }
}

/** Compares listed fields with the required ones; a managed package's namesakes do not count. */
export const compareListedFields = (listed: readonly ListedField[]): FieldComparisons =>
  compareRequiredFields(({ name }) => {
    const row = listed.find(({ apiName }) => apiName.toLowerCase() === `${name}__c`.toLowerCase())
    return row && toObservedField(row)
  })

/**
 * Finds required fields that exist only under the org's namespace. `listed` must be without managed
 * packages' fields. Returns {} if there are none and `before` is undefined.
 */
export const findNamespacedFields = (
  listed: readonly ListedField[],
  before: readonly string[] | undefined,
): { readonly namespacedFields?: readonly string[] } => {
  const names = listed.map(({ apiName }) => apiName)
  const isListed = (bare: string) => names.some((name) => name.toLowerCase() === bare)
  const missingNames = requiredCaseFields
    .map(({ name }) => `${name}__c`.toLowerCase())
    .filter((bare) => !isListed(bare))
  const namespacedFields = names.filter((name) =>
    missingNames.some((bare) => name.toLowerCase().endsWith(`__${bare}`)),
  )
  return namespacedFields.length > 0 || before ? { namespacedFields } : {}
}
