/** Result of each org's last check, in `storage.session`, and at most one running job per org. */

import browser from 'webextension-polyfill'
import { awake } from '../../platform/background/keep-alive.ts'
import { serial } from '../../platform/background/run-exclusive.ts'
import type { ApiJob, ApiState } from '../api-state.ts'
import { parseApiState } from './api-state.schema.ts'

const keyOf = (org: string): string => `check:${org}`

interface Running {
  readonly job: ApiJob
  readonly stop: AbortController
  readonly gone: AbortController
  readonly ended: Promise<void>
}

const running = new Map<string, Running>()

/** Reads the org's state. Rejects when storage fails, like every function here. */
export const apiState = async (org: string): Promise<ApiState> => {
  const key = keyOf(org)
  const known = parseApiState((await browser.storage.session.get(key))[key])
  return { ...known, running: running.get(org)?.job ?? null }
}

/** Applies a change to the org's stored state. */
export const updateApiState = (org: string, change: (state: ApiState) => ApiState): Promise<void> =>
  serial(keyOf(org), async () => {
    await browser.storage.session.set({ [keyOf(org)]: { ...change(await apiState(org)), running: null } })
  })

/** Returns whether a job is running in any org. */
export const isAnyRunning = (): boolean => running.size > 0

/** Cancels the org's running job: the current request completes, and no further request starts. */
export const stopJob = (org: string): void => running.get(org)?.stop.abort()

/** Clears the org's state; a running job stops and stores nothing. */
export const forgetApiState = (org: string): Promise<void> => {
  const job = running.get(org)
  job?.stop.abort()
  job?.gone.abort()
  return serial(keyOf(org), () => browser.storage.session.remove(keyOf(org)))
}

/**
 * Runs a job once the org's current job has ended; a second call for the same job (a double click)
 * does nothing. `signal` aborts when no further step may start, `gone` when the org was cleared and
 * nothing may be stored. `gone` never aborts without `signal`.
 */
export const alone = async (
  org: string,
  job: ApiJob,
  work: (signal: AbortSignal, gone: AbortSignal) => Promise<void>,
): Promise<void> => {
  for (let before = running.get(org); before; before = running.get(org)) {
    if (before.job === job && !before.gone.signal.aborted) return
    await before.ended
  }
  const stop = new AbortController()
  const gone = new AbortController()
  const done = awake(() => work(stop.signal, gone.signal)).finally(() => running.delete(org))
  running.set(org, { job, stop, gone, ended: done.catch(() => undefined) })
  await done
}
