/** Input and result of filling SpaceIQ's form. */

import type { CredentialName } from '../required-setup.ts'

export interface FillFormRequest {
  /** Expected origin: a page of another origin that was loaded meanwhile is left alone. */
  readonly origin: string
  /** Regular expressions for the label texts. */
  readonly labels: Readonly<Record<CredentialName, string>>
  /** Attributes that tell password managers to ignore a field. */
  readonly leaveAlone: Readonly<Record<string, string>>
  /** Values to fill in. A field without a value is located, but not changed. */
  readonly values: Readonly<Partial<Record<CredentialName, string>>>
}

export const formFieldResults = [
  'found',
  'filled',
  'not-found',
  'hidden',
  'ambiguous',
  'reverted',
  'changed',
] as const
/**
 * `hidden`: exists but is invisible. `reverted`: the page replaced the filled value. `changed`: was
 * filled, but now holds another value.
 */
export type FormFieldResult = (typeof formFieldResults)[number]
export type FormFieldResults = Readonly<Record<CredentialName, FormFieldResult>>

/**
 * State shared with `watchForm` in the isolated world: invisible to the page, gone with the
 * document. Contains none of the values.
 */
export interface FilledForm {
  /** Result per field after filling. */
  readonly results: FormFieldResults
  readonly filled: ReadonlyMap<CredentialName, HTMLInputElement | HTMLTextAreaElement | null>
  /** Finds the fields again: a framework may have replaced them. */
  find(): FilledForm['filled']
}

/** Result per field of SpaceIQ's form; `no-value`: the field exists, but no value is stored or needed. */
export type FormFillReport = Readonly<Record<CredentialName, FormFieldResult | 'no-value'>>

/** Current state of SpaceIQ's form, or its state when the page's own button was clicked. */
export interface FormFillState {
  readonly findings: FormFillReport
  readonly pressed: boolean
}
