/** Copies the extension with other texts in place of the English ones, which the browser shows. */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createExtensionCopy, type ExtensionCopy } from '../../harness/profile-copy.ts'

export type Texts = Record<string, { message: string }>

/** Copies the extension with these changes to the English texts. */
export const withTexts = (alter: (texts: Texts, path: string) => void): ExtensionCopy =>
  createExtensionCopy((manifest, path) => {
    const file = join(path, '_locales/en/messages.json')
    const texts: Texts = JSON.parse(readFileSync(file, 'utf8'))
    alter(texts, path)
    writeFileSync(file, JSON.stringify(texts))
    return manifest
  })
