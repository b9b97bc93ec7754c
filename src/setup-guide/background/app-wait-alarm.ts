/** Tells by the toolbar button that a saved connected app should work now. Nothing is requested. */

import browser from 'webextension-polyfill'
import { getAppWait } from '../app-wait.ts'
import { updateBadges } from './badge.ts'
import { loadOrgState } from './org-store.ts'

const PREFIX = 'app-wait:'

/** Sets the alarm for the end of the org's wait, or removes it. Never rejects. */
export const updateAppWaitAlarm = async (org: string): Promise<void> => {
  try {
    const wait = getAppWait((await loadOrgState(org)).observedSetup, Date.now())
    if (wait.state === 'running') await browser.alarms.create(PREFIX + org, { when: wait.until })
    else await browser.alarms.clear(PREFIX + org)
  } catch {
    // The badge is a convenience: the popup counts down by itself.
  }
}

/** Handles an alarm: updates the badges of its org. Returns whether the alarm is one of these. */
export const handleAppWaitAlarm = async (name: string): Promise<boolean> => {
  if (!name.startsWith(PREFIX)) return false
  await updateBadges(name.slice(PREFIX.length))
  return true
}
