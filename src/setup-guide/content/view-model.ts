/** What the overlay can show. */

import type { ControlId } from '../../salesforce/control-ids.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import type { LayoutChoice } from '../field-creation/field-creation.ts'
import type { StepId } from '../ids.ts'
import type { FindableMarker } from '../page-plan.ts'
import type { Choice } from '../step.ts'

export interface Item {
  readonly marker: FindableMarker
  /** Null when the page has no such control. */
  readonly element: HTMLElement | null
  /** What it is called where the admin pointed it out. */
  readonly called: string | undefined
  /** It is there but folded away, or comes up later. */
  readonly hidden: boolean
  readonly done: boolean | null
  /** The control is missing, and it should not be. */
  readonly lost: boolean
}

/** The first thing still to be done; what is only to be looked at never is. */
export const nextItem = (items: readonly Item[]): Item | undefined =>
  items.find((item) => !item.hidden && item.done !== true && item.marker.deed.do !== 'look')

export interface Link {
  readonly text: string
  readonly href: string
  readonly action: string
}

/** What the guide knows of this page beside its document. */
export interface Here {
  readonly url: URL
  readonly org: string
  /** The background has judged what this page shows, so the plan takes it into account. */
  readonly judged: boolean
}

export interface Problem {
  readonly text: string
  /** The control that the admin can point at instead. */
  readonly control?: ControlId
}

export interface View {
  readonly page: PageId
  readonly step: StepId
  readonly state: 'guiding' | 'done' | 'blocked' | 'lost'
  readonly instruction: string
  readonly items: readonly Item[]
  /** What stands in the way, in words. */
  readonly problems: readonly Problem[]
  readonly notes: readonly string[]
  /** What must not be done here; '' where there is nothing. */
  readonly warning: string
  /** Labels of the boxes that Salesforce changed by itself. */
  readonly changed: readonly string[]
  readonly links: readonly Link[]
  /** The step can be left for later. */
  readonly skippable: boolean
  /** Ready text to copy, '' where there is none. */
  readonly letter: string
  /** What the admin can say of this page's record; null where there is nothing to say. */
  readonly choice: Choice | null
  /** The creation of the missing fields, while it goes on: where it is, and how far. */
  readonly run: { readonly text: string; readonly value: number } | null
  /** The missing fields can be created from here. */
  readonly creatable: string
  /** Their creation ended before its end and can go on, with what was chosen for the layouts; null where it cannot. */
  readonly resumable: LayoutChoice | null
  readonly fillable: boolean
  /** The seven fields, on the page that lists them. */
  readonly rows: readonly { readonly name: string; readonly text: string; readonly status: string }[]
}
