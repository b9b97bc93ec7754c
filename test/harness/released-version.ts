/** Builds an earlier version of the extension from the repository's history, into a temporary folder. */

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserName } from './driver.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Returns whether this clone has the commit: a shallow one does not. */
export const hasCommit = (commit: string): boolean => {
  try {
    execFileSync('git', ['cat-file', '-e', `${commit}^{commit}`], { cwd: root, stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

export interface ReleasedVersion {
  /** The unpacked extension. */
  readonly folder: string
  remove(): void
}

/**
 * Builds the commit's extension for a browser with the present dependencies. Vite is called without
 * the commit's own `tools/build.mjs`, which could install other dependencies through the link.
 */
export const buildReleasedVersion = (commit: string, browser: BrowserName): ReleasedVersion => {
  const folder = mkdtempSync(join(tmpdir(), 'released-'))
  const source = join(folder, 'source')
  const archive = join(folder, 'source.tar')
  mkdirSync(source)
  execFileSync('git', ['archive', '--output', archive, commit], { cwd: root })
  execFileSync('tar', ['-xf', archive, '-C', source])
  symlinkSync(join(root, 'node_modules'), join(source, 'node_modules'), 'junction')
  const target = browser === 'chromium' ? 'chrome' : 'firefox'
  // Vitest's own variables would make it a configuration for tests.
  const { VITEST: _, ...environment } = process.env
  execFileSync(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: source,
      env: { ...environment, BROWSER: target, BUILD_INTO: 'dist', NODE_ENV: 'production' },
      stdio: 'pipe',
    },
  )
  return {
    folder: join(source, 'dist', target),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
