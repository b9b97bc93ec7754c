/** What the script that shows the guide on a page shares with the script that acts there. */

import type { FindablePlan } from '../page-plan.ts'
import type { View } from './view-model.ts'

/** What is under way, and what became of the last *Fill this page* or *Point at it*. */
export interface Doing {
  notice: string | null
  filling: boolean
  /** The admin is to click a control of the page: the card lets clicks through, and says nothing else. */
  pointing: boolean
  /** What the last *Fill this page* corrected, and from what. */
  corrected?: string
}

export interface Scene {
  /** As they are now: both change while something is being done. */
  plan(): FindablePlan
  view(): View | null
  /** Draws what has changed. */
  update(): void
  readonly signal: AbortSignal
  readonly doing: Doing
  /** The page goes because the run pressed its button. */
  leaving: boolean
}
