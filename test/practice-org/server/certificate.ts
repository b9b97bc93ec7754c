/** Creates a self-signed certificate at every start, so that no key is in the repository. */

import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

const tlv = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts)
  const size = content.length
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}

const sequence = (...parts: Uint8Array[]) => tlv(0x30, ...parts)
const explicit = (index: number, content: Uint8Array) => tlv(0xa0 + index, content)
const integer = (bytes: Uint8Array) => tlv(0x02, bytes)
const utf8 = (text: string) => tlv(0x0c, Buffer.from(text))
const octets = (content: Uint8Array) => tlv(0x04, content)
const bits = (content: Uint8Array) => tlv(0x03, Buffer.from([0]), content)
const yes = tlv(0x01, Buffer.from([0xff]))

function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number)
  const bytes = rest.flatMap((arc) => {
    const digits = [arc & 0x7f]
    for (let left = arc >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80)
    return digits
  })
  return tlv(0x06, Buffer.from([first * 40 + second, ...bytes]))
}

/** UTCTime: two-digit years, right until 2049. */
const time = (date: Date) =>
  tlv(0x17, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`))

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'))

const names = [
  'salesforce.com',
  '*.salesforce.com',
  '*.my.salesforce.com',
  '*.sandbox.my.salesforce.com',
  '*.my.salesforce-setup.com',
  '*.sandbox.my.salesforce-setup.com',
  '*.lightning.force.com',
  '*.sandbox.lightning.force.com',
  '*.spaceiq.com',
]

function extensions(): Buffer {
  const alternativeNames = sequence(...names.map((name) => tlv(0x82, Buffer.from(name))))
  return explicit(
    3,
    sequence(
      sequence(oid('2.5.29.17'), octets(alternativeNames)),
      sequence(oid('2.5.29.19'), yes, octets(sequence(yes))),
    ),
  )
}

const pem = (label: string, der: Uint8Array) =>
  `-----BEGIN ${label}-----\n${Buffer.from(der)
    .toString('base64')
    .replace(/(.{64})/g, '$1\n')}\n-----END ${label}-----\n`

export function createCertificate(now = new Date()): { key: string; cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const day = 24 * 60 * 60 * 1000
  const name = sequence(tlv(0x31, sequence(oid('2.5.4.3'), utf8('Practice org'))))
  const serial = randomBytes(12)
  // A serial number is positive and has no leading zero byte.
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40
  const body = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(serial),
    ecdsaWithSha256,
    name,
    sequence(time(new Date(now.getTime() - day)), time(new Date(now.getTime() + 300 * day))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    extensions(),
  )
  const signature = createSign('sha256').update(body).sign(privateKey)
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: pem('CERTIFICATE', sequence(body, ecdsaWithSha256, bits(signature))),
  }
}
