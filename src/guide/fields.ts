/** Which of the seven Case fields comes next, from what the org showed. */

import { type CaseField, caseFields } from '../blueprint.ts'
import type { FieldFindings } from './evidence.ts'

/** How many are there and right. */
export const countFound = (findings: FieldFindings | undefined): number =>
  findings ? caseFields.filter((field) => findings[field.name].status === 'found').length : 0

/** How many are there but not as SpaceIQ needs them. */
export const countWrong = (findings: FieldFindings | undefined): number =>
  findings ? caseFields.filter((field) => findings[field.name].status === 'wrong').length : 0

/** The fields still to be created, in the manual's order. Before the list was seen that is all of them. */
export const missingFields = (findings: FieldFindings | undefined): readonly CaseField[] =>
  caseFields.filter((field) => !findings || findings[field.name].status === 'missing')

/** The blueprint's field of that name, or undefined. */
export const fieldNamed = (name: string | null): CaseField | undefined =>
  caseFields.find((field) => field.name === name)
