/** Whether the seven Case fields are there, and as SpaceIQ needs them. */

import { type CaseField, caseFields } from '../../required-setup.ts'
import type { ListedField } from '../../salesforce/extract/page-report.ts'
import { isFieldType } from '../../salesforce/field-types.ts'
import type { FieldDifference, FieldFinding, FieldFindings } from '../../salesforce/observed-setup.ts'

interface ParsedType {
  /** Without what stands in brackets, for comparison. */
  readonly words: string
  /** As Salesforce names it: `Picklist (Multi-Select)`. */
  readonly name: string
  /** Null where none is printed. */
  readonly length: number | null
  /** Digits before and after the point are printed, `(18, 0)`: only a number's type has both, in every language. */
  readonly isNumber: boolean
  /** What stands in brackets behind the length: External ID, Unique. */
  readonly marks: readonly string[]
}

const grouped = /^\d{1,3}(?:[.,\s\u00a0\u202f]\d{3})+$|^\d+$/

/** Takes `Text(255) (External ID)` apart. Some languages print separators in the length, some full-width brackets. */
const parseType = (listed: string): ParsedType => {
  const type = listed.replace(/\s+/g, ' ')
  const match = /^(.*?)\s*[(（]([\d.,\s\u00a0\u202f]+)[)）](.*)$/.exec(type)
  if (!match) {
    const name = type.replace(/\s*[(（](?:External ID|外部 ?ID|Unique[^)）]*)[)）]/gi, '').trim()
    return { words: type.split(/[(（]/)[0]?.trim() ?? '', name, length: null, isNumber: false, marks: [] }
  }
  const [, words = '', digits = '', rest = ''] = match
  const marks = Array.from(rest.matchAll(/[(（]([^)）]*)[)）]/g), (mark) => mark[1] ?? '')
  const length = grouped.test(digits.trim()) ? Number(digits.replace(/\D/g, '')) : null
  return { words, name: words, length, isNumber: /^\s*\d+\s*,\s*\d{1,2}\s*$/.test(digits), marks }
}

/**
 * Whether the marks say External ID. They are translated: without any the field is surely none, with marks in an
 * unknown language, or a list that did not tell the type, nobody can tell.
 */
const hasExternalId = (type: string, marks: readonly string[]): boolean | null => {
  if (type === '') return null
  if (marks.some((mark) => /^External ID$|^外部 ?ID$/i.test(mark))) return true
  return marks.every((mark) => /^Unique/i.test(mark)) ? false : null
}

/** A text's length is printed in every language. What prints no digit, as `Nachschlagebeziehung(Team)`, is no text. */
const printsNoLength = (type: string): boolean => type !== '' && !/\p{Nd}/u.test(type)

const differences = (wanted: CaseField, listed: ListedField): readonly FieldDifference[] => {
  const { words, name, length, isNumber, marks } = parseType(listed.type)
  const isType = isFieldType(wanted.type, words) ?? isFieldType(wanted.type, name)
  if (isType === false || (isType === null && (isNumber || printsNoLength(listed.type))))
    return [{ what: 'type', is: name, shouldBe: wanted.type }]
  const found: FieldDifference[] = []
  if (length !== null && length !== wanted.length) {
    found.push({ what: 'length', is: length, shouldBe: wanted.length })
  }
  const externalId = hasExternalId(listed.type, marks)
  if (wanted.type === 'Text' && externalId !== null && externalId !== wanted.externalId) {
    found.push({ what: 'externalId', is: externalId, shouldBe: wanted.externalId })
  }
  return found
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

/**
 * Those listed under a namespace whose bare name is one of the seven and is not there: the org puts its own before all that
 * is made in it. A managed package's are not to be among what is listed. Nothing where there is none, and was none before.
 */
export const prefixedIn = (
  listed: readonly ListedField[],
  before: readonly string[] | undefined,
): { readonly prefixed?: readonly string[] } => {
  const names = listed.map(({ apiName }) => apiName)
  const isThere = (bare: string) => names.some((name) => name.toLowerCase() === bare)
  const bares = caseFields.map(({ name }) => `${name}__c`.toLowerCase()).filter((bare) => !isThere(bare))
  const prefixed = names.filter((name) => bares.some((bare) => name.toLowerCase().endsWith(`__${bare}`)))
  return prefixed.length > 0 || before ? { prefixed } : {}
}
