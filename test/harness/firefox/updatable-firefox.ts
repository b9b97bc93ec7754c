/** Installs a packed extension in Firefox, and updates it by installing a higher version over it. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import type { StartUpdatable } from '../updatable.ts'
import { requiresSignature } from './agent.ts'
import { callFunctionWithJson, getBidiConnection, getChromeContext } from './bidi.ts'
import { driveFirefox, startFirefox } from './firefox.ts'

/** Packs the folder into an archive at this path. */
export const packFolder = (folder: string, path: string): void => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => [file.replaceAll('\\', '/'), readFileSync(join(folder, file))] as const)
  writeFileSync(path, zipSync(Object.fromEntries(files)))
}

export const startUpdatableFirefox: StartUpdatable = async (options, folder) => {
  const archives = mkdtempSync(join(tmpdir(), 'packed-'))
  const start = async () => {
    const { browser } = await startFirefox({ ...options, extension: folder })
    return { browser, chrome: await getChromeContext(browser) }
  }
  let { browser, chrome } = await start()
  // Where only a signed add-on can be permanent, a temporary one is updated in the same way.
  const permanent = !(await callFunctionWithJson(browser, chrome, requiresSignature, []))
  /** Resolves once the version runs. */
  const install = async (unpacked: string): Promise<void> => {
    const path = join(archives, 'extension.xpi')
    packFolder(unpacked, path)
    await getBidiConnection(browser).send('webExtension.install', {
      extensionData: { type: 'archivePath', path },
      'moz:permanent': permanent,
    })
  }
  await install(folder)
  return {
    extension: await driveFirefox(browser, chrome, folder),
    update: install,
    async restart() {
      await browser.close()
      ;({ browser, chrome } = await start())
      return driveFirefox(browser, chrome, folder)
    },
    async close() {
      await browser.close()
      rmSync(archives, { recursive: true, force: true })
    },
  }
}
