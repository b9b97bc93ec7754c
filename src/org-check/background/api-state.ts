/** Result of each org's last check, in `storage.session`, and at most one running job per org. */

import { withKeepAlive } from '../../platform/background/keep-alive.ts'
import { notifyTopics } from '../../platform/persistent-store.ts'
import { createStoredItem, type StoredItem, sessionArea } from '../../platform/stored-item.ts'
import type { ApiJob, ApiState } from '../api-state.ts'
import { parseApiState } from './api-state.schema.ts'

const getApiStateItem = (org: string): StoredItem<ApiState> =>
  createStoredItem(sessionArea, `check:${org}`, parseApiState)

interface RunningJob {
  readonly job: ApiJob
  readonly cancel: AbortController
  readonly discard: AbortController
  readonly finished: Promise<void>
}

const runningJobs = new Map<string, RunningJob>()

/** Reads the org's state. Rejects when storage fails, like every function here. */
export const getApiState = async (org: string): Promise<ApiState> => ({
  ...(await getApiStateItem(org).get()),
  activeJob: runningJobs.get(org)?.job ?? null,
})

/** Applies a change to the org's stored state. */
export const updateApiState = async (org: string, change: (state: ApiState) => ApiState): Promise<void> => {
  const activeJob = runningJobs.get(org)?.job ?? null
  await getApiStateItem(org).update((state) => ({
    ...change({ ...state, activeJob }),
    activeJob: null,
  }))
}

/** Returns whether a job is running in any org. */
export const isAnyJobRunning = (): boolean => runningJobs.size > 0

/** Cancels the org's running job: the current request completes, and no further request starts. */
export const cancelJob = (org: string): void => runningJobs.get(org)?.cancel.abort()

/** Clears the org's state; a running job stops and stores nothing. */
export const clearApiState = (org: string): Promise<void> => {
  const job = runningJobs.get(org)
  job?.cancel.abort()
  job?.discard.abort()
  return getApiStateItem(org).remove()
}

/**
 * Runs a job once the org's current job has ended; a second call for the same job (a double click)
 * does nothing. `signal` aborts when no further step may start, `discarded` when the org was
 * cleared and nothing may be stored. `discarded` never aborts without `signal`.
 */
export const runExclusiveJob = async (
  org: string,
  job: ApiJob,
  work: (signal: AbortSignal, discarded: AbortSignal) => Promise<void>,
): Promise<void> => {
  for (let current = runningJobs.get(org); current; current = runningJobs.get(org)) {
    if (current.job === job && !current.discard.signal.aborted) return
    await current.finished
  }
  const cancel = new AbortController()
  const discard = new AbortController()
  const done = withKeepAlive(() => work(cancel.signal, discard.signal)).finally(async () => {
    runningJobs.delete(org)
    await notifyTopics(['job'])
  })
  runningJobs.set(org, { job, cancel, discard, finished: done.catch(() => undefined) })
  void notifyTopics(['job'])
  await done
}
