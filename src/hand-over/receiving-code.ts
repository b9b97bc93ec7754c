/** The one-time receiving code: the public key that a colleague's browser made, as one line of text. */

import { fromHex, hashBytes, toHex, toUtf8 } from './encoding.ts'

/** The length of an X25519 public key. */
const KEY_BYTES = 32
const CHECKSUM_LENGTH = 8
const PREFIX = 'spaceiq-receive-1'
/** A code is 91 characters; what is pasted may have blanks and words around it. */
const MAX_PASTED_LENGTH = 2000

const codePattern = new RegExp(
  String.raw`${PREFIX}\.([\da-f]{${2 * KEY_BYTES}})\.([\da-f]{${CHECKSUM_LENGTH}})`,
  'g',
)

const computeChecksum = async (key: string): Promise<string> =>
  toHex(await hashBytes(toUtf8(`${PREFIX}.${key}`))).slice(0, CHECKSUM_LENGTH)

/** Formats a public key as a receiving code. */
export const formatReceivingCode = async (publicKey: Uint8Array): Promise<string> => {
  const key = toHex(publicKey)
  return `${PREFIX}.${key}.${await computeChecksum(key)}`
}

/**
 * Finds the receiving code in pasted text and returns its public key. Null if there is none, if
 * there are several, or if a character was changed.
 */
export const parseReceivingCode = async (pasted: string): Promise<Uint8Array<ArrayBuffer> | null> => {
  if (pasted.length > MAX_PASTED_LENGTH) return null
  // A mail program may have broken the line.
  const codes = [...pasted.toLowerCase().replace(/\s+/g, '').matchAll(codePattern)]
  const [, key = '', checksum = ''] = codes[0] ?? []
  if (codes.length !== 1) return null
  return checksum === (await computeChecksum(key)) ? fromHex(key) : null
}
