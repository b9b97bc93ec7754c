/** The built extension as it is once the admin has allowed it the session: a browser without a screen answers no prompt. */

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { browserName } from './launch.ts'

export interface Copy {
  readonly path: string
  remove(): void
}

/** A copy whose one optional permission is given from the start; nothing else differs. */
export const withSession = (): Copy => {
  const path = mkdtempSync(join(tmpdir(), 'spaceiq-'))
  cpSync(browserName === 'firefox' ? 'dist/firefox' : 'dist/chrome', path, { recursive: true })
  const file = join(path, 'manifest.json')
  const { optional_permissions, ...manifest } = JSON.parse(readFileSync(file, 'utf8'))
  manifest.permissions.push(...optional_permissions)
  writeFileSync(file, JSON.stringify(manifest))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
