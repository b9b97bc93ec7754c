import { startChromium } from './chromium/chromium.ts'
import { chromiumInspector } from './chromium/visibility.ts'
import type { BrowserName, ExtensionDriver, LaunchOptions, PageInspector, StartedBrowser } from './driver.ts'
import { startFirefox } from './firefox/firefox.ts'
import { firefoxInspector } from './firefox/visibility.ts'

export type { ExtensionDriver, ExtensionDriver as Chromium, LaunchOptions } from './driver.ts'

/** The browser of this run: every project of tests says its own, everything else is about Chromium. */
export const browserName: BrowserName = process.env.E2E_BROWSER === 'firefox' ? 'firefox' : 'chromium'

const starters: Readonly<Record<BrowserName, (options: LaunchOptions) => Promise<StartedBrowser>>> = {
  chromium: startChromium,
  firefox: startFirefox,
}

/** How to look into a page of this run's browser. */
export const pageInspector: PageInspector = { chromium: chromiumInspector, firefox: firefoxInspector }[
  browserName
]

/** Starts this run's browser without an extension, and with every https host served by the practice org. */
export const startBrowser = (options: LaunchOptions): Promise<StartedBrowser> =>
  starters[browserName](options)

/** Starts a browser of the caller's own with the built extension, and with every https host served by the practice org. */
export const launchBrowser = async (options: LaunchOptions): Promise<ExtensionDriver> => {
  const started = await startBrowser(options)
  return started.install(options.extension).catch(async (error: unknown) => {
    await started.browser.close()
    throw error
  })
}
export { launchBrowser as launchChromium }
