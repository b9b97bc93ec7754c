/** The context shared by the script that shows the guide and the script with the page actions. */

import type { FindablePlan } from '../page-plan.ts'
import type { View } from './view-model.ts'

/** The running action, and the result of the last *Fill this page* or *Point at it*. */
export interface Doing {
  notice: string | null
  filling: boolean
  /** The admin is picking a control: the card lets clicks through and shows only the notice. */
  pointing: boolean
  /** Controls corrected by the last *Fill this page*, with their old values. */
  corrected?: string
}

export interface Scene {
  /** The current plan and view: both can change during an action. */
  plan(): FindablePlan
  view(): View | null
  /** Redraws after changes. */
  update(): void
  readonly signal: AbortSignal
  readonly doing: Doing
  /** The page is being left because the creation clicked its button. */
  leaving: boolean
}
