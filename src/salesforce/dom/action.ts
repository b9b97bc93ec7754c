/** Actions at a control, and the markers that show them. */

import type { ControlId } from '../control-ids.ts'

/** An action at a control, done by the admin or by *Fill this page*. */
export type FieldAction =
  /** Enter this value. */
  | { readonly kind: 'type'; readonly value: string }
  /** Make this value one line of the text area's list; keep the other lines. */
  | { readonly kind: 'add-line'; readonly value: string }
  /** Select the option with this text. */
  | { readonly kind: 'choose'; readonly value: string }
  /** Select the options with these codes in brackets, to be moved to the other list. */
  | { readonly kind: 'select-scope'; readonly value: string }
  | { readonly kind: 'tick' | 'untick' | 'pick' }
  /** Click the page's own add link, which moves the selected options. */
  | { readonly kind: 'add-scope' }
  /** Let the admin enter a value only they know. */
  | { readonly kind: 'ask' }
  /** Let the admin click Salesforce's own button or link. */
  | { readonly kind: 'press' }
  /** Check that the list ends up with the options with these codes in brackets. */
  | { readonly kind: 'hold-scope'; readonly value: string }
  /** Show the control only. */
  | { readonly kind: 'look' }

export interface Marker {
  /** The manual's number if it has one, else the position; the page shows numbers without gaps. */
  readonly number: number
  readonly control: ControlId
  readonly action: FieldAction
  /** Some orgs do not show the control, so its absence is not reported. */
  readonly optional?: boolean
  /** The text is the admin's choice: existing text counts as done, for `login` only if typed. */
  readonly free?: 'free' | 'login'
  /** Existing text does not count if the page derived it from this control. */
  readonly unlike?: ControlId
  /** Locates the control in the table row of this name. */
  readonly row?: string
  /** The control appears once the action at this control is done; before that it is not missing. */
  readonly after?: ControlId
}

/** Errors of Salesforce that are recognized by their wording. */
export type KnownErrorId = 'creation-closed'
