/** What came of the last check of each org, in `storage.session`; and what is under way, one thing at a time. */

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

/** The org's state. Rejects when storage fails, as do all here. */
export const apiState = async (org: string): Promise<ApiState> => {
  const key = keyOf(org)
  const known = parseApiState((await browser.storage.session.get(key))[key])
  return { ...known, running: running.get(org)?.job ?? null }
}

/** Changes what is known of the org. */
export const updateApiState = (org: string, change: (state: ApiState) => ApiState): Promise<void> =>
  serial(keyOf(org), async () => {
    await browser.storage.session.set({ [keyOf(org)]: { ...change(await apiState(org)), running: null } })
  })

/** Whether anything is under way in any org. */
export const isAnyRunning = (): boolean => running.size > 0

/** Stops what is under way in the org: what was begun is finished, nothing more is begun. */
export const stopJob = (org: string): void => running.get(org)?.stop.abort()

/** Forgets what is known of the org; what is under way stops, and keeps nothing. */
export const forgetApiState = (org: string): Promise<void> => {
  const job = running.get(org)
  job?.stop.abort()
  job?.gone.abort()
  return serial(keyOf(org), () => browser.storage.session.remove(keyOf(org)))
}

/**
 * Does the job, after another one that is under way in that org; the same job again is a second click, and is the first
 * one's. It is given two signals: that nothing more is to be begun, and that the org is forgotten, so that nothing of it
 * is to be kept. The second is never without the first.
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
