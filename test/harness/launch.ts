import { startChromium } from './chromium/chromium.ts'
import { chromiumInspector } from './chromium/visibility.ts'
import type { BrowserName, ExtensionDriver, LaunchOptions, PageInspector, StartedBrowser } from './driver.ts'
import { startFirefox } from './firefox/firefox.ts'
import { firefoxInspector } from './firefox/visibility.ts'
import { grantAllHosts } from './host-access.ts'

export type { ExtensionDriver, LaunchOptions } from './driver.ts'

/** The browser of this run: set by vitest's project, otherwise Chromium. */
export const browserName: BrowserName = process.env.E2E_BROWSER === 'firefox' ? 'firefox' : 'chromium'

const starters: Readonly<Record<BrowserName, (options: LaunchOptions) => Promise<StartedBrowser>>> = {
  chromium: startChromium,
  firefox: startFirefox,
}

const builds: Readonly<Record<BrowserName, string>> = { chromium: 'dist/chrome', firefox: 'dist/firefox' }

/** The folder of the build for this run's browser. */
export const builtExtension: string = builds[browserName]

/** Inspects pages of this run's browser. */
export const pageInspector: PageInspector = { chromium: chromiumInspector, firefox: firefoxInspector }[
  browserName
]

/** Starts this run's browser without an extension; the practice org serves every https host. */
export const startBrowser = (options: LaunchOptions): Promise<StartedBrowser> =>
  starters[browserName](options)

/**
 * Starts a browser with the built extension for one caller; the practice org serves every https
 * host.
 */
export const launchBrowser = async (options: LaunchOptions): Promise<ExtensionDriver> => {
  const started = await startBrowser(options)
  return installExtension(started, options).catch(async (error: unknown) => {
    await started.browser.close()
    throw error
  })
}

/** Installs the extension with the host access that the options name. */
export const installExtension = async (
  started: StartedBrowser,
  { extension, hostAccess = 'all' }: Pick<LaunchOptions, 'extension' | 'hostAccess'>,
): Promise<ExtensionDriver> => {
  const driver = await started.install(extension)
  if (hostAccess === 'all') await grantAllHosts(driver, extension ?? builtExtension)
  return driver
}
