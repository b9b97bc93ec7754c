/** What came of the last check of each org, in `storage.session`; and what is under way, one thing at a time. */

import browser from 'webextension-polyfill'
import type { ApiJob, ApiState } from '../check/state.ts'
import { serial } from './serial.ts'
import { parseApiState } from './session-schema.ts'

const keyOf = (org: string): string => `check:${org}`
const running = new Map<string, ApiJob>()

/** The org's state. Rejects when storage fails, as do all here. */
export const apiState = async (org: string): Promise<ApiState> => {
  const key = keyOf(org)
  const known = parseApiState((await browser.storage.session.get(key))[key])
  return { ...known, running: running.get(org) ?? null }
}

/** Changes what is known of the org. */
export const updateApiState = (org: string, change: (state: ApiState) => ApiState): Promise<void> =>
  serial(keyOf(org), async () => {
    await browser.storage.session.set({ [keyOf(org)]: { ...change(await apiState(org)), running: null } })
  })

/** Forgets what is known of the org. */
export const forgetApiState = (org: string): Promise<void> =>
  serial(keyOf(org), () => browser.storage.session.remove(keyOf(org)))

/** Does the job unless one is under way in that org already; a second click is the first one's. */
export const alone = async (org: string, job: ApiJob, work: () => Promise<void>): Promise<void> => {
  if (running.has(org)) return
  running.set(org, job)
  // With the popup closed, a worker that asks nothing of the browser for 30 seconds is stopped.
  const awake = setInterval(() => void apiState(org).catch(() => null), 20_000)
  try {
    await work()
  } finally {
    clearInterval(awake)
    running.delete(org)
  }
}
