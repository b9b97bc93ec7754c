/** The fingerprint of a receiving code: six English words, compared by two people. */

import { hashBytes, toUtf8 } from './encoding.ts'

/** A word of the list, with its number there, counted from 1. */
export interface FingerprintWord {
  readonly word: string
  readonly number: number
}

/** Six words of a list of 2048 are 66 bits. */
export const FINGERPRINT_WORDS = 6
const BITS_PER_WORD = 11

const label = toUtf8('SpaceIQ Setup Assistant, receiving code, version 1: ')

/** Loads the published list. @see https://github.com/bitcoin/bips/blob/master/bip-0039/english.txt */
const loadWords = async (): Promise<readonly string[]> =>
  (await import('@scure/bip39/wordlists/english.js')).wordlist

/** Returns the words of a public key: the first 66 bits of its hash, 11 bits each. */
export const getFingerprint = async (
  publicKey: Uint8Array<ArrayBuffer>,
): Promise<readonly FingerprintWord[]> => {
  const words = await loadWords()
  const hash = await hashBytes(new Uint8Array([...label, ...publicKey]))
  const bits = Array.from(hash, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return Array.from({ length: FINGERPRINT_WORDS }, (_, index) => {
    const position = Number.parseInt(bits.slice(index * BITS_PER_WORD, (index + 1) * BITS_PER_WORD), 2)
    return { word: words[position] ?? '', number: position + 1 }
  })
}
