/**
 * Seals values for one receiving code, and opens them: HPKE in base mode with X25519, HKDF-SHA256
 * and AES-256-GCM. Loaded when it is used.
 * @see RFC 9180
 */

import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'
import { fromBase64, hashBytes, toBase64, toHex, toUtf8 } from './encoding.ts'
import { getSealInfo, SEAL_LIFETIME_MS, type SealedHeader, type SealedText } from './sealed-text.ts'
import { parseSealedValues } from './sealed-values.schema.ts'
import type { SealedValues } from './sealed-values.ts'

/** Ciphertexts are multiples of this, so that their length does not tell that of a password. */
const PADDED_BYTES = 256

const createSuite = () =>
  new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })

/** Returns by which name a sealed text knows its receiving code. */
export const getRecipient = async (publicKey: Uint8Array<ArrayBuffer>): Promise<string> =>
  toHex(await hashBytes(publicKey))

/** Blanks after JSON change nothing. */
const pad = (text: string): Uint8Array<ArrayBuffer> => {
  const { length } = toUtf8(text)
  return toUtf8(text + ' '.repeat(Math.ceil(length / PADDED_BYTES) * PADDED_BYTES - length))
}

/** Seals an org's values for a public key. Rejects if the key is none that anybody could have. */
export const sealValues = async (
  org: string,
  sealed: SealedValues,
  publicKey: Uint8Array<ArrayBuffer>,
  now: number,
): Promise<SealedText> => {
  const suite = createSuite()
  const header: SealedHeader = {
    org,
    recipient: await getRecipient(publicKey),
    sealedAt: now,
    expiresAt: now + SEAL_LIFETIME_MS,
  }
  const recipientPublicKey = await suite.kem.deserializePublicKey(publicKey.buffer)
  const { enc, ct } = await suite.seal(
    { recipientPublicKey, info: getSealInfo(header).buffer },
    pad(JSON.stringify(sealed)).buffer,
  )
  return { ...header, enc: toBase64(new Uint8Array(enc)), ciphertext: toBase64(new Uint8Array(ct)) }
}

const readValues = (opened: ArrayBuffer): SealedValues | null => {
  try {
    return parseSealedValues(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(opened)))
  } catch {
    return null
  }
}

/**
 * Opens a sealed text with the receiving key. Null if anything in it was altered, or if it was
 * sealed for another code or purpose. Looks at no clock.
 */
export const openValues = async (
  { enc, ciphertext, ...header }: SealedText,
  recipientKey: CryptoKey,
): Promise<SealedValues | null> => {
  const encBytes = fromBase64(enc)
  const bytes = fromBase64(ciphertext)
  if (!encBytes || !bytes) return null
  try {
    const info = getSealInfo(header).buffer
    return readValues(await createSuite().open({ recipientKey, enc: encBytes.buffer, info }, bytes.buffer))
  } catch {
    return null
  }
}
