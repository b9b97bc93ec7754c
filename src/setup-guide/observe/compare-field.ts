/** Compares a Case field, as a page or the API shows it, with what SpaceIQ needs. */

import { type CaseField, requiredCaseFields } from '../../required-setup.ts'
import type { RecognizedFieldType } from '../../salesforce/field-types.ts'
import type { FieldComparison, FieldComparisons, FieldDifference } from '../../salesforce/observed-setup.ts'

/** A Case field that exists. `null`: not shown, or in unknown words. */
export interface ObservedField {
  readonly type: RecognizedFieldType | null
  /** The type in Salesforce's words, shown to the admin if it is wrong. */
  readonly typeName: string
  readonly length: number | null
  readonly externalId: boolean | null
}

const findFieldDifferences = (
  { type, typeName, length, externalId }: ObservedField,
  required: CaseField,
): readonly FieldDifference[] => {
  // Length and External ID of another type say nothing about the required one.
  if (type !== null && type !== required.type)
    return [{ what: 'type', is: typeName, shouldBe: required.type }]
  const found: FieldDifference[] = []
  if (length !== null && length !== required.length) {
    found.push({ what: 'length', is: length, shouldBe: required.length })
  }
  if (required.type === 'Text' && externalId !== null && externalId !== required.externalId) {
    found.push({ what: 'externalId', is: externalId, shouldBe: required.externalId })
  }
  return found
}

/** Compares one field; undefined if the org lacks it. Unknown (`null`) is never a difference. */
export const compareField = (observed: ObservedField | undefined, required: CaseField): FieldComparison => {
  if (!observed) return { status: 'missing' }
  const differences = findFieldDifferences(observed, required)
  return differences.length > 0 ? { status: 'wrong', differences } : { status: 'found' }
}

/** Compares all seven fields, each with what `observe` finds of it. */
export const compareRequiredFields = (
  observe: (required: CaseField) => ObservedField | undefined,
): FieldComparisons =>
  Object.fromEntries(
    requiredCaseFields.map((required) => [required.name, compareField(observe(required), required)]),
  ) as FieldComparisons
