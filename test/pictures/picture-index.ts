/**
 * `docs/pictures.json`: of each committed picture what it shows, by which a test says when it is
 * older than the extension's texts.
 */

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

export interface PictureEntry {
  /** The SHA-256 of the file, so that a picture that was made otherwise is told. */
  readonly sha256: string
  /** In pixels, as `1280x800`. */
  readonly size: string
  /** The messages that were visible in it, by key, as they were. */
  readonly texts: Readonly<Record<string, string>>
  /** The listing's text that it carries, by its name there. */
  readonly caption?: Readonly<Record<string, string>>
  /** The hash of the styles it was made with. */
  readonly styles: string
}

export type PictureIndex = Readonly<Record<string, PictureEntry>>

const indexPath = 'docs/pictures.json'

/** Returns the entries by path. */
export const readPictureIndex = (): PictureIndex => JSON.parse(readFileSync(indexPath, 'utf8'))

/** Writes the entries, by path in order. */
export const writePictureIndex = (index: PictureIndex): void => {
  const sorted = Object.fromEntries(Object.entries(index).sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(indexPath, `${JSON.stringify(sorted, null, 2)}\n`)
}

/** Returns the SHA-256 of a file's contents, in hexadecimal. */
export const hashPicture = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex')

/** Reads the size of a PNG, a GIF or a browser's WebP from its header, as `1280x800`. */
export const readSize = (data: Uint8Array): string => {
  const bytes = Buffer.from(data)
  const has = (mark: string, at: number) => bytes.toString('latin1', at, at + mark.length) === mark
  const size = (width: number, height: number) => `${width}x${height}`
  if (has('PNG', 1)) return size(bytes.readUInt32BE(16), bytes.readUInt32BE(20))
  if (has('GIF', 0)) return size(bytes.readUInt16LE(6), bytes.readUInt16LE(8))
  if (has('VP8 ', 12)) return size(bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff)
  if (has('VP8X', 12)) return size(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1)
  throw new Error('Neither PNG, GIF nor a browser’s WebP')
}

/** Returns the hash of all style sheets of what pictures show: the card, the markers, the popup. */
export const hashStyles = (): string => {
  const sheets = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.css') && !/^src\/(?:options|welcome)\//.test(path))
    .sort()
  const hash = createHash('sha256')
  for (const path of sheets) hash.update(readFileSync(path))
  return hash.digest('hex').slice(0, 16)
}
