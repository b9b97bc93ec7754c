/** Has Chromium install the packed extension by policy, from a server on this machine. */

import { resolve } from 'node:path'
import { findBrowser } from '../../../tools/browser.mjs'
import type { StartManaged } from '../managed.ts'
import { driveChromium } from './chromium.ts'
import { launchChromium } from './launch-chromium.ts'
import { createSigningKey, packExtension } from './packed-extension.ts'
import { waitForVersion } from './updatable-chromium.ts'
import { startUpdateServer } from './update-server.ts'

export const startManagedChromium: StartManaged = async (options, createPolicy) => {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('No Chromium browser found; `npm test` installs one or says how')
  const { id, pem } = createSigningKey()
  const server = await startUpdateServer(id)
  const packed = packExtension(executablePath, resolve('dist/chrome'), { id, pem }, server.url)
  server.offer(packed)
  const browser = await launchChromium(options, {
    updatesExtensions: true,
    policy: {
      // Otherwise pages of an extension that came by policy cannot be driven.
      DeveloperToolsAvailability: 1,
      ...createPolicy({ id, address: server.url }),
    },
  })
  await waitForVersion(browser, id, packed.version)
  const extension = await driveChromium(browser, id)
  const { isOnToolbar } = await extension.inBackground(() => chrome.action.getUserSettings())
  return {
    extension,
    pinned: isOnToolbar === true,
    async close() {
      await browser.close()
      await server.close()
    },
  }
}
