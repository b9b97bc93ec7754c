/** What is done at a control, and what a marker on it says. */

import type { ControlId } from '../control-ids.ts'

/** What is to be done at a control, by the admin or by *Fill this page*. */
export type Deed =
  /** Enter this value. */
  | { readonly do: 'type'; readonly value: string }
  /** One line of the list of lines in this text area is to be this; the others stay. */
  | { readonly do: 'add-line'; readonly value: string }
  /** Choose the option whose text is this. */
  | { readonly do: 'choose'; readonly value: string }
  /** Choose the option with this code in brackets in the list, and move it to the other list. */
  | { readonly do: 'select-scope'; readonly value: string }
  | { readonly do: 'tick' | 'untick' | 'pick' }
  /** Run the page's own add link for what is selected in the list. */
  | { readonly do: 'add-scope' }
  /** The admin enters something only they know. */
  | { readonly do: 'ask' }
  /** The admin presses it: Salesforce's own button or link. */
  | { readonly do: 'press' }
  /** The list must hold the option with this code in brackets in the end. */
  | { readonly do: 'hold-scope'; readonly value: string }
  /** Only to be looked at. */
  | { readonly do: 'look' }

export interface Marker {
  /** The manual's number where it has one, else the order on the page. */
  readonly number: number
  readonly control: ControlId
  readonly deed: Deed
  /** Salesforce does not show it in every org: its absence is no loss. */
  readonly optional?: boolean
  /** The text is the admin's to choose: one that stands there already is as good as ours; of a login only one they entered. */
  readonly free?: 'free' | 'login'
  /** But not where the page made it of the text in this control by itself. */
  readonly unlike?: ControlId
  /** It stands in the table row of this name. */
  readonly row?: string
  /** It comes up only once this control's deed is done: until then its absence is no loss. */
  readonly after?: ControlId
}

/** What Salesforce can say that tells more than that it refuses; `salesforce/` knows its words. */
export type Saying = 'creation-closed'
