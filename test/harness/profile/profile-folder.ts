/** Searches everything a browser left on disk for literal texts. */

import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { decompressIndexedDbValues, decompressSnappy, readLogRecords, readTableBlocks } from './leveldb.ts'
import { decompressLz4, isMozLz4 } from './lz4.ts'
import { isSqlite, readSqliteValues } from './sqlite.ts'

/** Decompresses Firefox's IndexedDB values; empty for anything else. */
const uncompressed = (value: Buffer): Buffer => {
  try {
    return decompressSnappy(value)
  } catch {
    return Buffer.alloc(0)
  }
}

/** Returns a session's tabs, forms and windows. Leaves out cookies, which belong to sites. */
const sessionIn = (bytes: Buffer): Buffer => {
  const { cookies: _, ...session } = JSON.parse(decompressLz4(bytes).toString()) as Record<string, unknown>
  return Buffer.from(JSON.stringify(session))
}

/**
 * Returns a file's bytes, and decoded content: Chromium's LevelDB, Firefox's SQLite and sessions.
 */
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

/** Lists the folder's files, and those that contain one of the texts in UTF-8 or UTF-16. */
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
