/** Has Firefox install the packed extension by policy, from a file. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { waitUntil } from '../driver.ts'
import type { StartManaged } from '../managed.ts'
import { isInstalled, isInToolbar } from './agent.ts'
import { callFunctionWithJson, getChromeContext } from './bidi.ts'
import { driveFirefox, idOf, startFirefox } from './firefox.ts'
import { packFolder } from './updatable-firefox.ts'

export const startManagedFirefox: StartManaged = async (options, createPolicy) => {
  const folder = resolve('dist/firefox')
  const id = idOf(folder)
  const archives = mkdtempSync(join(tmpdir(), 'packed-'))
  const path = join(archives, 'extension.xpi')
  packFolder(folder, path)
  const policy = { policies: createPolicy({ id, address: pathToFileURL(path).href }) }
  const { browser } = await startFirefox({ ...options, extension: folder }, policy)
  const chrome = await getChromeContext(browser)
  await waitUntil(
    'the extension',
    async () => ((await callFunctionWithJson(browser, chrome, isInstalled, [id])) ? true : null),
    30_000,
  )
  // Before it is driven, which puts the button there in any case.
  const pinned = (await callFunctionWithJson(browser, chrome, isInToolbar, [id])) === true
  return {
    extension: await driveFirefox(browser, chrome, folder),
    pinned,
    async close() {
      await browser.close()
      rmSync(archives, { recursive: true, force: true })
    },
  }
}
