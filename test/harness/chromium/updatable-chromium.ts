/** Installs a packed extension in Chromium by policy, and updates it as the browser does by itself. */

import type { Browser } from 'puppeteer-core'
import { findBrowser } from '../../../tools/browser.mjs'
import { waitUntil } from '../driver.ts'
import type { StartUpdatable } from '../updatable.ts'
import { driveChromium } from './chromium.ts'
import { launchChromium } from './launch-chromium.ts'
import { createSigningKey, packExtension } from './packed-extension.ts'
import { startUpdateServer } from './update-server.ts'

/** The parts of the settings page's own interface used here. */
interface DeveloperPrivate {
  autoUpdate(): Promise<void>
  getExtensionsInfo(): Promise<readonly { readonly id: string; readonly version: string }[]>
}

/** Waits until this version is installed; asks for updates meanwhile, as a person may in the settings. */
export const waitForVersion = async (browser: Browser, id: string, version: string): Promise<void> => {
  const settings = await browser.newPage()
  await settings.goto('chrome://extensions')
  try {
    await waitUntil(
      `version ${version}`,
      async () => {
        const installed = await settings.evaluate(async (wanted) => {
          const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate }
          const all = await developerPrivate.getExtensionsInfo()
          return all.find((one) => one.id === wanted)?.version
        }, id)
        if (installed === version) return true
        if (installed !== undefined)
          await settings.evaluate(() =>
            (chrome as unknown as { developerPrivate: DeveloperPrivate }).developerPrivate.autoUpdate(),
          )
        await new Promise((go) => setTimeout(go, 250))
        return null
      },
      30_000,
    )
  } finally {
    await settings.close()
  }
}

export const startUpdatableChromium: StartUpdatable = async (options, folder) => {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('No Chromium browser found; `npm test` installs one or says how')
  const key = createSigningKey()
  const server = await startUpdateServer(key.id)
  const offer = (unpacked: string): string => {
    const packed = packExtension(executablePath, unpacked, key, server.url)
    server.offer(packed)
    return packed.version
  }
  const first = offer(folder)
  const launch = () =>
    launchChromium(options, {
      updatesExtensions: true,
      policy: {
        // Otherwise pages of an extension that came by policy cannot be driven.
        DeveloperToolsAvailability: 1,
        // Not forced: then the settings would refuse to change its hosts.
        ExtensionSettings: { [key.id]: { installation_mode: 'normal_installed', update_url: server.url } },
      },
    })
  let browser = await launch()
  await waitForVersion(browser, key.id, first)
  return {
    extension: await driveChromium(browser, key.id),
    update: (unpacked) => waitForVersion(browser, key.id, offer(unpacked)),
    async restart() {
      await browser.close()
      browser = await launch()
      return driveChromium(browser, key.id)
    },
    async close() {
      await browser.close()
      await server.close()
    },
  }
}
