/** What a step of the guide is made of. A step is data: the content script draws it, the popup lists it. */

import type { Text } from '../platform/text.ts'
import type { ControlId } from '../salesforce/control-ids.ts'
import type { Marker, Saying } from '../salesforce/dom/action.ts'
import type { Evidence } from '../salesforce/observed-setup.ts'
import type { PageId } from '../salesforce/page-ids.ts'
import type { Place } from './ids.ts'

/** What the guide knows when it draws a page. */
export interface Situation {
  readonly evidence: Evidence
  /** The org's own name in its My Domain ('acme'), for a user name that is the org's; '' where it has none. */
  readonly orgName: string
  /** The Case field this page of the wizard is about, or that comes next. */
  readonly field: string | null
  /** Who looks after integrations, from the settings; '' when not set. */
  readonly contactEmail: string
  /** The path of a place in the org; null for a step without a page. */
  startPath(place: Place): string | null
}

/** A way on that the card offers: a page of the org. */
export interface Way {
  readonly text: Text
  readonly path: string
  readonly action: string
}

/** The way to this path; none where there is none. */
export const way = (text: Text, path: string | null, action: string): readonly Way[] =>
  path === null ? [] : [{ text, path, action }]

/** What a page shows in place of its markers: the org does not allow what they lead to, or they are not for this page. */
export interface Obstacle {
  /** It stands in the way when this control is missing or cannot be pressed, */
  readonly without?: ControlId
  /** or when Salesforce says this, */
  readonly saying?: Saying
  /** or says something with this name in it, in whatever language; without any of them always. */
  readonly naming?: string
  readonly instruction: Text
  readonly notes: readonly Text[]
  readonly ways: readonly Way[]
  /** Ready text to copy. */
  readonly letter?: Text
}

/**
 * What only the admin can say of the record that a page is about, by a button that says nothing else: that it is SpaceIQ's
 * from now on, whichever was (`use-`), that this is the one (`confirm-`), that it is not after all (`withdraw-`).
 */
export interface Choice {
  readonly action: 'use-app' | 'use-user' | 'use-profile' | 'confirm-profile' | 'withdraw-profile'
  readonly text: Text
}

/** What a page shows in place of its markers when it is about a record that is not SpaceIQ's. */
export interface Other {
  /**
   * What tells that it is: another record, another or any as long as none is known (`unknown`), another name than that of
   * the one known, a name that every org has, or one of these boxes of the page, which is named then. Or, once the step is
   * done, another record of the known one's name (`twin`): the org may be another, as a sandbox copied anew is.
   */
  readonly by: 'record' | 'unknown' | 'name' | 'standard-name' | 'twin' | readonly ControlId[]
  /** Its first blank, where that is left open, is for what tells which record the page is about: an id, a name. */
  readonly instruction: Text
  /** That is added to their paths. */
  readonly ways: readonly Way[]
  /** The admin can say that it is SpaceIQ's all the same. */
  readonly choice?: Choice
}

/** A page at which the step has something to do. */
export interface Stop {
  readonly page: PageId
  /** What to do here, in one or two sentences. */
  instruction(situation: Situation): Text
  markers(situation: Situation): readonly Marker[]
  /** What must not be done here, or must not be overlooked; shown for as long as the page is open. */
  warnings?(situation: Situation): readonly Text[]
  /** What can stand in the way here. */
  obstacle?(situation: Situation): Obstacle
  /** What says that this is not SpaceIQ's record, the first that holds. A page that only shows another never makes it so. */
  others?(situation: Situation): readonly Other[]
  /** What the admin can say of the record that is known. */
  choice?(situation: Situation): Choice | null
  /** More to know: reasons, traps, links. Shown below the values. */
  notes?(situation: Situation): readonly Text[]
}

export interface Step {
  readonly stops: readonly Stop[]
  /** Whether the evidence shows that the step is done. */
  done(evidence: Evidence): boolean
  /** What was seen, for the checklist; null when nothing was seen yet. */
  seen(evidence: Evidence): Text | null
}
