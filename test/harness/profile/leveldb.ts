/** Reads the bytes stored in LevelDB files: logs without framing, tables without compression. */

const blockSize = 32_768
const headerSize = 7
const footerSize = 48

/** Concatenates a log's records; records that span blocks are joined. */
export const readLogRecords = (file: Buffer): Buffer => {
  const parts: Buffer[] = []
  for (let block = 0; block < file.length; block += blockSize) {
    const end = Math.min(block + blockSize, file.length)
    for (let at = block; at + headerSize <= end; ) {
      const length = file.readUInt16LE(at + 4)
      parts.push(file.subarray(at + headerSize, Math.min(at + headerSize + length, end)))
      at += headerSize + length
    }
  }
  return Buffer.concat(parts)
}

interface Cursor {
  at: number
}

const varint = (bytes: Buffer, cursor: Cursor): number => {
  let value = 0
  for (let shift = 0; cursor.at < bytes.length; shift += 7) {
    const byte = bytes[cursor.at++] ?? 0
    value += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) break
  }
  return value
}

/** Decompresses Snappy's raw format. */
export const decompressSnappy = (bytes: Buffer): Buffer => {
  const cursor = { at: 0 }
  const size = varint(bytes, cursor)
  // A copy of 64 bytes takes three.
  if (size > bytes.length * 22) throw new Error('Not compressed by Snappy')
  const out = Buffer.alloc(size)
  let end = 0
  // The rest belongs to something else.
  while (cursor.at < bytes.length && end < size) {
    const tag = bytes[cursor.at++] ?? 0
    const kind = tag & 3
    if (kind === 0) {
      let length = (tag >> 2) + 1
      if (length > 60) {
        const width = length - 60
        length = bytes.readUIntLE(cursor.at, width) + 1
        cursor.at += width
      }
      end += bytes.copy(out, end, cursor.at, cursor.at + length)
      cursor.at += length
      continue
    }
    const length = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1
    const width = kind === 3 ? 4 : kind
    const offset = bytes.readUIntLE(cursor.at, width) + (kind === 1 ? (tag >> 5) << 8 : 0)
    cursor.at += width
    // Byte by byte: a copy may overlap its own output.
    for (let n = 0; n < length; n += 1, end += 1) out[end] = out[end - offset] ?? 0
  }
  return out
}

const blockAt = (file: Buffer, offset: number, size: number): Buffer => {
  const block = file.subarray(offset, offset + size)
  return file[offset + size] === 1 ? decompressSnappy(block) : block
}

/** Reads an index block: the positions of data blocks. */
const handlesIn = (index: Buffer): readonly (readonly [offset: number, size: number])[] => {
  const handles: [number, number][] = []
  const end = index.length - 4 * (index.readUInt32LE(index.length - 4) + 1)
  for (const cursor = { at: 0 }; cursor.at < end; ) {
    varint(index, cursor)
    const rest = varint(index, cursor)
    const size = varint(index, cursor)
    cursor.at += rest
    const value = { at: cursor.at }
    handles.push([varint(index, value), varint(index, value)])
    cursor.at += size
  }
  return handles
}

/** Concatenates a table's data blocks. */
export const readTableBlocks = (file: Buffer): Buffer => {
  const cursor = { at: file.length - footerSize }
  varint(file, cursor)
  varint(file, cursor)
  const index = blockAt(file, varint(file, cursor), varint(file, cursor))
  return Buffer.concat(handlesIn(index).map(([offset, size]) => blockAt(file, offset, size)))
}

/** Precedes a compressed IndexedDB value in Chromium: envelope version and compression. */
const packedMark = Buffer.from([0xff, 0x11, 0x02])

/** Decompresses the IndexedDB values that Chromium compressed one by one. */
export const decompressIndexedDbValues = (content: Buffer): readonly Buffer[] => {
  const values: Buffer[] = []
  for (let at = content.indexOf(packedMark); at >= 0; at = content.indexOf(packedMark, at + 1)) {
    try {
      values.push(decompressSnappy(content.subarray(at + packedMark.length)))
    } catch {
      // These bytes only look like the mark.
    }
  }
  return values
}
