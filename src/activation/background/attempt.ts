/** Activation attempt in `storage.session`: survives the worker, and holds none of the values. */

import { createStoredItem, type StoredItem, sessionArea } from '../../platform/stored-item.ts'
import type { ActivationOutcome } from '../outcome.ts'
import { type ActivationAttempt, parseActivationAttempt } from './attempt.schema.ts'

/** Returns the stored item of the org's last attempt; its value is null if there was none. */
export const getAttemptItem = (org: string): StoredItem<ActivationAttempt | null> =>
  createStoredItem(sessionArea, `activation:${org}`, parseActivationAttempt)

/** Upper bound in milliseconds. An attempt that is older lost its worker. */
const ATTEMPT_TIMEOUT_MS = 60_000

/** Returns whether the attempt may still be pending. */
export const isPending = (attempt: ActivationAttempt, now: number): boolean => {
  const age = now - attempt.startedAt
  return attempt.state === 'sending' && age >= 0 && age < ATTEMPT_TIMEOUT_MS
}

/** Returns the outcome; `interrupted` for an attempt whose worker was stopped before it had one. */
export const getAttemptOutcome = ({
  state,
  outcome,
  startedAt,
}: ActivationAttempt): ActivationOutcome | null =>
  state === 'sending' ? { kind: 'interrupted', at: startedAt, tries: 1 } : outcome
