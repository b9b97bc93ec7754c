import { startChromium } from './chromium/chromium.ts'
import { sightInChromium } from './chromium/visibility.ts'
import type { BrowserName, DrivenBrowser, LaunchOptions, Sight, StartedBrowser } from './driver.ts'
import { startFirefox } from './firefox/firefox.ts'
import { sightInFirefox } from './firefox/visibility.ts'

export type { DrivenBrowser, DrivenBrowser as Chromium, LaunchOptions } from './driver.ts'

/** The browser of this run: every project of tests says its own, everything else is about Chromium. */
export const browserName: BrowserName = process.env.E2E_BROWSER === 'firefox' ? 'firefox' : 'chromium'

const starters: Readonly<Record<BrowserName, (options: LaunchOptions) => Promise<StartedBrowser>>> = {
  chromium: startChromium,
  firefox: startFirefox,
}

/** How to look into a page of this run's browser. */
export const sight: Sight = { chromium: sightInChromium, firefox: sightInFirefox }[browserName]

/** Starts this run's browser without an extension, and with every https host served by the practice org. */
export const startBrowser = (options: LaunchOptions): Promise<StartedBrowser> =>
  starters[browserName](options)

/** Starts a browser of the caller's own with the built extension, and with every https host served by the practice org. */
export const launchBrowser = async (options: LaunchOptions): Promise<DrivenBrowser> => {
  const started = await startBrowser(options)
  return started.install(options.extension).catch(async (error: unknown) => {
    await started.browser.close()
    throw error
  })
}
export { launchBrowser as launchChromium }
