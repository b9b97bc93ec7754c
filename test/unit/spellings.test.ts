/** A secret is blotted out of foreign words however they spell it, in SpaceIQ's answers and in Salesforce's. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { signIn } from '../../src/salesforce/api/sign-in.ts'
import { redactor } from '../../src/spaceiq/redact.ts'
import { spellings } from '../../src/spellings.ts'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const html = (text: string) => text.replace(/[&<>"]/g, (found) => entities[found] ?? '')
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
        expect(redactor([secret])(`before ${spell(secret)} after`)).toBe('before ••• after')
      }),
    )
  })

  test('nor in what the token endpoint says', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, async (password) => {
        const description = `before ${spell(password)} after`
        const answer = await signIn({
          org: 'acme.my.salesforce.com',
          values: { username: 'u@acme.example', password, clientId: '3MVG9key', clientSecret: 'S3CRET' },
          fetch: async () => Response.json({ error: 'x', error_description: description }, { status: 400 }),
        })
        expect(answer).toMatchObject({ ok: false, description: 'before … after' })
      }),
    )
  })
})

test('the longest spelling comes first, so that a secret within another leaves no rest of it', () => {
  fc.assert(
    fc.property(secrets, secrets, (one, other) => {
      const lengths = spellings([one, one + other]).map(({ length }) => length)
      expect(lengths).toEqual(lengths.toSorted((a, b) => b - a))
      for (const [, spell] of ways)
        expect(redactor([one, one + other])(`before ${spell(one + other)} after`)).toBe('before ••• after')
    }),
  )
})

test('any secret has spellings, also half a character and the empty one', () => {
  expect(spellings([''])).toEqual([])
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(spellings([text, '\ud800']).includes('\ud800')).toBe(true)
    }),
    { numRuns: 50 },
  )
})
