/** Parts of documents that a command writes, between two marks. */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './ensure.mjs'

/** Matches a part with its marks; the first one names the command that writes it. */
const patternOf = (name) =>
  new RegExp(`(<!-- ${name}: written by \`npm run [a-z-]+\` -->\\n)([^]*?)(<!-- end of ${name} -->)`)

/** Returns what stands between the marks of a part. Throws where they are missing. */
export const readGenerated = (text, name) => {
  const found = patternOf(name).exec(text)
  if (!found) throw new Error(`No marks of “${name}”`)
  return found[2]
}

/** Puts a new text between the marks of a part. */
export const replaceGenerated = (text, name, part) => {
  readGenerated(text, name)
  return text.replace(patternOf(name), (_, begin, __, end) => `${begin}${part}${end}`)
}

/** Writes a part of a document of the repository. */
export const writeGenerated = (path, name, part) => {
  const file = join(root, path)
  writeFileSync(file, replaceGenerated(readFileSync(file, 'utf8'), name, part))
}
