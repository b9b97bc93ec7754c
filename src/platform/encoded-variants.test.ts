/** A secret is blotted out of foreign words however they spell it, in SpaceIQ's answers and in Salesforce's. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRedactor } from '../activation/redact.ts'
import { attemptLogin } from '../org-check/login-test/oauth-token.ts'
import { createSecretMasker, decodeText } from './encoded-variants.ts'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const html = (text: string) => text.replace(/[&<>"]/g, (found) => entities[found] ?? '')
const hex = (one: number) => one.toString(16).padStart(2, '0').toUpperCase()
const base64 = (text: string) => Buffer.from(text).toString('base64')
const json = (text: string) => JSON.stringify(text).slice(1, -1)

/** As servers write back what they were sent. */
const ways: readonly (readonly [name: string, spell: (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['in an address', encodeURIComponent],
  [
    'in an address, in small letters',
    (text) => encodeURIComponent(text).replace(/%../g, (hex) => hex.toLowerCase()),
  ],
  ['in a form', (text) => new URLSearchParams({ p: text }).toString().slice(2)],
  ['in JSON', json],
  ['in JSON with its slashes escaped', (text) => json(text).replace(/\//g, '\\/')],
  [
    'in JSON of ASCII alone',
    (text) =>
      json(text).replace(
        /[\u007f-\uffff]/g,
        (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
  ],
  ['in HTML', html],
  ['in HTML with its apostrophes escaped', (text) => html(text).replaceAll("'", '&#39;')],
  ['in JSON that is shown in HTML', (text) => html(json(text))],
  ['in an address within an address', (text) => encodeURIComponent(encodeURIComponent(text))],
  [
    'in a form within JSON within HTML',
    (text) => html(json(new URLSearchParams({ p: text }).toString().slice(2))),
  ],
  ['in JSON within JSON', (text) => json(json(text))],
  ['by the number of each sign', (text) => text.replace(/./gsu, (one) => `&#${one.codePointAt(0)};`)],
  [
    'by the number in hexadecimal',
    (text) => text.replace(/./gsu, (one) => `&#X00${one.codePointAt(0)?.toString(16)};`),
  ],
  [
    'all in percent signs',
    (text) => [...new TextEncoder().encode(text)].map((one) => `%${hex(one)}`).join(''),
  ],
  ['in capitals', (text) => text.toUpperCase()],
  ['in small letters', (text) => text.toLowerCase()],
  ['with its accents apart', (text) => text.normalize('NFD')],
  ['with its accents together', (text) => text.normalize('NFC')],
  ['in compatible signs', (text) => text.normalize('NFKC')],
  ['with signs without a width', (text) => [...text].join('\u200b')],
  ['in hexadecimal', (text) => [...new TextEncoder().encode(text)].map(hex).join('')],
  ['in Base64', base64],
  [
    'in Base64 of addresses',
    (text) => base64(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, ''),
  ],
  ['in Base64 of a form', (text) => base64(encodeURIComponent(text))],
  ['in Base64 within an address', (text) => encodeURIComponent(base64(text))],
  ['in Base64 of Base64', (text) => base64(base64(text))],
]

const special = fc.constantFrom(...('"\'\\/<>&+%= \u00e9\u00df\u65e5\ud83d\ude00'.match(/./gu) ?? []))
const secrets = fc
  .array(fc.oneof(special, fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 })), {
    maxLength: 16,
  })
  .map((parts) => `Zq${parts.join('')}7k`)

describe.each(ways)('%s', (_, spell) => {
  test('nothing of a secret is left', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        expect(createRedactor([secret])(`before ${spell(secret)} after`)).toBe('before ••• after')
      }),
    )
  })

  test('nor in what the token endpoint says', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, async (password) => {
        const description = `before ${spell(password)} after`
        const answer = await attemptLogin({
          org: 'acme.my.salesforce.com',
          credentials: {
            grant: 'password',
            username: 'u@acme.example',
            password,
            clientId: '3MVG9key',
            clientSecret: 'S3CRET',
          },
          fetch: async () => Response.json({ error: 'x', error_description: description }, { status: 400 }),
        })
        expect(answer).toMatchObject({ ok: false, description: 'before … after' })
      }),
    )
  })
})

test('a secret within another, or beside it, leaves no rest of it', () => {
  fc.assert(
    fc.property(secrets, secrets, (one, other) => {
      for (const [, spell] of ways)
        expect(createRedactor([one, one + other])(`before ${spell(one + other)} after`)).toBe(
          'before ••• after',
        )
      expect(createRedactor([one, other])(`before ${one}${other} after`)).toMatch(/^before (•••){1,2} after$/)
    }),
    { numRuns: 20 },
  )
})

test('a secret in the middle of what is encoded is found, wherever it begins there', () => {
  fc.assert(
    fc.property(secrets, fc.string(), fc.string(), (secret, before, after) => {
      const header = `Authorization: Basic ${base64(`${before}${secret}${after}`)}, again`
      const blotted = createRedactor([secret])(header)
      expect(blotted).toContain('•••')
      for (const run of blotted.match(/[\w+/-]{6,}/g) ?? [])
        expect(Buffer.from(run, 'base64').toString()).not.toContain(secret)
    }),
  )
})

test('what holds none is left as it is', () => {
  const texts = [
    'The client secret is invalid & the user is locked (0x1F). See https://help.example/a%20b?c=d+e.',
    'invalid_grant: authentication failure',
    '{"error":"invalid_client_id","error_description":"client identifier invalid"}',
  ]
  for (const text of texts) expect(createRedactor(['A1B2-c3d4', 'p%41ss&word', 'né'])(text)).toBe(text)
})

test('any secrets and any text are taken, also half a character and the empty one', () => {
  expect(createSecretMasker([''], '…')('as it is')).toBe('as it is')
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), fc.string({ unit: 'binary' }), (some, text) => {
      expect(typeof createSecretMasker([...some, '\ud800'], '…')(text)).toBe('string')
      expect(typeof decodeText(text)).toBe('string')
    }),
    { numRuns: 300 },
  )
})

test('any secret is taken out where it stands as it is, also half a character; the empty one takes out nothing', () => {
  const around = (secret: string) => `☐${secret}☐`
  // What has no width is passed over, and an accent at the beginning belongs to the sign before it.
  const seen = (text: string) => text.replace(/[☐\p{Cf}]/gu, '')
  expect(createSecretMasker([''], '…')(around('as it is'))).toBe(around('as it is'))
  for (const half of ['\ud800', '\udc00'])
    expect(createSecretMasker([half], '…')(around(half))).toBe(around('…'))
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (secret) => {
      fc.pre(seen(secret) !== '')
      expect(seen(createSecretMasker([secret], '…')(around(secret)))).toBe('…')
    }),
  )
})

test.each<[string, string]>([
  ['letters', 'QUFB'.repeat(16_000)],
  ['percent signs', '%25'.repeat(21_000)],
  ['ampersands', '&amp;'.repeat(13_000)],
  ['backslashes', '\\'.repeat(64_000)],
  ['accents', `e${'\u0301'.repeat(60_000)}`],
])('64 kB of %s are looked through to their end', (_, text) => {
  const clean = createRedactor(['correct horse battery', 'A1B2C3D4', '3MVG9abc'])
  expect(clean(`${text} A1B2C3D4`)).not.toContain('A1B2C3D4')
})
