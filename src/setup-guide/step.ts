/** The parts of a guide step. A step is plain data: content scripts draw it, the popup lists it. */

import type { OpenWay } from '../flow-retirement/open-way.ts'
import type { LocalizedText } from '../platform/text.ts'
import type { ControlId } from '../salesforce/control-ids.ts'
import type { KnownErrorId, Marker } from '../salesforce/dom/action.ts'
import type { ObservedSetup } from '../salesforce/observed-setup.ts'
import type { PageId } from '../salesforce/page-ids.ts'
import type { Destination } from './ids.ts'

/** The guide's knowledge while it draws a page. */
export interface StepContext {
  readonly setup: ObservedSetup
  /** The org's name in its My Domain ('acme'), used for a unique username; '' if it has none. */
  readonly orgName: string
  /** The Case field this wizard page is about, or the next missing field. */
  readonly fieldName: string | null
  /** The integration contact from the settings; '' if not set. */
  readonly contactEmail: string
  /** How SpaceIQ can log in to the org, and so through which app. */
  readonly way: OpenWay
  /** The request to Salesforce Support, filled from the org. */
  readonly supportLetter: string
  /** Returns the path of a destination in the org; null for a step without a page. */
  startPath(destination: Destination): string | null
}

/** A link on the card to a page of the org. */
export interface PageLink {
  readonly text: LocalizedText
  readonly path: string
  readonly action: string
}

/** Returns a link to this path in a list; an empty list if the path is null. */
export const pageLinks = (text: LocalizedText, path: string | null, action: string): readonly PageLink[] =>
  path === null ? [] : [{ text, path, action }]

/** Replaces a page's markers if the org does not allow the step, or the markers do not apply. */
export interface Blocker {
  /** Applies if this control is missing or disabled. */
  readonly missingControl?: ControlId
  /** Applies if Salesforce shows this error. */
  readonly knownError?: KnownErrorId
  /** Applies if an error contains this text. Without any of the three it always applies. */
  readonly errorMentions?: string
  /** Applies only if the page has one of these labels: else the control may be there, unread. */
  readonly besideLabels?: readonly string[]
  readonly instruction: LocalizedText
  readonly notes: readonly LocalizedText[]
  readonly links: readonly PageLink[]
  /** Ready text to copy. */
  readonly letter?: string
}

/**
 * A button for a statement only the admin can make about the page's record: from now on it replaces
 * SpaceIQ's (`use-`), it is SpaceIQ's (`confirm-`), or it is not (`withdraw-`).
 */
export interface RecordChoice {
  readonly action: 'use-app' | 'use-user' | 'use-profile' | 'confirm-profile' | 'withdraw-profile'
  readonly text: LocalizedText
}

/** Replaces a page's markers if the page is about a record that is not SpaceIQ's. */
export interface ForeignRecordNotice {
  /**
   * The criterion: another record (`record`), another or any while none is known (`unknown`), a
   * different name (`name`), a name all orgs have (`standard-name`), or one of these checkboxes.
   * For a done step: another record of the same name (`twin`), as in a refreshed sandbox.
   */
  readonly condition: 'record' | 'unknown' | 'name' | 'standard-name' | 'twin' | readonly ControlId[]
  /** An empty first substitution is filled with the ID or name of the page's record. */
  readonly instruction: LocalizedText
  /** The record's ID is appended to paths that end with a query. */
  readonly links: readonly PageLink[]
  /** Lets the admin declare that the record is SpaceIQ's after all. */
  readonly choice?: RecordChoice
}

/** A page on which the step has something to do. */
export interface StepPage {
  readonly page: PageId
  /** Only says that the step is elsewhere, so that any other step's claim to the page is stronger. */
  readonly isDetour?: true
  /** Returns what to do here, in one or two sentences. */
  instruction(context: StepContext): LocalizedText
  markers(context: StepContext): readonly Marker[]
  /** Returns warnings to show as long as the page is open. */
  warnings?(context: StepContext): readonly LocalizedText[]
  /** Returns the blocker that can apply here. */
  blocker?(context: StepContext): Blocker | null
  /** Returns criteria for a foreign record, first match first. Viewing never makes it SpaceIQ's. */
  foreignRecords?(context: StepContext): readonly ForeignRecordNotice[]
  /** Returns the statement the admin can make about the known record. */
  recordChoice?(context: StepContext): RecordChoice | null
  /** Returns reasons, pitfalls and links, shown below the values. */
  notes?(context: StepContext): readonly LocalizedText[]
}

export interface Step {
  readonly pages: readonly StepPage[]
  /** Checks whether the observed setup completes the step, on the way that is open. */
  isDone(setup: ObservedSetup, way: OpenWay): boolean
  /** Summarizes the observed setup for the checklist; null if nothing was observed. */
  summarize(setup: ObservedSetup, way: OpenWay): LocalizedText | null
}
