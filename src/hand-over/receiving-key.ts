/** The key of a receiving code, as it is kept in memory: once for one sealed text. */

import * as z from 'zod/mini'
import { createParser, timeSchema } from '../platform/schema.ts'
import { fromBase64 } from './encoding.ts'
import { SEAL_LIFETIME_MS } from './sealed-text.ts'

const keyPartSchema = z.string().check(z.regex(/^[\w-]{43}$/))

const receivingKeySchema = z.strictObject({
  /** A private key as JWK, since Chromium keeps no `CryptoKey` in `storage.session`. RFC 8037 */
  jwk: z.strictObject({
    kty: z.literal('OKP'),
    crv: z.literal('X25519'),
    x: keyPartSchema,
    d: keyPartSchema,
  }),
  /** Epoch milliseconds at which the code was made. */
  createdAt: timeSchema,
})

export type ReceivingKey = z.infer<typeof receivingKeySchema>

/** Parses a stored key; null if there is none, or if it cannot be read. */
export const parseReceivingKey: (stored: unknown) => ReceivingKey | null = createParser(receivingKeySchema)

/** Returns whether the key's 24 hours are over. A clock that was set back does not end them. */
export const isReceivingKeyExpired = ({ createdAt }: ReceivingKey, now: number): boolean =>
  now - createdAt >= SEAL_LIFETIME_MS

/** Creates a key that nobody else has. */
export const createReceivingKey = async (now: number): Promise<ReceivingKey | null> => {
  const { privateKey } = (await crypto.subtle.generateKey({ name: 'X25519' }, true, [
    'deriveBits',
  ])) as CryptoKeyPair
  const { kty, crv, x, d } = await crypto.subtle.exportKey('jwk', privateKey)
  return parseReceivingKey({ jwk: { kty, crv, x, d }, createdAt: now })
}

/** Returns the public key, which the receiving code shows. */
export const getPublicKey = ({ jwk }: ReceivingKey): Uint8Array<ArrayBuffer> =>
  fromBase64(`${jwk.x.replaceAll('-', '+').replaceAll('_', '/')}=`) ?? new Uint8Array()

/** Returns the private key for opening, which nothing can export. */
export const importPrivateKey = ({ jwk }: ReceivingKey): Promise<CryptoKey> =>
  crypto.subtle.importKey('jwk', jwk, { name: 'X25519' }, false, ['deriveBits'])
