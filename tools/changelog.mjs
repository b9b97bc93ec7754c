/**
 * Reads from CHANGELOG.md what is new in a version. vite.config.ts and vitest.config.ts put it where
 * the options page says `__WHATS_NEW__`.
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './ensure.mjs'

const sectionOf = (changelog, version) => {
  const [, ...sections] = changelog.split(/^## /m)
  return sections.find((section) => section.startsWith(`${version}\n`)) ?? ''
}

/** Strips Markdown's emphasis, code and links. */
const toPlainText = (markdown) => markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*`]/g, '')

/** Returns the text up to the first full stop before a new sentence. */
const firstSentence = (text) => /^.*?\.(?=\s+\p{Lu}|$)/u.exec(text)?.[0] ?? text

/** Lists what is new in a version: of each item the first sentence, as plain text. */
export const listChanges = (changelog, version) =>
  Array.from(sectionOf(changelog, version).matchAll(/^- (.+)$/gm), ([, item]) =>
    firstSentence(toPlainText(item)),
  )

/** Returns the definitions that a build needs, of the version in manifest.json. */
export const defineWhatsNew = () => {
  const read = (name) => readFileSync(join(root, name), 'utf8')
  const changes = listChanges(read('CHANGELOG.md'), JSON.parse(read('manifest.json')).version)
  return { __WHATS_NEW__: JSON.stringify(changes) }
}
