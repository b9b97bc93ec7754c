/** The view model of the overlay. */

import type { ControlId } from '../../salesforce/control-ids.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import type { LayoutChoice } from '../field-creation/field-creation.ts'
import type { StepId } from '../ids.ts'
import type { LightningPage } from '../lightning-pages.ts'
import type { LocatedMarker } from '../page-plan.ts'
import type { StepHeading } from '../plan.ts'
import type { RecordChoice } from '../step.ts'

export interface ResolvedMarker {
  readonly marker: LocatedMarker
  /** The number drawn: from 1, without gaps; 0 if nothing is drawn. */
  readonly number: number
  /** Null if the page has no such control. */
  readonly element: HTMLElement | null
  /** Words after the control's name: the label of a picked control, or to check it. */
  readonly remark: string | undefined
  /** The control is collapsed, or appears later. */
  readonly hidden: boolean
  readonly done: boolean | null
  /** The control is missing from a page that should have it. */
  readonly isMissing: boolean
}

/** Finds the first marker still to be done, apart from mere highlights. */
export const findNextMarker = (items: readonly ResolvedMarker[]): ResolvedMarker | undefined =>
  items.find((item) => !item.hidden && item.done !== true && item.marker.action.kind !== 'look')

/** Returns the state of a control on the card and at its marker, as their class names. */
export const getMarkerState = (item: ResolvedMarker, isNext: boolean): string =>
  item.isMissing
    ? 'lost'
    : item.done
      ? 'done'
      : isNext
        ? 'next'
        : item.hidden
          ? 'later off'
          : item.marker.action.kind === 'look'
            ? 'look'
            : 'later'

export interface ViewLink {
  readonly text: string
  /** '' for a button of the card. */
  readonly href: string
  readonly action: string
}

/** Facts about the page that are not in its document. */
export interface PageContext {
  readonly url: URL
  readonly org: string
  /** The background has processed this page's report, so the plan reflects it. */
  readonly reported: boolean
}

export interface ViewProblem {
  readonly text: string
  /** A control the admin can pick by hand. */
  readonly control?: ControlId
}

export interface View extends Partial<StepHeading> {
  readonly page: PageId
  readonly step: StepId
  readonly state: 'guiding' | 'done' | 'blocked' | 'lost'
  readonly instruction: string
  readonly markers: readonly ResolvedMarker[]
  /** Descriptions of all that blocks the admin here. */
  readonly problems: readonly ViewProblem[]
  readonly notes: readonly string[]
  /** Warning for this page; '' if there is none. */
  readonly warning: string
  /** Labels of the checkboxes that Salesforce changed by itself. */
  readonly changed: readonly string[]
  readonly links: readonly ViewLink[]
  /** The step can be skipped. */
  readonly skippable: boolean
  /** Ready text to copy; '' if there is none. */
  readonly letter: string
  /** The statement the admin can make about this page's record; null if there is none. */
  readonly choice: RecordChoice | null
  /** The progress of field creation while it runs, else null. */
  readonly creation: { readonly text: string; readonly value: number } | null
  /** The names of the missing fields that can be created from here, else ''. */
  readonly missing: string
  /** The layout choice of an ended creation that can resume, else null. */
  readonly resumable: LayoutChoice | null
  readonly fillable: boolean
  /** What to enter where, on a page that the guide does not read. */
  readonly settings: LightningPage['settings']
  /** The seven fields, on the page that lists them. */
  readonly rows: readonly { readonly name: string; readonly text: string; readonly status: string }[]
}
