/** Looks for literal texts in all that a browser left on disk. */

import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { decompressIndexedDbValues, decompressSnappy, readLogRecords, readTableBlocks } from './leveldb.ts'
import { decompressLz4, isMozLz4 } from './lz4.ts'
import { isSqlite, readSqliteValues } from './sqlite.ts'

/** IndexedDB in Firefox compresses what it stores; what is no such value comes out as nothing. */
const uncompressed = (value: Buffer): Buffer => {
  try {
    return decompressSnappy(value)
  } catch {
    return Buffer.alloc(0)
  }
}

/** The tabs, forms and windows of a session. Its cookies are left out: a site's own session is Firefox's to keep, and is none of ours. */
const sessionIn = (bytes: Buffer): Buffer => {
  const { cookies: _, ...session } = JSON.parse(decompressLz4(bytes).toString()) as Record<string, unknown>
  return Buffer.from(JSON.stringify(session))
}

/** The file's bytes, and what they hold where it is a database or compressed: Chromium's LevelDB, Firefox's SQLite and sessions. */
const formsOf = (name: string, bytes: Buffer): readonly Buffer[] => {
  const inDatabase = (content: Buffer) => [bytes, content, Buffer.concat(decompressIndexedDbValues(content))]
  if (/^\d+\.log$/.test(name)) return inDatabase(readLogRecords(bytes))
  if (/\.(?:ldb|sst)$/.test(name)) return inDatabase(readTableBlocks(bytes))
  if (isMozLz4(bytes)) return [name.startsWith('sessionstore') ? sessionIn(bytes) : decompressLz4(bytes)]
  if (isSqlite(bytes)) {
    const values = readSqliteValues(bytes)
    return [bytes, Buffer.concat(values), Buffer.concat(values.map(uncompressed))]
  }
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
