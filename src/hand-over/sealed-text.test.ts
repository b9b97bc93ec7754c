/** A sealed text comes through mail and chat, and what is pasted is parsed as a stranger's. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toBase64, toUtf8 } from './encoding.ts'
import { formatSealedText, parseSealedText, SEAL_LIFETIME_MS, type SealedText } from './sealed-text.ts'

const sealed: SealedText = {
  org: 'acme.my.salesforce.com',
  recipient: 'ab'.repeat(32),
  sealedAt: 1_795_000_000_000,
  expiresAt: 1_795_000_000_000 + SEAL_LIFETIME_MS,
  enc: toBase64(new Uint8Array(32).fill(7)),
  ciphertext: toBase64(new Uint8Array(700).fill(9)),
}
const text = formatSealedText(sealed)
const envelopeOf = (envelope: unknown) =>
  `-----BEGIN SPACEIQ SEALED VALUES-----\n${toBase64(toUtf8(JSON.stringify(envelope)))}\n-----END SPACEIQ SEALED VALUES-----`
const plain = { version: 1, purpose: 'spaceiq-activation', ...sealed }

test('it has a first and a last line, and lines that no mail program breaks', () => {
  const lines = text.split('\n')
  expect(lines[0]).toBe('-----BEGIN SPACEIQ SEALED VALUES-----')
  expect(lines.at(-1)).toBe('-----END SPACEIQ SEALED VALUES-----')
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(64)
})

test.each([
  ['as it is', text],
  ['with words around it', `Hello,\n\n${text}\n\nBest, Ann`],
  ['quoted by a mail program', text.replaceAll('\n', '\r\n> ')],
  ['on one line', text.replaceAll('\n', ' ')],
])('%s it is read', (_, pasted) => {
  expect(parseSealedText(pasted)).toEqual(sealed)
})

describe('refused is', () => {
  test.each([
    ['nothing', ''],
    ['another text', 'Hello'],
    ['a text cut off', text.slice(0, -40)],
    ['a text without its middle', text.replace(/\n.{64}\n.{64}\n/, '\n')],
    ['two texts', `${text}\n${text}`],
    ['too long a text', `${text}${' '.repeat(32_000)}`],
    ['what is no JSON', envelopeOf('x').replace(/\n.*\n/, `\n${toBase64(toUtf8('{'))}\n`)],
    ['another version', envelopeOf({ ...plain, version: 2 })],
    ['an unknown member', envelopeOf({ ...plain, more: 1 })],
    ['a missing member', envelopeOf({ ...plain, recipient: undefined })],
    ['a time that is none', envelopeOf({ ...plain, sealedAt: 'now' })],
    ['a ciphertext that is too long', envelopeOf({ ...plain, ciphertext: 'A'.repeat(17_000) })],
    ['a polluting name', envelopeOf(JSON.parse('{"__proto__":{"version":1}}'))],
  ])('%s', (_, pasted) => {
    expect(parseSealedText(pasted)).toBe('no-sealed-text')
  })

  test('what was sealed for another purpose, by its name', () => {
    expect(parseSealedText(envelopeOf({ ...plain, purpose: 'something-else' }))).toBe('other-purpose')
  })

  test('anything, without an exception', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.json(), (words, json) => {
        expect(parseSealedText(words)).toBe('no-sealed-text')
        expect(typeof parseSealedText(envelopeOf(JSON.parse(json)))).toBe('string')
      }),
      { numRuns: 200 },
    )
  })
})
