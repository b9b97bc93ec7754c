/** Counts and finds Case fields in the observed setup. */

import { type CaseField, requiredCaseFields } from '../required-setup.ts'
import type { FieldComparisons, ObservedSetup } from '../salesforce/observed-setup.ts'

/** Counts the fields that exist and match. */
export const countMatchingFields = (comparisons: FieldComparisons | undefined): number =>
  comparisons ? requiredCaseFields.filter((field) => comparisons[field.name].status === 'found').length : 0

/** Counts the fields that exist but differ from SpaceIQ's needs. */
export const countDifferingFields = (comparisons: FieldComparisons | undefined): number =>
  comparisons ? requiredCaseFields.filter((field) => comparisons[field.name].status === 'wrong').length : 0

/** Returns the fields to create, in the manual's order: all until the list has been seen. */
export const findMissingFields = (comparisons: FieldComparisons | undefined): readonly CaseField[] =>
  requiredCaseFields.filter((field) => !comparisons || comparisons[field.name].status === 'missing')

/** Returns the namespace prefix the org puts before its field names, or '' if none was seen. */
export const getNamespacePrefix = ({ namespacedFields }: ObservedSetup): string =>
  namespacedFields?.[0]?.split('__')[0] ?? ''

/** Checks whether the list shows this field under the org's namespace. */
export const hasNamespacePrefix = (name: string, { namespacedFields = [] }: ObservedSetup): boolean =>
  namespacedFields.some((apiName) => apiName.toLowerCase().endsWith(`__${name}__c`.toLowerCase()))

/** Finds the required field of this name; undefined if there is none. */
export const findCaseField = (name: string | null): CaseField | undefined =>
  requiredCaseFields.find((field) => field.name === name)
