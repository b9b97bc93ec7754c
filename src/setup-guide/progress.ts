/** Derives progress from the observed setup. */

import type { LocalizedText } from '../platform/text.ts'
import { type StepId, stepIds } from './ids.ts'
import type { OrgState } from './org-state.ts'
import { steps } from './steps.ts'

export interface StepProgress {
  readonly id: StepId
  readonly status: 'done' | 'current' | 'todo' | 'skipped'
  /** A summary of the observed setup; null if nothing was observed. */
  readonly summary: LocalizedText | null
}

export interface GuideProgress {
  readonly steps: readonly StepProgress[]
  /** The chosen step unless it is done, else the first open step; null if none is open. */
  readonly current: StepId | null
}

/** Computes the status of every step. Defined for every stored state. */
export const computeProgress = (record: OrgState): GuideProgress => {
  const isDone = (id: StepId) => steps[id].isDone(record.observedSetup)
  const isOpen = (id: StepId) => !isDone(id) && !record.skippedSteps.includes(id)
  const isToDo = record.chosenStep !== null && !isDone(record.chosenStep)
  const current = (isToDo ? record.chosenStep : stepIds.find(isOpen)) ?? null
  const status = (id: StepId): StepProgress['status'] => {
    if (isDone(id)) return 'done'
    if (id === current) return 'current'
    return record.skippedSteps.includes(id) ? 'skipped' : 'todo'
  }
  return {
    steps: stepIds.map((id) => ({
      id,
      status: status(id),
      summary: steps[id].summarize(record.observedSetup),
    })),
    current,
  }
}
