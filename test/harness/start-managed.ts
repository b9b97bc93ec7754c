/** Starts this run's browser under a policy that installs the extension. */

import { findBrowser, findFirefox } from '../../tools/browser.mjs'
import { startManagedChromium } from './chromium/managed-chromium.ts'
import type { BrowserName } from './driver.ts'
import { startManagedFirefox } from './firefox/managed-firefox.ts'
import { browserName } from './launch.ts'
import type { StartManaged } from './managed.ts'
import { canManage, policyPlaces } from './managed-policy.ts'

const starters: Readonly<Record<BrowserName, StartManaged>> = {
  chromium: startManagedChromium,
  firefox: startManagedFirefox,
}

export const startManaged: StartManaged = (options, createPolicy) =>
  starters[browserName](options, createPolicy)

/** Returns true if this run's browser can be given a policy here. */
export const canBeManaged = (): boolean =>
  canManage((browserName === 'firefox' ? findFirefox() : findBrowser()) ?? '', policyPlaces[browserName])
