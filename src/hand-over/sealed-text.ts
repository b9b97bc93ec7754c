/** The text in which sealed values travel: a versioned envelope between two lines, as mail has them. */

import * as z from 'zod/mini'
import { createParser, timeSchema } from '../platform/schema.ts'
import { fromBase64, toBase64, toUtf8 } from './encoding.ts'

/** What the values are sealed for; another purpose would have another name. */
export const SEALED_PURPOSE = 'spaceiq-activation'
/** Milliseconds for which a sealed text and a receiving code can be used. */
export const SEAL_LIFETIME_MS = 24 * 60 * 60 * 1000

/** What a sealed text says openly. All of it is bound into the encryption. */
export interface SealedHeader {
  /** The My Domain host of the org that the values are of. */
  readonly org: string
  /** The SHA-256 of the receiving code's public key, in hexadecimal. */
  readonly recipient: string
  /** Epoch milliseconds, by the sender's clock. */
  readonly sealedAt: number
  /** Epoch milliseconds, by the sender's clock. */
  readonly expiresAt: number
}

/** A sealed text, parsed and not yet opened. */
export interface SealedText extends SealedHeader {
  /** The encapsulated key of HPKE, in base64. */
  readonly enc: string
  /** In base64. */
  readonly ciphertext: string
}

const BEGIN = '-----BEGIN SPACEIQ SEALED VALUES-----'
const END = '-----END SPACEIQ SEALED VALUES-----'
const LINE_LENGTH = 64
/** All values at their longest need less than a third. */
const MAX_PASTED_LENGTH = 32_000

const base64Schema = (length: number) =>
  z.string().check(z.minLength(1), z.maxLength(length), z.regex(/^[A-Za-z\d+/]+={0,2}$/))

const envelopeSchema = z.strictObject({
  version: z.literal(1),
  purpose: z.string().check(z.maxLength(64)),
  org: z.string().check(z.minLength(1), z.maxLength(255)),
  recipient: z.string().check(z.regex(/^[\da-f]{64}$/)),
  sealedAt: timeSchema,
  expiresAt: timeSchema,
  enc: base64Schema(64),
  ciphertext: base64Schema(16_000),
})

const parseEnvelope = createParser(envelopeSchema)

/** Returns what is bound into the encryption, as HPKE's `info`: every member, unambiguously. */
export const getSealInfo = ({ org, recipient, sealedAt, expiresAt }: SealedHeader): Uint8Array<ArrayBuffer> =>
  toUtf8(
    JSON.stringify([
      'SpaceIQ Setup Assistant: sealed values',
      1,
      SEALED_PURPOSE,
      org,
      recipient,
      sealedAt,
      expiresAt,
    ]),
  )

/** Formats a sealed text for any channel. */
export const formatSealedText = ({
  org,
  recipient,
  sealedAt,
  expiresAt,
  enc,
  ciphertext,
}: SealedText): string => {
  const envelope = {
    version: 1,
    purpose: SEALED_PURPOSE,
    org,
    recipient,
    sealedAt,
    expiresAt,
    enc,
    ciphertext,
  }
  const text = toBase64(toUtf8(JSON.stringify(envelope)))
  const lines = text.match(new RegExp(`.{1,${LINE_LENGTH}}`, 'g')) ?? []
  return [BEGIN, ...lines, END].join('\n')
}

/** Why pasted text is no sealed text to open here. */
export type SealedTextProblem = 'no-sealed-text' | 'other-purpose'

const readJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}

/** Parses pasted text, in which other text may surround the sealed one. Opens and trusts nothing. */
export const parseSealedText = (pasted: string): SealedText | SealedTextProblem => {
  const [, body, ...others] = pasted.length > MAX_PASTED_LENGTH ? [] : pasted.split(BEGIN)
  const end = body?.indexOf(END) ?? -1
  if (body === undefined || end < 0 || others.length > 0) return 'no-sealed-text'
  // Mail programs break lines anew, and mark quoted ones.
  const bytes = fromBase64(body.slice(0, end).replace(/[\s>]+/g, ''))
  const envelope = bytes && parseEnvelope(readJson(bytes))
  if (!envelope) return 'no-sealed-text'
  const { version: _, purpose, ...sealed } = envelope
  return purpose === SEALED_PURPOSE ? sealed : 'other-purpose'
}
