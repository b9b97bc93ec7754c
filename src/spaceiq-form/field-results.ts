/** What is filled into SpaceIQ's form, and what becomes of each field. */

import type { ActivationValue } from '../required-setup.ts'

export interface FormOrder {
  /** Where the form is to be: a page of another origin, come in between, is left alone. */
  readonly origin: string
  /** Regular expressions for the text of each label. */
  readonly labels: Readonly<Record<ActivationValue, string>>
  /** What asks password managers to leave a field alone: attributes, and their values. */
  readonly leaveAlone: Readonly<Record<string, string>>
  /** What to fill in. A field without a value here is looked for and left as it is. */
  readonly values: Readonly<Partial<Record<ActivationValue, string>>>
}

export const fieldFindings = [
  'found',
  'filled',
  'not-found',
  'hidden',
  'ambiguous',
  'reverted',
  'changed',
] as const
/**
 * `hidden`: it is there, and no person sees it; `reverted`: the page put something else in place of what was filled in;
 * `changed`: it was filled in, and holds something else by now.
 */
export type FieldFinding = (typeof fieldFindings)[number]
export type FormFindings = Readonly<Record<ActivationValue, FieldFinding>>

/**
 * What `watchForm` goes by, in the extension's own world of the document: the page does not see it, and it goes with the
 * document. Nothing of what was given is in there.
 */
export interface FilledForm {
  /** What became of each field when it was filled. */
  readonly became: FormFindings
  readonly filled: ReadonlyMap<ActivationValue, HTMLInputElement | HTMLTextAreaElement | null>
  /** The fields as they are found now: a framework may have put others in their place. */
  find(): FilledForm['filled']
}
