/** Reads Firefox's session files: LZ4 with a header of Mozilla's. */

const signature = 'mozLz40\0'

export const isMozLz4 = (file: Buffer): boolean => file.toString('latin1', 0, 8) === signature

/** Decompresses one block. */
export const decompressLz4 = (file: Buffer): Buffer => {
  const out = Buffer.alloc(file.readUInt32LE(8))
  let at = 12
  let end = 0
  const lengthFrom = (short: number): number => {
    let length = short
    for (let byte = short === 15 ? 255 : 0; byte === 255; ) {
      byte = file[at++] ?? 0
      length += byte
    }
    return length
  }
  while (at < file.length) {
    const token = file[at++] ?? 0
    const literals = lengthFrom(token >> 4)
    end += file.copy(out, end, at, at + literals)
    at += literals
    // The last sequence has no match.
    if (at + 2 > file.length) break
    const offset = file.readUInt16LE(at)
    at += 2
    const length = lengthFrom(token & 15) + 4
    // Byte by byte: a copy may overlap its own output.
    for (let n = 0; n < length && end < out.length; n += 1, end += 1) out[end] = out[end - offset] ?? 0
  }
  return out
}
