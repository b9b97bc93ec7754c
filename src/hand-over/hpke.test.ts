/** The library does what RFC 9180 says: by its vectors, and against a second implementation. */

import { Aes128Gcm, Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'
import { describe, expect, test } from 'vitest'
import {
  aes128,
  aes256,
  openInNode,
  privateKeyOf,
  rawPublicKey,
  sealInNode,
} from '../../test/support/hpke-in-node.ts'

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
const hex = (buffer: ArrayBuffer) => Buffer.from(buffer).toString('hex')

/** RFC 9180, appendix A.1.1: X25519, HKDF-SHA256, AES-128-GCM, base mode, sequence number 0. */
const vector = {
  info: '4f6465206f6e2061204772656369616e2055726e',
  ikmE: '7268600d403fce431561aef583ee1613527cff655c1343f29812e66706df3234',
  ikmR: '6db9df30aa07dd42ee5e8181afdb977e538f5e1fec8a06223f33f7013e525037',
  pkRm: '3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d',
  skRm: '4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8',
  enc: '37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431',
  pt: '4265617574792069732074727574682c20747275746820626561757479',
  aad: '436f756e742d30',
  ct: 'f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a',
}

const suiteOf = (aead: Aes128Gcm | Aes256Gcm) =>
  new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead })

describe('appendix A.1.1', () => {
  test('the library makes its keys, encapsulation and ciphertext', async () => {
    const suite = suiteOf(new Aes128Gcm())
    const pair = await suite.kem.deriveKeyPair(bytes(vector.ikmR).buffer)
    expect(hex(await suite.kem.serializePublicKey(pair.publicKey))).toBe(vector.pkRm)
    const sender = await suite.createSenderContext({
      recipientPublicKey: pair.publicKey,
      info: bytes(vector.info).buffer,
      ekm: bytes(vector.ikmE).buffer,
    })
    expect(hex(sender.enc)).toBe(vector.enc)
    expect(hex(await sender.seal(bytes(vector.pt).buffer, bytes(vector.aad).buffer))).toBe(vector.ct)
  })

  test('the second implementation opens it', () => {
    const key = privateKeyOf(Buffer.from(vector.skRm, 'hex'), Buffer.from(vector.pkRm, 'hex'))
    const read = (part: string) => Buffer.from(part, 'hex')
    const [enc, info, ct, aad] = [vector.enc, vector.info, vector.ct, vector.aad] as const
    expect(openInNode(key, read(enc), read(info), read(ct), aes128, read(aad))).toEqual(read(vector.pt))
  })
})

describe.each([
  ['AES-128-GCM', () => new Aes128Gcm(), aes128],
  ['AES-256-GCM, ours', () => new Aes256Gcm(), aes256],
] as const)('%s', (_, createAead, aead) => {
  const info = Buffer.from('what it is for')
  const text = Buffer.from('the values')

  test('what the library seals the second implementation opens', async () => {
    const suite = suiteOf(createAead())
    const pair = await suite.kem.generateKeyPair()
    const jwk = await crypto.subtle.exportKey('jwk', pair.privateKey)
    const key = privateKeyOf(Buffer.from(jwk.d ?? '', 'base64url'), Buffer.from(jwk.x ?? '', 'base64url'))
    const { enc, ct } = await suite.seal(
      { recipientPublicKey: pair.publicKey, info: Uint8Array.from(info).buffer },
      Uint8Array.from(text).buffer,
    )
    expect(openInNode(key, Buffer.from(enc), info, Buffer.from(ct), aead)).toEqual(text)
    expect(rawPublicKey(key)).toEqual(Buffer.from(await suite.kem.serializePublicKey(pair.publicKey)))
  })

  test('what the second implementation seals the library opens', async () => {
    const suite = suiteOf(createAead())
    const pair = await suite.kem.generateKeyPair()
    const recipient = Buffer.from(await suite.kem.serializePublicKey(pair.publicKey))
    const { enc, ciphertext } = sealInNode(recipient, info, text, aead)
    const opened = await suite.open(
      {
        recipientKey: pair.privateKey,
        enc: Uint8Array.from(enc).buffer,
        info: Uint8Array.from(info).buffer,
      },
      Uint8Array.from(ciphertext).buffer,
    )
    expect(Buffer.from(opened)).toEqual(text)
  })
})
