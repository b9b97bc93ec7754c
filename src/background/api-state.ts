/** What came of the last check of each org, in `storage.session`; and what is under way, one thing at a time. */

import browser from 'webextension-polyfill'
import type { ApiJob, ApiState } from '../check/state.ts'
import { awake } from './awake.ts'
import { serial } from './serial.ts'
import { parseApiState } from './session-schema.ts'

const keyOf = (org: string): string => `check:${org}`
const running = new Map<string, { readonly job: ApiJob; readonly stop: AbortController }>()

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

/** Why a job was aborted whose org is forgotten: nothing of it is to be kept. */
export const forgotten = 'forgotten'

/** Stops what is under way in the org: what was begun is finished, nothing more is begun. */
export const stopJob = (org: string): void => running.get(org)?.stop.abort()

/** Forgets what is known of the org; what is under way stops. */
export const forgetApiState = (org: string): Promise<void> => {
  running.get(org)?.stop.abort(forgotten)
  return serial(keyOf(org), () => browser.storage.session.remove(keyOf(org)))
}

/** Does the job unless one is under way in that org already; a second click is the first one's. */
export const alone = async (
  org: string,
  job: ApiJob,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> => {
  if (running.has(org)) return
  const stop = new AbortController()
  running.set(org, { job, stop })
  try {
    await awake(() => work(stop.signal))
  } finally {
    running.delete(org)
  }
}
