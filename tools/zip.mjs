import { crc32, deflateRawSync } from 'node:zlib'

/** 1980-01-01 00:00, the first moment a zip can tell: the archive must not depend on when it was made. */
const time = 0
const date = (1 << 5) | 1
/** Deflate, as of version 2.0 of the format; bit 11 says that names are UTF-8. */
const [version, utf8Names, deflate] = [20, 1 << 11, 8]

const fields = (...sized) => {
  const bytes = Buffer.alloc(sized.reduce((sum, [size]) => sum + size, 0))
  let at = 0
  for (const [size, value] of sized) {
    bytes.writeUIntLE(value, at, size)
    at += size
  }
  return bytes
}

/** A zip of the files in the order given; the same files give the same bytes. */
export const zip = (files) => {
  const body = []
  const directory = []
  let offset = 0
  for (const { path, data } of files) {
    const name = Buffer.from(path)
    const packed = deflateRawSync(data, { level: 9 })
    const common = [
      [2, version],
      [2, utf8Names],
      [2, deflate],
      [2, time],
      [2, date],
      [4, crc32(data)],
      [4, packed.length],
      [4, data.length],
      [2, name.length],
      [2, 0],
    ]
    const local = Buffer.concat([fields([4, 0x04034b50], ...common), name, packed])
    const place = [
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offset],
    ]
    directory.push(fields([4, 0x02014b50], [2, version], ...common, ...place), name)
    body.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const count = files.length
  const end = [
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, central.length],
    [4, offset],
    [2, 0],
  ]
  return Buffer.concat([...body, central, fields(...end)])
}
