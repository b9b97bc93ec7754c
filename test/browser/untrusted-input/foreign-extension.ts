/** Another extension, of a few lines, without any access to ours. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import type { ExtensionDriver } from '../../harness/launch.ts'

const manifest = {
  manifest_version: 3,
  name: 'Stranger',
  version: '1',
  // Each browser reads its own key.
  background: { service_worker: 'worker.js', scripts: ['worker.js'] },
  browser_specific_settings: { gecko: { id: 'stranger@spaceiq.example' } },
  host_permissions: ['https://*/*'],
}

/** Installs it, calls with one of its pages, and removes it. */
export const withForeignExtension = async <T>(
  extension: ExtensionDriver,
  act: (page: Page) => Promise<T>,
): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'stranger-'))
  try {
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest))
    await writeFile(join(folder, 'worker.js'), '')
    await writeFile(join(folder, 'page.html'), '<!doctype html><title>Stranger</title>')
    const stranger = await extension.installExtension(folder)
    const page = await stranger.open('page.html')
    const result = await act(page)
    await page.close()
    await stranger.remove()
    return result
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
