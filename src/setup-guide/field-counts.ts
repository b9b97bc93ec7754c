/** Which of the seven Case fields comes next, from what the org showed. */

import { type CaseField, caseFields } from '../required-setup.ts'
import type { Evidence, FieldFindings } from '../salesforce/observed-setup.ts'

/** How many are there and right. */
export const countFound = (findings: FieldFindings | undefined): number =>
  findings ? caseFields.filter((field) => findings[field.name].status === 'found').length : 0

/** How many are there but not as SpaceIQ needs them. */
export const countWrong = (findings: FieldFindings | undefined): number =>
  findings ? caseFields.filter((field) => findings[field.name].status === 'wrong').length : 0

/** The fields still to be created, in the manual's order. Before the list was seen that is all of them. */
export const missingFields = (findings: FieldFindings | undefined): readonly CaseField[] =>
  caseFields.filter((field) => !findings || findings[field.name].status === 'missing')

/** The namespace that the org puts before the names of its fields, '' where none was seen. */
export const prefixIn = ({ prefixed }: Evidence): string => prefixed?.[0]?.split('__')[0] ?? ''

/** Whether the list has this field under the org's namespace. */
export const isPrefixed = (name: string, { prefixed = [] }: Evidence): boolean =>
  prefixed.some((apiName) => apiName.toLowerCase().endsWith(`__${name}__c`.toLowerCase()))

/** The blueprint's field of that name, or undefined. */
export const fieldNamed = (name: string | null): CaseField | undefined =>
  caseFields.find((field) => field.name === name)
