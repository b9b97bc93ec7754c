/** Evidence in, progress out. */

import type { Text } from '../platform/text.ts'
import { type StepId, stepIds } from './ids.ts'
import type { OrgRecord } from './org-state.ts'
import { steps } from './steps.ts'

export interface StepProgress {
  readonly id: StepId
  readonly status: 'done' | 'current' | 'todo' | 'skipped'
  /** What was seen in the org, null when nothing was. */
  readonly evidence: Text | null
}

export interface Progress {
  readonly steps: readonly StepProgress[]
  /** The step to do now: the one the admin chose unless it is done, else the first that is open; null when there is none. */
  readonly current: StepId | null
}

/** Derives each step's status from an org's record. Total: every record has a progress. */
export const progressOf = (record: OrgRecord): Progress => {
  const isDone = (id: StepId) => steps[id].done(record.evidence)
  const isOpen = (id: StepId) => !isDone(id) && !record.skipped.includes(id)
  const isToDo = record.chosen !== null && !isDone(record.chosen)
  const current = (isToDo ? record.chosen : stepIds.find(isOpen)) ?? null
  const status = (id: StepId): StepProgress['status'] => {
    if (isDone(id)) return 'done'
    if (id === current) return 'current'
    return record.skipped.includes(id) ? 'skipped' : 'todo'
  }
  return {
    steps: stepIds.map((id) => ({ id, status: status(id), evidence: steps[id].seen(record.evidence) })),
    current,
  }
}
