/** Whatever SpaceIQ and the network do: at most three requests of one key, one end, and nothing in it that was sent. */

import fc from 'fast-check'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { arbitraryCorrupted, arbitraryHostileText } from '../../test/support/arbitrary-json.ts'
import { createReliabilityCounter } from '../../test/support/reliability-counts.ts'
import { grantTypes } from '../flow-retirement/grant-type.ts'
import { credentialNames } from '../required-setup.ts'
import { postActivation } from './client.ts'
import { isAccepted } from './outcome.ts'
import { type HttpResponse, toActivationOutcome } from './parse-response.ts'
import { createRedactor } from './redact.ts'

const count = createReliabilityCounter('activation-properties')
afterAll(() => count.write())
vi.setConfig({ testTimeout: 60_000 })

const now = Date.parse('2026-11-23T14:00:00Z')
const values = {
  username: 'siq-user@acme.example',
  password: 'pass word "1"',
  clientSecret: 'F00DF00DF00DF00D',
  clientId: '3MVG9.the_key',
  domain: 'https://acme.my.salesforce.com/',
}
const token = 'the-siq-token'
const sent = [...Object.values(values), token]

const grants = fc.constantFrom(...grantTypes)

const problems = {
  title: 'No',
  detail: `No login as ${values.username} with ${values.password}`,
  errors: [{ field: 'password', message: `${values.clientSecret} and ${token}` }],
}
const refusedVersion = {
  detail: `Not for ${values.clientId} of ${values.username}`,
  errors: [
    { field: 'version', message: `No ${values.password}` },
    { field: 'clientSecret', message: values.clientSecret },
  ],
}
const bodies = fc.oneof(
  arbitraryCorrupted([
    { status: 'active', integrationId: 'i', message: `hello ${values.username}` },
    problems,
  ]).map((body) => JSON.stringify(body)),
  fc.constantFrom(
    '',
    '<p>',
    '{"status":',
    ...[{ status: 'pending' }, problems, refusedVersion].map((body) => JSON.stringify(body)),
  ),
  arbitraryHostileText,
)
const answers: fc.Arbitrary<HttpResponse> = fc.record({
  status: fc.oneof(
    fc.constantFrom(200, 201, 204, 301, 307, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503),
    fc.integer({ min: 200, max: 599 }),
  ),
  contentType: fc.oneof(
    fc.constantFrom('application/json', 'application/problem+json; charset=utf-8', 'text/html', ''),
    fc.string({ maxLength: 20 }),
  ),
  retryAfter: fc.option(
    fc.oneof(
      fc.constantFrom('2', '19', '90', '-1', 'soon', 'Mon, 23 Nov 2026 14:00:05 GMT'),
      fc.string({ unit: 'grapheme-ascii', maxLength: 9 }),
    ),
  ),
  body: fc.option(bodies),
})

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

const expectClean = (outcome: unknown) => {
  for (const text of textsIn(outcome)) {
    expect(text.length).toBeLessThanOrEqual(300)
    expect(sent.filter((one) => text.includes(one))).toEqual([])
  }
}

describe('every answer', () => {
  test('has an outcome, which only a 200 or 201 of the contract makes an accepted one', () => {
    const redact = createRedactor(sent)
    fc.assert(
      fc.property(answers, grants, (answer, grant) => {
        count.add('inputs')
        const outcome = toActivationOutcome(answer, { now, tries: 1, grant, redact })
        expectClean(outcome)
        if (isAccepted(outcome)) {
          expect([200, 201]).toContain(answer.status)
          expect(JSON.parse(answer.body ?? '')).toMatchObject({ status: outcome.kind })
          return
        }
        expect(outcome.status).toBe(answer.status)
        expect(outcome.retryAt ?? now).toBeGreaterThanOrEqual(now)
        expect(outcome.retryAt ?? now).toBeLessThanOrEqual(now + 86_400_000)
        for (const { field } of outcome.errors ?? []) expect(credentialNames).toContain(field)
      }),
      { numRuns: 2_000 },
    )
  })
})

type Behaviour =
  | { readonly does: 'answers'; readonly answer: HttpResponse }
  | { readonly does: 'throws' }
  | { readonly does: 'redirects' }
const behaviours = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: answers.map((answer): Behaviour => ({ does: 'answers', answer })) },
    { weight: 2, arbitrary: fc.constantFrom<Behaviour>({ does: 'throws' }, { does: 'redirects' }) },
    {
      weight: 2,
      arbitrary: fc.constant<Behaviour>({
        does: 'answers',
        answer: { status: 503, contentType: '', retryAfter: null, body: '' },
      }),
    },
  ),
  { minLength: 6, maxLength: 6 },
)

