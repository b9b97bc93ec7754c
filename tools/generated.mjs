/** Parts of documents that a command writes, between two marks. */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './ensure.mjs'

const marksOf = (name) => [`<!-- ${name}: written by \`npm run documents\` -->\n`, `<!-- end of ${name} -->`]

/** Returns what stands between the marks of a part. Throws where they are missing. */
export const readGenerated = (text, name) => {
  const [begin, end] = marksOf(name)
  const from = text.indexOf(begin)
  const to = text.indexOf(end, from)
  if (from < 0 || to < 0) throw new Error(`No marks of “${name}”`)
  return text.slice(from + begin.length, to)
}

/** Puts a new text between the marks of a part. */
export const replaceGenerated = (text, name, part) => {
  const [begin, end] = marksOf(name)
  return text.replace(`${begin}${readGenerated(text, name)}${end}`, () => `${begin}${part}${end}`)
}

/** Writes a part of a document of the repository. */
export const writeGenerated = (path, name, part) => {
  const file = join(root, path)
  writeFileSync(file, replaceGenerated(readFileSync(file, 'utf8'), name, part))
}
