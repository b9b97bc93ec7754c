/** The context shared by the script that shows the guide and the script with the page actions. */

import type { LocatedPlan } from '../page-plan.ts'
import type { View } from './view-model.ts'

/** The action in progress, and the result of the last *Fill this page* or *Pick it on the page*. */
export interface ActionStatus {
  notice: string | null
  filling: boolean
  /** The admin is picking a control: the card lets clicks through and shows only the notice. */
  picking: boolean
  /** Controls corrected by the last *Fill this page*, with their old values. */
  corrected?: string
}

export interface GuideContext {
  /** The current plan and view: both can change during an action. */
  plan(): LocatedPlan
  view(): View | null
  /** Redraws after changes. */
  update(): void
  readonly signal: AbortSignal
  readonly status: ActionStatus
  /** Field creation is leaving the page by itself; the admin is not. */
  leaving: boolean
}
