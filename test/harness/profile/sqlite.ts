/** Reads the rows of an SQLite file; records that overflow to other pages are joined. */

const sizeOf = (type: number): number => {
  if (type >= 12) return (type - (type % 2 === 0 ? 12 : 13)) / 2
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0][type] ?? 0
}

/** Reads SQLite's varint: seven bits a byte, highest first; all eight of the ninth. */
const varintAt = (bytes: Buffer, at: number): readonly [value: number, next: number] => {
  let value = 0
  for (let n = 0; n < 8; n += 1) {
    const byte = bytes[at + n] ?? 0
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return [value, at + n + 1]
  }
  return [value * 256 + (bytes[at + 8] ?? 0), at + 9]
}

/** Returns the texts and blobs of a record. */
const columnsOf = (record: Buffer): readonly Buffer[] => {
  const [end, first] = varintAt(record, 0)
  const columns: Buffer[] = []
  let from = end
  for (let at = first; at < end; ) {
    const [type, next] = varintAt(record, at)
    if (type >= 12) columns.push(record.subarray(from, from + sizeOf(type)))
    from += sizeOf(type)
    at = next
  }
  return columns
}

const signature = 'SQLite format 3\0'
const [indexNode, indexLeaf, tableLeaf] = [2, 10, 13]

export const isSqlite = (file: Buffer): boolean => file.toString('latin1', 0, 16) === signature

/** Returns every text and blob of every table and index. */
export const readSqliteValues = (file: Buffer): readonly Buffer[] => {
  const stated = file.readUInt16BE(16)
  const size = stated === 1 ? 65_536 : stated
  const usable = size - (file[20] ?? 0)
  const values: Buffer[] = []

  const recordAt = (page: Buffer, cell: number, kind: number): Buffer => {
    const [length, afterLength] = varintAt(page, cell)
    const at = kind === tableLeaf ? varintAt(page, afterLength)[1] : afterLength
    const most = kind === tableLeaf ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23
    if (length <= most) return page.subarray(at, at + length)
    const least = Math.floor(((usable - 12) * 32) / 255) - 23
    const spare = least + ((length - least) % (usable - 4))
    const here = spare <= most ? spare : least
    const parts = [page.subarray(at, at + here)]
    let left = length - here
    for (let next = page.readUInt32BE(at + here); next > 0 && left > 0; ) {
      const more = file.subarray((next - 1) * size, next * size)
      if (more.length < 4) break
      parts.push(more.subarray(4, Math.min(usable, 4 + left)))
      left -= usable - 4
      next = more.readUInt32BE(0)
    }
    return Buffer.concat(parts)
  }

  for (let start = 0; start + size <= file.length; start += size) {
    const page = file.subarray(start, start + size)
    const header = start === 0 ? 100 : 0
    const kind = page[header] ?? 0
    // An overflow page can look like one with rows; its bytes were there anyway.
    if (kind !== tableLeaf && kind !== indexLeaf && kind !== indexNode) continue
    // Cells of an interior page begin with the child's number.
    const below = kind === indexNode ? 4 : 0
    const pointers = header + 8 + below
    const cells = Math.min(page.readUInt16BE(header + 3), Math.floor((size - pointers) / 2))
    for (let cell = 0; cell < cells; cell += 1) {
      const at = page.readUInt16BE(pointers + 2 * cell) + below
      if (at < size) values.push(...columnsOf(recordAt(page, at, kind)))
    }
  }
  return values
}
