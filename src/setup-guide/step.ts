/** The parts of a guide step. A step is plain data: content scripts draw it, the popup lists it. */

import type { Text } from '../platform/text.ts'
import type { ControlId } from '../salesforce/control-ids.ts'
import type { Marker, Saying } from '../salesforce/dom/action.ts'
import type { Evidence } from '../salesforce/observed-setup.ts'
import type { PageId } from '../salesforce/page-ids.ts'
import type { Place } from './ids.ts'

/** The guide's knowledge while it draws a page. */
export interface Situation {
  readonly evidence: Evidence
  /** The org's name in its My Domain ('acme'), used for a unique username; '' if it has none. */
  readonly orgName: string
  /** The Case field this wizard page is about, or the next missing field. */
  readonly field: string | null
  /** The integration contact from the settings; '' if not set. */
  readonly contactEmail: string
  /** Returns the path of a destination in the org; null for a step without a page. */
  startPath(place: Place): string | null
}

/** A link on the card to a page of the org. */
export interface Way {
  readonly text: Text
  readonly path: string
  readonly action: string
}

/** Returns a link to this path in a list; an empty list if the path is null. */
export const way = (text: Text, path: string | null, action: string): readonly Way[] =>
  path === null ? [] : [{ text, path, action }]

/** Replaces a page's markers if the org does not allow the step, or the markers do not apply. */
export interface Obstacle {
  /** It applies if this control is missing or disabled, */
  readonly without?: ControlId
  /** or if Salesforce shows this error, */
  readonly saying?: Saying
  /** or an error with this name, in any language; with none of the three it always applies. */
  readonly naming?: string
  readonly instruction: Text
  readonly notes: readonly Text[]
  readonly ways: readonly Way[]
  /** Ready text to copy. */
  readonly letter?: Text
}

/**
 * A button for a statement only the admin can make about the page's record: from now on it replaces
 * SpaceIQ's (`use-`), it is SpaceIQ's (`confirm-`), or it is not (`withdraw-`).
 */
export interface Choice {
  readonly action: 'use-app' | 'use-user' | 'use-profile' | 'confirm-profile' | 'withdraw-profile'
  readonly text: Text
}

/** Replaces a page's markers if the page is about a record that is not SpaceIQ's. */
export interface Other {
  /**
   * The criterion: another record (`record`), another or any while none is known (`unknown`), a
   * different name (`name`), a name all orgs have (`standard-name`), or one of these checkboxes.
   * For a done step: another record of the same name (`twin`), as in a refreshed sandbox.
   */
  readonly by: 'record' | 'unknown' | 'name' | 'standard-name' | 'twin' | readonly ControlId[]
  /** An empty first substitution is filled with the ID or name of the page's record. */
  readonly instruction: Text
  /** The record's ID is appended to paths that end with a query. */
  readonly ways: readonly Way[]
  /** Lets the admin declare that the record is SpaceIQ's after all. */
  readonly choice?: Choice
}

/** A page on which the step has something to do. */
export interface Stop {
  readonly page: PageId
  /** Tells in one or two sentences what to do here. */
  instruction(situation: Situation): Text
  markers(situation: Situation): readonly Marker[]
  /** Returns warnings to show as long as the page is open. */
  warnings?(situation: Situation): readonly Text[]
  /** Returns the blocker that can apply here. */
  obstacle?(situation: Situation): Obstacle
  /** Returns criteria for a foreign record, first match first. Viewing never makes it SpaceIQ's. */
  others?(situation: Situation): readonly Other[]
  /** Returns the statement the admin can make about the known record. */
  choice?(situation: Situation): Choice | null
  /** Returns reasons, pitfalls and links, shown below the values. */
  notes?(situation: Situation): readonly Text[]
}

export interface Step {
  readonly stops: readonly Stop[]
  /** Checks whether the observed setup completes the step. */
  done(evidence: Evidence): boolean
  /** Summarizes the observed setup for the checklist; null if nothing was observed. */
  seen(evidence: Evidence): Text | null
}
