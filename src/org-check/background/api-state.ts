/** Result of each org's last check, in `storage.session`, and at most one running job per org. */

import { withKeepAlive } from '../../platform/background/keep-alive.ts'
import { notifyTopics } from '../../platform/persistent-store.ts'
import { type StoredItem, sessionArea, storedItem } from '../../platform/stored-item.ts'
import type { ApiJob, ApiState } from '../api-state.ts'
import { parseApiState } from './api-state.schema.ts'

const storedApiState = (org: string): StoredItem<ApiState> =>
  storedItem(sessionArea, `check:${org}`, parseApiState)

interface RunningJob {
  readonly job: ApiJob
  readonly cancel: AbortController
  readonly discard: AbortController
  readonly finished: Promise<void>
}

const runningJobs = new Map<string, RunningJob>()

/** Reads the org's state. Rejects when storage fails, like every function here. */
export const getApiState = async (org: string): Promise<ApiState> => ({
  ...(await storedApiState(org).get()),
  activeJob: runningJobs.get(org)?.job ?? null,
})

/** Applies a change to the org's stored state. */
export const updateApiState = async (org: string, change: (state: ApiState) => ApiState): Promise<void> => {
  const running = runningJobs.get(org)?.job ?? null
  await storedApiState(org).update((state) => ({
    ...change({ ...state, activeJob: running }),
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
  return storedApiState(org).remove()
}

/**
 * Runs a job once the org's current job has ended; a second call for the same job (a double click)
 * does nothing. `signal` aborts when no further step may start, `gone` when the org was cleared and
 * nothing may be stored. `gone` never aborts without `signal`.
 */
export const runExclusiveJob = async (
  org: string,
  job: ApiJob,
  work: (signal: AbortSignal, gone: AbortSignal) => Promise<void>,
): Promise<void> => {
  for (let before = runningJobs.get(org); before; before = runningJobs.get(org)) {
    if (before.job === job && !before.discard.signal.aborted) return
    await before.finished
  }
  const stop = new AbortController()
  const gone = new AbortController()
  const done = withKeepAlive(() => work(stop.signal, gone.signal)).finally(async () => {
    runningJobs.delete(org)
    await notifyTopics(['job'])
  })
  runningJobs.set(org, { job, cancel: stop, discard: gone, finished: done.catch(() => undefined) })
  void notifyTopics(['job'])
  await done
}
