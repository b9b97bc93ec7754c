/** Looks for literal texts in all that a browser left on disk. */

import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { logContent, tableContent } from './leveldb.ts'

/** The file's bytes, and what they hold where they are LevelDB's. */
const formsOf = (name: string, bytes: Buffer): readonly Buffer[] => {
  if (/^\d+\.log$/.test(name)) return [bytes, logContent(bytes)]
  if (/\.(?:ldb|sst)$/.test(name)) return [bytes, tableContent(bytes)]
  return [bytes]
}

/** The folder's files, and those that hold one of the texts, in UTF-8 or UTF-16. */
export const searchFolder = async (
  folder: string,
  texts: readonly string[],
): Promise<{ readonly files: number; readonly found: readonly string[] }> => {
  const found: string[] = []
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  )
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    const forms = formsOf(entry.name, await readFile(path))
    const holds = (text: string) =>
      forms.some((bytes) => bytes.includes(text) || bytes.includes(text, 0, 'utf16le'))
    if (texts.some(holds)) found.push(relative(folder, path))
  }
  return { files: entries.length, found }
}
