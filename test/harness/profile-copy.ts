/**
 * Copies the built extension with a change, for what a headless or single-language browser cannot
 * do.
 */

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { browserName } from './launch.ts'

export interface ExtensionCopy {
  readonly path: string
  remove(): void
}

type Manifest = typeof import('../../manifest.json')

/** Copies it with another manifest; `alter` may also change other files. */
export const createExtensionCopy = (alter: (manifest: Manifest, path: string) => object): ExtensionCopy => {
  const path = mkdtempSync(join(tmpdir(), 'spaceiq-'))
  cpSync(browserName === 'firefox' ? 'dist/firefox' : 'dist/chrome', path, { recursive: true })
  const file = join(path, 'manifest.json')
  writeFileSync(file, JSON.stringify(alter(JSON.parse(readFileSync(file, 'utf8')) as Manifest, path)))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Copies it with this language only, so that a browser of any language shows it. */
export const createCopyInLanguage = (language: string): ExtensionCopy =>
  createExtensionCopy((manifest, path) => {
    for (const other of readdirSync(join(path, '_locales')))
      if (other !== language) rmSync(join(path, '_locales', other), { recursive: true })
    return { ...manifest, default_locale: language }
  })
