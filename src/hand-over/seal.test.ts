/** What is sealed opens for one key, as it was, and in no other way. */

import { beforeAll, describe, expect, test } from 'vitest'
import { aes256, openInNode, privateKeyOf } from '../../test/support/hpke-in-node.ts'
import {
  clientCredentialValues,
  createKeyFixture,
  passwordValues,
  sealedOrg,
} from '../../test/support/sealed-fixtures.ts'
import { fromBase64 } from './encoding.ts'
import { getPublicKey, importPrivateKey, type ReceivingKey } from './receiving-key.ts'
import { openValues, sealValues } from './seal.ts'
import { getSealInfo, type SealedText } from './sealed-text.ts'

const now = 1_795_000_000_000
let key: ReceivingKey
let privateKey: CryptoKey
let text: SealedText

beforeAll(async () => {
  key = await createKeyFixture(now)
  privateKey = await importPrivateKey(key)
  text = await sealValues(sealedOrg, passwordValues, getPublicKey(key), now)
})

test.each([passwordValues, clientCredentialValues])('values of $grant open as they were', async (values) => {
  expect(await openValues(await sealValues(sealedOrg, values, getPublicKey(key), now), privateKey)).toEqual(
    values,
  )
})

test('an independent implementation opens it, with the values and no token in it', () => {
  const [d = '', x = ''] = [key.jwk.d, key.jwk.x]
  const node = privateKeyOf(Buffer.from(d, 'base64url'), Buffer.from(x, 'base64url'))
  const [enc, ciphertext] = [Buffer.from(text.enc, 'base64'), Buffer.from(text.ciphertext, 'base64')]
  const opened = openInNode(node, enc, Buffer.from(getSealInfo(text)), ciphertext, aes256)
  expect(JSON.parse(String(opened))).toEqual(passwordValues)
})

test('nothing of the values can be read in the text, nor the length of one', async () => {
  const shown = JSON.stringify(text)
  for (const value of [...Object.values(passwordValues.values)].filter((one) => !one.includes(sealedOrg)))
    expect(shown).not.toContain(value)
  const longer = { ...passwordValues, values: { ...passwordValues.values, password: 'x'.repeat(30) } }
  const other = await sealValues(sealedOrg, longer, getPublicKey(key), now)
  expect(other.ciphertext).toHaveLength(text.ciphertext.length)
  expect(other.enc).not.toBe(text.enc)
})

test('it ends 24 hours after it was sealed', () => {
  expect(text.expiresAt - text.sealedAt).toBe(24 * 60 * 60 * 1000)
})

describe('nothing opens', () => {
  test('with another key', async () => {
    expect(await openValues(text, await importPrivateKey(await createKeyFixture(now)))).toBeNull()
  })

  test.each([
    ['org', { org: 'other.my.salesforce.com' }],
    ['recipient', { recipient: 'cd'.repeat(32) }],
    ['time of sealing', { sealedAt: now + 1 }],
    ['end', { expiresAt: now + 365 * 24 * 60 * 60 * 1000 }],
    ['encapsulated key', { enc: Buffer.alloc(32).toString('base64') }],
    ['encapsulated key’s length', { enc: Buffer.alloc(31, 1).toString('base64') }],
  ])('with another %s', async (_, change) => {
    expect(await openValues({ ...text, ...change }, privateKey)).toBeNull()
  })

  test('with any byte changed, or cut off', async () => {
    const bytes = fromBase64(text.ciphertext) ?? new Uint8Array()
    for (let index = 0; index < bytes.length; index += 13) {
      const changed = bytes.map((byte, place) => (place === index ? byte ^ 1 : byte))
      const ciphertext = Buffer.from(changed).toString('base64')
      expect(await openValues({ ...text, ciphertext }, privateKey), String(index)).toBeNull()
    }
    for (const length of [0, 1, 15, 16, bytes.length - 1]) {
      const ciphertext = Buffer.from(bytes.slice(0, length)).toString('base64')
      expect(await openValues({ ...text, ciphertext }, privateKey), String(length)).toBeNull()
    }
  })

  test.each([
    ['a missing value', { grant: 'password', values: clientCredentialValues.values }],
    [
      'an empty value',
      { ...clientCredentialValues, values: { ...clientCredentialValues.values, clientId: '' } },
    ],
    [
      'a value too long',
      { ...clientCredentialValues, values: { ...clientCredentialValues.values, clientId: 'x'.repeat(513) } },
    ],
    [
      'a line break',
      { ...clientCredentialValues, values: { ...clientCredentialValues.values, clientId: 'a\nb' } },
    ],
    ['a token besides', { ...clientCredentialValues, token: 'a-token' }],
    ['a password with client credentials', { grant: 'client_credentials', values: passwordValues.values }],
  ])('that holds %s', async (_, sealed) => {
    const opened = await sealValues(sealedOrg, sealed as never, getPublicKey(key), now)
    expect(await openValues(opened, privateKey)).toBeNull()
  })
})

test('a code of which nobody can have the key seals nothing', async () => {
  await expect(sealValues(sealedOrg, passwordValues, new Uint8Array(32), now)).rejects.toThrow()
})
