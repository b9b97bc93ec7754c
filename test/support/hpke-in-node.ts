/**
 * HPKE's base mode with X25519 and HKDF-SHA256 a second time, after the text of RFC 9180 and with
 * `node:crypto` alone: what the library seals must open here, and the other way round.
 */

import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto'

const ascii = (text: string) => Buffer.from(text, 'ascii')
const twoBytes = (value: number) => Buffer.from([value >> 8, value & 255])

const extract = (salt: Buffer, input: Buffer) => createHmac('sha256', salt).update(input).digest()

/** RFC 5869, section 2.3. */
const expand = (key: Buffer, info: Buffer, length: number) => {
  const blocks: Buffer[] = []
  for (let index = 1; Buffer.concat(blocks).length < length; index += 1)
    blocks.push(
      createHmac('sha256', key)
        .update(Buffer.concat([blocks.at(-1) ?? Buffer.alloc(0), info, Buffer.from([index])]))
        .digest(),
    )
  return Buffer.concat(blocks).subarray(0, length)
}

/** RFC 9180, section 4: LabeledExtract and LabeledExpand. */
const labeled = (suiteId: Buffer) => ({
  extract: (salt: Buffer, label: string, input: Buffer) =>
    extract(salt, Buffer.concat([ascii('HPKE-v1'), suiteId, ascii(label), input])),
  expand: (key: Buffer, label: string, info: Buffer, length: number) =>
    expand(key, Buffer.concat([twoBytes(length), ascii('HPKE-v1'), suiteId, ascii(label), info]), length),
})

const kem = labeled(Buffer.concat([ascii('KEM'), twoBytes(0x0020)]))
const empty = Buffer.alloc(0)

const publicKeyOf = (raw: Buffer) =>
  createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: raw.toString('base64url') }, format: 'jwk' })

/** Returns the 32 bytes of a key's public half. */
export const rawPublicKey = (key: KeyObject): Buffer =>
  Buffer.from(String(key.export({ format: 'jwk' }).x), 'base64url')

/** Imports a private key from its 32 bytes and those of its public half. */
export const privateKeyOf = (secret: Buffer, raw: Buffer): KeyObject =>
  createPrivateKey({
    key: {
      kty: 'OKP',
      crv: 'X25519',
      d: secret.toString('base64url'),
      x: raw.toString('base64url'),
    },
    format: 'jwk',
  })

/** AES-128-GCM or AES-256-GCM, by the number of the registry. */
export interface Aead {
  readonly id: number
  readonly name: 'aes-128-gcm' | 'aes-256-gcm'
  readonly keyLength: number
}

export const aes128: Aead = { id: 1, name: 'aes-128-gcm', keyLength: 16 }
export const aes256: Aead = { id: 2, name: 'aes-256-gcm', keyLength: 32 }

/** RFC 9180, sections 4.1 and 5.1: ExtractAndExpand, then KeySchedule in base mode. */
const schedule = (dh: Buffer, enc: Buffer, recipient: Buffer, info: Buffer, aead: Aead) => {
  const secret = kem.expand(
    kem.extract(empty, 'eae_prk', dh),
    'shared_secret',
    Buffer.concat([enc, recipient]),
    32,
  )
  const suite = labeled(Buffer.concat([ascii('HPKE'), twoBytes(0x0020), twoBytes(0x0001), twoBytes(aead.id)]))
  const context = Buffer.concat([
    Buffer.from([0]),
    suite.extract(empty, 'psk_id_hash', empty),
    suite.extract(empty, 'info_hash', info),
  ])
  const prk = suite.extract(secret, 'secret', empty)
  return {
    key: suite.expand(prk, 'key', context, aead.keyLength),
    nonce: suite.expand(prk, 'base_nonce', context, 12),
  }
}

/** Seals for a recipient, as an independent sender would. */
export const sealInNode = (recipient: Buffer, info: Buffer, plaintext: Buffer, aead: Aead) => {
  const ephemeral = generateKeyPairSync('x25519')
  const enc = rawPublicKey(ephemeral.publicKey)
  const dh = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: publicKeyOf(recipient) })
  const { key, nonce } = schedule(dh, enc, recipient, info, aead)
  const cipher = createCipheriv(aead.name, key, nonce)
  return { enc, ciphertext: Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]) }
}

/** Opens the first message; throws if anything does not fit. */
export const openInNode = (
  privateKey: KeyObject,
  enc: Buffer,
  info: Buffer,
  ciphertext: Buffer,
  aead: Aead,
  aad = empty,
): Buffer => {
  const dh = diffieHellman({ privateKey, publicKey: publicKeyOf(enc) })
  const { key, nonce } = schedule(dh, enc, rawPublicKey(privateKey), info, aead)
  const decipher = createDecipheriv(aead.name, key, nonce)
  decipher.setAAD(aad)
  decipher.setAuthTag(ciphertext.subarray(-16))
  return Buffer.concat([decipher.update(ciphertext.subarray(0, -16)), decipher.final()])
}
