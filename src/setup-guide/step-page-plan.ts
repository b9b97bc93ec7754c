/** Computes the plan of one page of a step for an org. */

import type { Text } from '../platform/text.ts'
import type { Marker } from '../salesforce/dom/action.ts'
import { type FieldRun, stages } from './field-creation/field-creation.ts'
import type { StepId } from './ids.ts'
import { leftBehind, type Next, onwardFrom, type Progress, progressAt, type Standing } from './page-status.ts'
import type { Choice, Obstacle, Other, Situation, Stop, Way } from './step.ts'

export interface PagePlan {
  readonly step: StepId
  /** The step is complete: the page has nothing left to do for it. */
  readonly done: boolean
  /** The step can be skipped here. */
  readonly skippable: boolean
  /** The step to continue with from here; null if this page's step is the current one. */
  readonly next: Next | null
  /** Links to the next step, if this page offers any. */
  readonly onward: readonly Way[]
  /** The step's outcome if nothing is left to do, and the instruction unless the step is done. */
  readonly says: readonly Text[]
  /** 1 to 4 in the wizard for new fields, 0 elsewhere. */
  readonly stage: number
  readonly instruction: Text
  readonly markers: readonly Marker[]
  readonly notes: readonly Text[]
  readonly warnings: readonly Text[]
  readonly obstacle: Obstacle | null
  readonly others: readonly Other[]
  readonly choice: Choice | null
  /** The progress of field creation at this page, while it runs. */
  readonly progress?: Progress
  /** The field of this wizard page and its required length. */
  readonly typed?: { readonly name: string; readonly length: string }
}

/** Computes the page's plan; `current` is the guide's current step. */
export const planStop = (
  step: StepId,
  stop: Stop,
  standing: Standing,
  situation: Situation,
  run: FieldRun | null,
  current: Next | null,
): PagePlan => {
  const isMade = run?.state === 'running' && step === 'fields' && !standing.done
  return {
    step,
    ...(isMade ? { progress: progressAt(stop, situation.evidence, run) } : {}),
    done: standing.done,
    skippable: !standing.done && !standing.skipped && !isMade,
    next: standing.next,
    onward: isMade ? [] : onwardFrom(stop.page, step, standing.next),
    says: [...leftBehind(step, standing), ...(standing.done ? [] : [stop.instruction(situation)])],
    stage: stages[stop.page] ?? 0,
    instruction: stop.instruction(situation),
    markers: standing.done ? [] : stop.markers(situation),
    notes: standing.done ? [] : (stop.notes?.(situation) ?? []),
    warnings: stop.warnings?.(situation) ?? [],
    obstacle: standing.done ? null : (stop.obstacle?.(situation) ?? null),
    others: (stop.others?.(situation) ?? [])
      .filter(({ by }) => standing.done || by !== 'twin')
      // A foreign record's page without links of its own leads to the current step.
      .map((other) =>
        other.ways.length > 0 ? other : { ...other, ways: onwardFrom(stop.page, step, current) },
      ),
    choice: stop.choice?.(situation) ?? null,
  }
}
