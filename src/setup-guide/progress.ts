/** Derives progress from the observed setup. */

import type { LocalizedText } from '../platform/text.ts'
import { optionalStepIds, type StepId, stepIds } from './ids.ts'
import type { OrgState } from './org-state.ts'
import { findOrgWay } from './org-way.ts'
import { steps } from './steps.ts'

export interface StepProgress {
  readonly id: StepId
  readonly status: 'done' | 'current' | 'todo' | 'skipped'
  /** A summary of the observed setup; null if nothing was observed. */
  readonly summary: LocalizedText | null
}

export interface GuideProgress {
  /** The steps of the setup. */
  readonly steps: readonly StepProgress[]
  /** The optional steps, which count for nothing. */
  readonly optionalSteps: readonly StepProgress[]
  /** The chosen step unless it is done, else the setup's first open step; null if none is open. */
  readonly current: StepId | null
}

/** Computes the status of every step on the day `now`. Defined for every stored state. */
export const computeProgress = (state: OrgState, now: Date): GuideProgress => {
  const way = findOrgWay(state, now)
  const isDone = (id: StepId) => steps[id].isDone(state.observedSetup, way)
  const isOpen = (id: StepId) => !isDone(id) && !state.skippedSteps.includes(id)
  const isToDo = state.chosenStep !== null && !isDone(state.chosenStep)
  const current = (isToDo ? state.chosenStep : stepIds.find(isOpen)) ?? null
  const status = (id: StepId): StepProgress['status'] => {
    if (isDone(id)) return 'done'
    if (id === current) return 'current'
    return state.skippedSteps.includes(id) ? 'skipped' : 'todo'
  }
  const toProgress = (id: StepId): StepProgress => ({
    id,
    status: status(id),
    summary: steps[id].summarize(state.observedSetup, way),
  })
  return {
    steps: stepIds.map(toProgress),
    optionalSteps: optionalStepIds.map(toProgress),
    current,
  }
}
