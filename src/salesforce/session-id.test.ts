/** A Salesforce session is known as one wherever and however it stands in a text. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseApiError } from './api/errors.ts'
import { containsSessionId } from './session-id.ts'

const sessions = fc
  .tuple(fc.stringMatching(/^[A-Za-z0-9]{12}([A-Za-z0-9]{3})?$/), fc.stringMatching(/^[A-Za-z0-9._]{10,80}$/))
  .map(([id, key]) => `00D${id}!${key}`)

const ways: readonly (readonly [name: string, write: (session: string) => string])[] = [
  ['alone', (session) => session],
  ['between blanks', (session) => ` \n${session}\t`],
  ['as a header has it', (session) => `Authorization: Bearer ${session}`],
  ['in quotes', (session) => `"${session}"`],
  ['as a cookie', (session) => `BrowserId=x; sid=${session}; Path=/`],
  [
    'in an address',
    (session) =>
      `https://acme.my.salesforce.com/secur/frontdoor.jsp?sid=${encodeURIComponent(session).replace('!', '%21')}`,
  ],
  ['encoded twice', (session) => session.replace('!', '%2521')],
  ['in HTML', (session) => session.replace('!', '&#33;')],
  ['in JSON', (session) => session.replace('!', '\\u0021')],
  ['with signs without a width', (session) => [...session].join('\u200b')],
  ['behind a mark of the byte order', (session) => `\ufeff${session}`],
  ['in full-width signs', (session) => session.replace('!', '\uff01').replace('00D', '\uff10\uff10\uff24')],
  ['behind other letters', (session) => `x${session}`],
]

test.each(ways)('%s', (_, write) => {
  fc.assert(
    fc.property(sessions, (session) => {
      expect(containsSessionId(write(session))).toBe(true)
      // Nor does it come back in what is told of a failure.
      const told = JSON.stringify(
        parseApiError(401, [{ errorCode: 'X', message: `bad ${write(session)} here` }]),
      )
      expect(told).not.toContain(session.slice(session.indexOf('!') + 1))
    }),
    { numRuns: 30 },
  )
})

test('what is none is none', () => {
  const others = ['', '00D', '00D3i000000abcd', '00Dab!cd', 'a password with 00D!', '3MVG9key.of_an.app', '!']
  for (const text of others) expect(containsSessionId(text), text).toBe(false)
})
