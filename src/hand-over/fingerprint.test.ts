/** Six words of the published list stand for a receiving code. */

import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { getFingerprint } from './fingerprint.ts'

const keyOf = (first: number) => Uint8Array.from({ length: 32 }, (_, index) => (index === 0 ? first : 9))

test('the list is BIP-39’s, in its order', async () => {
  const { wordlist } = await import('@scure/bip39/wordlists/english.js')
  expect(wordlist).toHaveLength(2048)
  // @see https://github.com/bitcoin/bips/blob/master/bip-0039/english.txt
  expect(
    createHash('sha256')
      .update(`${wordlist.join('\n')}\n`)
      .digest('hex'),
  ).toBe('2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda')
})

test('six words with their numbers, at least 64 bits', async () => {
  const { wordlist } = await import('@scure/bip39/wordlists/english.js')
  const words = await getFingerprint(keyOf(1))
  expect(words).toHaveLength(6)
  for (const { word, number } of words) expect(wordlist[number - 1]).toBe(word)
  expect(words.length * Math.log2(wordlist.length)).toBeGreaterThanOrEqual(64)
})

test('they are the first 66 bits of the hash over label and key', async () => {
  const hash = createHash('sha256')
    .update('SpaceIQ Setup Assistant, receiving code, version 1: ')
    .update(keyOf(1))
    .digest()
  const bits = BigInt(`0x${hash.toString('hex')}`) >> BigInt(256 - 66)
  const numbers = [5, 4, 3, 2, 1, 0].map((place) => Number((bits >> BigInt(place * 11)) & 2047n) + 1)
  expect((await getFingerprint(keyOf(1))).map(({ number }) => number)).toEqual(numbers)
})

test('another code has other words', async () => {
  const texts = await Promise.all(
    Array.from({ length: 200 }, async (_, index) => JSON.stringify(await getFingerprint(keyOf(index)))),
  )
  expect(new Set(texts).size).toBe(200)
})
