/** Starts this run's browser with a version of the extension that it can update. */

import { findBrowser } from '../../tools/browser.mjs'
import { startUpdatableChromium } from './chromium/updatable-chromium.ts'
import type { BrowserName } from './driver.ts'
import { startUpdatableFirefox } from './firefox/updatable-firefox.ts'
import { browserName } from './launch.ts'
import { canManage } from './managed-policy.ts'
import type { StartUpdatable } from './updatable.ts'

const starters: Readonly<Record<BrowserName, StartUpdatable>> = {
  chromium: startUpdatableChromium,
  firefox: startUpdatableFirefox,
}

export const startUpdatable: StartUpdatable = (options, folder) => starters[browserName](options, folder)

/** Returns why no extension can be updated here; null if one can. */
export const findUpdateObstacle = (): string | null =>
  browserName === 'chromium' && !canManage(findBrowser() ?? '')
    ? 'Chromium installs a packed extension by policy only, which needs Linux, root and Debian’s Chromium.'
    : null
