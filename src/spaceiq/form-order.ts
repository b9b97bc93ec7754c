/** What the script in SpaceIQ's form is asked to fill in, and what it says became of each field. */

import type { ActivationValue } from '../blueprint.ts'

export interface FormOrder {
  /** Where the form is to be: a page of another origin, come in between, is left alone. */
  readonly origin: string
  /** Regular expressions for the text of each label. */
  readonly labels: Readonly<Record<ActivationValue, string>>
  /** What to fill in. A field without a value here is looked for and left as it is. */
  readonly values: Readonly<Partial<Record<ActivationValue, string>>>
}

export const fieldFindings = ['found', 'filled', 'not-found', 'hidden', 'ambiguous', 'reverted'] as const
/** `hidden`: it is there, and no person sees it; `reverted`: the page put something else in place of what was filled in. */
export type FieldFinding = (typeof fieldFindings)[number]
export type FormFindings = Readonly<Record<ActivationValue, FieldFinding>>
