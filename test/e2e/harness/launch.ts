import { launchChromium as inChromium } from './chromium.ts'
import { sightInChromium } from './chromium-sight.ts'
import type { BrowserName, DrivenBrowser, LaunchOptions, Sight } from './driven.ts'
import { launchFirefox } from './firefox.ts'
import { sightInFirefox } from './firefox-sight.ts'

export type { DrivenBrowser, DrivenBrowser as Chromium, LaunchOptions } from './driven.ts'

/** The browser of this run: every project of tests says its own, everything else is about Chromium. */
export const browserName: BrowserName = process.env.E2E_BROWSER === 'firefox' ? 'firefox' : 'chromium'

const launchers: Readonly<Record<BrowserName, (options: LaunchOptions) => Promise<DrivenBrowser>>> = {
  chromium: inChromium,
  firefox: launchFirefox,
}

/** How to look into a page of this run's browser. */
export const sight: Sight = { chromium: sightInChromium, firefox: sightInFirefox }[browserName]

/** Starts this run's browser with the built extension, and with every https host served by the practice org. */
export const launchBrowser = (options: LaunchOptions): Promise<DrivenBrowser> =>
  launchers[browserName](options)
export { launchBrowser as launchChromium }