const isHeader = (value: string) => /^[\x20-\x7e]*$/.test(value)

const responseOf = (answer: HttpResponse): Response => {
  const headers = new Headers()
  if (isHeader(answer.contentType)) headers.set('content-type', answer.contentType)
  if (answer.retryAfter !== null && isHeader(answer.retryAfter)) headers.set('retry-after', answer.retryAfter)
  const hasBody = ![204, 205, 304].includes(answer.status)
  return new Response(hasBody ? answer.body : null, { status: answer.status, headers })
}

describe('the client', () => {
  test('makes one to three requests of one key and one body, and none after an end', async () => {
    await fc.assert(
      fc.asyncProperty(
        behaviours,
        fc.option(fc.integer({ min: 1, max: 3 })),
        grants,
        async (script, abortAt, grant) => {
          count.add('faults')
          const requests: RequestInit[] = []
          const ends: string[] = []
          const controller = new AbortController()
          const waits: number[] = []
          const outcome = await postActivation({
            endpoint: 'https://api.spaceiq.com/x',
            allowedHosts: [],
            token,
            grant,
            values,
            idempotencyKey: 'one-key',
            signal: controller.signal,
            now: () => now,
            sleep: async (ms) => void waits.push(ms),
            fetch: async (_, init) => {
              if (init) requests.push(init)
              if (requests.length === abortAt) controller.abort()
              const behaviour = script[requests.length - 1]
              if (behaviour?.does !== 'answers' && behaviour?.does !== 'redirects')
                throw new TypeError(`no ${values.password}`)
              if (behaviour.does === 'redirects')
                return Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' })
              const { status } = behaviour.answer
              if (status < 500 && status !== 429) ends.push(String(status))
              return responseOf(behaviour.answer)
            },
          })
          expect(requests.length).toBeGreaterThanOrEqual(1)
          expect(requests.length).toBeLessThanOrEqual(3)
          if (abortAt !== null) expect(requests.length).toBeLessThanOrEqual(abortAt)
          expect(new Set(requests.map(({ headers }) => new Headers(headers).get('idempotency-key')))).toEqual(
            new Set(['one-key']),
          )
          expect(new Set(requests.map(({ body }) => body)).size).toBe(1)
          for (const { redirect, credentials } of requests)
            expect([redirect, credentials]).toEqual(['manual', 'omit'])
          // What was answered for good ends it: it was the last request.
          expect(ends.length).toBeLessThanOrEqual(1)
          expect(waits.length).toBeLessThanOrEqual(2)
          for (const wait of waits) expect(wait).toBeGreaterThanOrEqual(1_000)
          for (const wait of waits) expect(wait).toBeLessThanOrEqual(20_000)
          if (!isAccepted(outcome)) expect(outcome.tries).toBe(requests.length)
          expectClean(outcome)
        },
      ),
      { numRuns: 1_000 },
    )
  })

  test('sends nothing where the values, the token or the address cannot be right', async () => {
    const wrongs = fc.record({
      value: fc.constantFrom('', ' ', 'two\nlines', '\u0000', 'x'.repeat(600)),
      which: fc.constantFrom(...credentialNames, 'token', 'endpoint'),
      endpoint: fc.oneof(
        fc.webUrl({ validSchemes: ['http', 'https', 'ftp'] }),
        fc.domain().map((host) => `https://api.spaceiq.com.${host}/`),
        fc.domain().map((host) => `https://api.spaceiq.com@${host}/`),
        arbitraryHostileText,
      ),
    })
    await fc.assert(
      fc.asyncProperty(wrongs, async ({ value, which, endpoint }) => {
        count.add('inputs')
        let requests = 0
        const outcome = await postActivation({
          endpoint: which === 'endpoint' ? endpoint : 'https://api.spaceiq.com/x',
          allowedHosts: [],
          token: which === 'token' ? value.slice(0, 3) && `${value} ` : token,
          grant: 'password',
          values: which in values ? { ...values, [which]: value } : values,
          idempotencyKey: 'one-key',
          fetch: async () => {
            requests += 1
            return new Response()
          },
        })
        expect(requests).toBe(0)
        expect(outcome).toMatchObject({
          tries: 0,
          kind: expect.stringMatching(/^(incomplete|invalid|endpoint-refused)$/),
        })
      }),
      { numRuns: 1_000 },
    )
  })
})
