/** One stop of the guide worked out for an org: what its page has to show now. */

import type { Text } from '../platform/text.ts'
import type { Marker } from '../salesforce/dom/action.ts'
import { type FieldRun, stages } from './field-creation/field-creation.ts'
import type { StepId } from './ids.ts'
import { leftBehind, type Next, onwardFrom, type Progress, progressAt, type Standing } from './page-status.ts'
import type { Choice, Obstacle, Other, Situation, Stop, Way } from './step.ts'

export interface PagePlan {
  readonly step: StepId
  /** The step's evidence is complete: the page has nothing left to do for it. */
  readonly done: boolean
  /** The step can be left for later here. */
  readonly skippable: boolean
  /** Where the guide goes on, from a page at which it is not now; null where it is. */
  readonly next: Next | null
  /** The way there, where one is offered on this page. */
  readonly onward: readonly Way[]
  /** What became of the step where nothing is left to do for it, and what to do here unless it is done. */
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
  /** The creation of the missing fields, while it goes on: where it is at this page, and how far. */
  readonly progress?: Progress
  /** The field of this page of the wizard, and the length it is to have. */
  readonly typed?: { readonly name: string; readonly length: string }
}

/** `current` is where the guide is now. */
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
      // From another's page that has no way of its own the guide goes on where it is now.
      .map((other) =>
        other.ways.length > 0 ? other : { ...other, ways: onwardFrom(stop.page, step, current) },
      ),
    choice: stop.choice?.(situation) ?? null,
  }
}
