/** The built extension with one thing changed, for what a browser without a screen, or with one language, cannot do. */

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { browserName } from './launch.ts'

export interface ExtensionCopy {
  readonly path: string
  remove(): void
}

type Manifest = typeof import('../../manifest.json')

/** A copy with another manifest; `alter` may change other files, too. */
export const createExtensionCopy = (alter: (manifest: Manifest, path: string) => object): ExtensionCopy => {
  const path = mkdtempSync(join(tmpdir(), 'spaceiq-'))
  cpSync(browserName === 'firefox' ? 'dist/firefox' : 'dist/chrome', path, { recursive: true })
  const file = join(path, 'manifest.json')
  writeFileSync(file, JSON.stringify(alter(JSON.parse(readFileSync(file, 'utf8')) as Manifest, path)))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Its one optional permission is given from the start: nobody is there to answer the browser's prompt. */
export const createCopyWithGrantedPermission = (): ExtensionCopy =>
  createExtensionCopy((manifest) => {
    // Firefox is told to grant without asking, and lets nobody ask for what is not optional.
    if (browserName === 'firefox') return manifest
    const { optional_permissions, ...rest } = manifest
    return { ...rest, permissions: [...rest.permissions, ...optional_permissions] }
  })

/** It has this language alone, and so speaks it in a browser of any language. */
export const createCopyInLanguage = (language: string): ExtensionCopy =>
  createExtensionCopy((manifest, path) => {
    for (const other of readdirSync(join(path, '_locales')))
      if (other !== language) rmSync(join(path, '_locales', other), { recursive: true })
    return { ...manifest, default_locale: language }
  })
