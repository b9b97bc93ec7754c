import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { checkEndpoint } from '../platform/endpoint.ts'
import { type ActivateOptions, postActivation } from './client.ts'
import type { ActivationFailure } from './outcome.ts'
import { createRedactor } from './redact.ts'
import { parseRetryAfter } from './retry-after.ts'

const now = Date.parse('2026-11-23T14:00:00Z')
const values = {
  username: 'spaceiq@acme.example',
  password: 'pass-word "1"',
  clientSecret: 'F00DF00DF00D',
  clientId: '3MVG9key',
  domain: 'https://acme.my.salesforce.com/',
}

interface Seen {
  headers: IncomingMessage['headers']
  body: string
  url: string | undefined
  method: string | undefined
}
type Answering = (response: ServerResponse, n: number) => void

let stop: (() => void) | undefined
afterEach(() => stop?.())

/** A server on this machine, and a fetch that takes every request for SpaceIQ there. */
const serve = async (answer: Answering) => {
  const seen: Seen[] = []
  const listener: RequestListener = (request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      seen.push({ headers: request.headers, body, url: request.url, method: request.method })
      answer(response, seen.length)
    })
  }
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stop = () => {
    server.closeAllConnections()
    server.close()
  }
  const { port } = server.address() as AddressInfo
  const requests: RequestInit[] = []
  const fetchThere: typeof fetch = (input, init) => {
    if (init) requests.push(init)
    const url = new URL(String(input))
    return fetch(`http://127.0.0.1:${port}${url.pathname}`, init)
  }
  return { seen, requests, fetch: fetchThere }
}

const run = async (answer: Answering, more: Partial<ActivateOptions> = {}) => {
  const server = await serve(answer)
  const waits: number[] = []
  const tries: number[] = []
  const outcome = await postActivation({
    endpoint: 'https://api.spaceiq.com/integrations/salesforce/activate',
    allowedHosts: [],
    token: 'the-token',
    grant: 'password',
    values,
    idempotencyKey: 'one-key',
    fetch: server.fetch,
    now: () => now,
    sleep: async (ms) => void waits.push(ms),
    onTry: (n) => tries.push(n),
    timeoutMs: 3_000,
    ...more,
  })
  return { outcome, waits, tries, ...server }
}

test('another try asks first whether it still may, and what is taken back meanwhile gets none', async () => {
  const asked: number[] = []
  const { outcome, seen } = await run(json(503, {}), {
    isRetryAllowed: async () => asked.push(asked.length) < 2,
  })
  expect(seen).toHaveLength(2)
  expect(asked).toHaveLength(2)
  expect(outcome).toMatchObject({ kind: 'server-error', tries: 2 })
})

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answering =>
  (response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(typeof body === 'string' ? body : JSON.stringify(body))

describe('an accepted activation', () => {
  test('is one POST of the contract', async () => {
    const { outcome, seen, requests } = await run(
      json(200, { status: 'active', integrationId: 'i-1', more: 1 }),
    )
    expect(outcome).toEqual({ kind: 'active', at: now, integrationId: 'i-1' })
    expect(seen).toHaveLength(1)
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/integrations/salesforce/activate' })
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ integration: 'salesforce', version: 1, ...values })
    expect(seen[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      authorization: 'Bearer the-token',
      'idempotency-key': 'one-key',
    })
    expect(requests[0]).toMatchObject({
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    })
  })

  test('may be pending, as 201, with a message', async () => {
    const { outcome } = await run(json(201, { status: 'pending', message: 'Wait for F00DF00DF00D' }))
    expect(outcome).toEqual({ kind: 'pending', at: now, message: 'Wait for •••' })
  })
})

describe('a refusal', () => {
  test.each([
    [400, 'invalid'],
    [422, 'invalid'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [409, 'already-active'],
    [405, 'unexpected'],
    [204, 'unexpected'],
    [301, 'redirected'],
    [307, 'redirected'],
  ])('%i is %s, after one try', async (status, kind) => {
    const { outcome, seen } = await run((response) => {
      response.writeHead(status, { location: 'https://api.spaceiq.com/elsewhere' }).end()
    })
    expect(outcome).toEqual({ kind, at: now, status, tries: 1 })
    expect(seen).toHaveLength(1)
  })

  test('tells the fields, without ones we do not know and without what we sent', async () => {
    const { outcome } = await run((response) => {
      response.writeHead(422, { 'content-type': 'application/problem+json; charset=utf-8' }).end(
        JSON.stringify({
          title: 'Wrong',
          detail: `No login as ${values.username} with ${values.password} by the-token`,
          status: 'a text',
          errors: [
            { field: 'password', message: `${values.password} is wrong` },
            { field: 'constructor', message: 'x' },
            { field: 'domain' },
            null,
          ],
        }),
      )
    })
    expect(outcome).toEqual({
      kind: 'invalid',
      at: now,
      status: 422,
      tries: 1,
      detail: 'Wrong: No login as ••• with ••• by •••',
      errors: [{ field: 'password', message: '••• is wrong' }],
    })
  })

  test('with a page of HTML is told by its status alone', async () => {
    const { outcome } = await run((response) => void response.writeHead(403).end('<h1>Forbidden</h1>'))
    expect(outcome).toEqual({ kind: 'forbidden', at: now, status: 403, tries: 1 })
  })

  test.each<[string, Answering]>([
    ['not-json', (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>')],
    ['not-json', (response) => void response.writeHead(200).end('{"status":"active"}')],
    ['not-json', json(200, '{"status":')],
    ['unexpected', json(200, { status: 'maybe' })],
    ['unexpected', json(200, [])],
    ['unexpected', json(200, null)],
    ['unexpected', json(200, { status: 'active', message: 'x'.repeat(70_000) })],
  ])('%s where a 200 is not of the contract', async (kind, answer) => {
    expect((await run(answer)).outcome).toEqual({ kind, at: now, status: 200, tries: 1 })
  })
})

describe('with client credentials', () => {
  const withGrant = { grant: 'client_credentials' } as const
  const refusing = (status: number, ...errors: unknown[]) =>
    json(status, { detail: `Not for ${values.username}`, errors })

  test('the request is version 2, without username and password', async () => {
    const { outcome, seen } = await run(json(200, { status: 'active' }), withGrant)
    expect(outcome).toEqual({ kind: 'active', at: now })
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      integration: 'salesforce',
      version: 2,
      grant: 'client_credentials',
      clientId: values.clientId,
      clientSecret: values.clientSecret,
      domain: values.domain,
    })
    expect(JSON.stringify(seen)).not.toContain(values.username)
    expect(JSON.stringify(seen)).not.toContain('pass-word')
  })

  test('neither username nor password has to be known', async () => {
    const { outcome } = await run(json(200, { status: 'active' }), {
      ...withGrant,
      values: { ...values, username: '', password: '' },
    })
    expect(outcome.kind).toBe('active')
  })

  test('what is sent has to be known', async () => {
    const empty = { username: '', password: '', clientSecret: '', clientId: ' ', domain: '' }
    const { outcome, seen } = await run(json(200, {}), { ...withGrant, values: empty, token: '' })
    expect(seen).toEqual([])
    expect(outcome).toMatchObject({
      kind: 'incomplete',
      missing: ['clientSecret', 'clientId', 'domain', 'token'],
    })
  })

  test('username and password are blotted out of the answer, though they were not sent', async () => {
    const message = `${values.username} and ${values.password} and the-token`
    const { outcome } = await run(json(422, { detail: message, errors: [{ field: 'clientId', message }] }), {
      ...withGrant,
    })
    expect(outcome).toMatchObject({
      kind: 'invalid',
      detail: '••• and ••• and •••',
      errors: [{ field: 'clientId', message: '••• and ••• and •••' }],
    })
  })

  test.each([
    [422, 'version'],
    [400, 'version'],
    [400, 'grant'],
    [422, 'grant'],
  ])('%i that names %s is SpaceIQ not taking them, after one try', async (status, field) => {
    const { outcome, seen } = await run(refusing(status, null, { field, message: 'no' }), withGrant)
    expect(outcome).toEqual({ kind: 'grant-refused', at: now, status, tries: 1, detail: 'Not for •••' })
    expect(seen).toHaveLength(1)
  })

  test('one that names the member alone says as much', async () => {
    const { outcome } = await run(refusing(422, null, { field: 'grant' }), withGrant)
    expect(outcome.kind).toBe('grant-refused')
  })

  test.each<[string, Answering]>([
    ['invalid', refusing(422, { field: 'clientId', message: 'version' })],
    ['invalid', refusing(400, { field: 'Version', message: 'no' }, { message: 'grant' })],
    ['invalid', json(422, { detail: 'version', errors: 'grant' })],
    ['forbidden', refusing(403, { field: 'version', message: 'no' })],
    ['server-error', refusing(500, { field: 'grant', message: 'no' })],
    [
      'invalid',
      (response) => void response.writeHead(400).end('{"errors":[{"field":"version","message":"no"}]}'),
    ],
  ])('any other answer is %s as ever', async (kind, answer) => {
    expect((await run(answer, withGrant)).outcome.kind).toBe(kind)
  })

  test('with the password, an error on version or grant is a refused request as any other', async () => {
    const { outcome } = await run(refusing(422, { field: 'version', message: 'no' }))
    expect(outcome).toEqual({ kind: 'invalid', at: now, status: 422, tries: 1, detail: 'Not for •••' })
  })
})

describe('tried again', () => {
  test('503 twice, then accepted: three requests of one key', async () => {
    const { outcome, seen, waits, tries } = await run((response, n) =>
      n < 3 ? response.writeHead(503).end() : json(200, { status: 'active' })(response, n),
    )
    expect(outcome.kind).toBe('active')
    expect(waits).toEqual([1000, 2000])
    expect(tries).toEqual([1, 2, 3])
    expect(new Set(seen.map(({ headers }) => headers['idempotency-key']))).toEqual(new Set(['one-key']))
    expect(new Set(seen.map(({ body }) => body)).size).toBe(1)
  })

  test.each<[string, number | undefined, Answering]>([
    ['server-error', 500, (response) => void response.writeHead(500).end()],
    ['network', undefined, (response) => void response.destroy()],
    // The head came, the rest never does.
    [
      'timeout',
      undefined,
      (response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{'),
    ],
    ['timeout', undefined, () => undefined],
  ])('%s: three requests, no more', async (kind, status, answer) => {
    const { outcome, seen } = await run(answer, { timeoutMs: 100 })
    expect(outcome).toEqual({ kind, at: now, tries: 3, ...(status === undefined ? {} : { status }) })
    expect(seen).toHaveLength(3)
  })

  test('429 waits as long as it is asked to', async () => {
    const { outcome, waits } = await run((response, n) =>
      json(n < 2 ? 429 : 200, { status: 'active' }, { 'retry-after': '7' })(response, n),
    )
    expect(outcome.kind).toBe('active')
    expect(waits).toEqual([7000])
  })

  test.each([
    ['60', now + 60_000],
    ['Mon, 23 Nov 2026 14:02:00 GMT', now + 120_000],
    ['soon', undefined],
  ])('not 429 with Retry-After: %s, which is for the admin to wait for', async (header, retryAt) => {
    const { outcome, seen } = await run(json(429, { title: 'Slow down' }, { 'retry-after': header }))
    expect(outcome).toEqual({
      kind: 'rate-limited',
      at: now,
      status: 429,
      tries: 1,
      detail: 'Slow down',
      ...(retryAt === undefined ? {} : { retryAt }),
    })
    expect(seen).toHaveLength(1)
  })

  test('not 503 that asks for minutes', async () => {
    const { outcome } = await run(json(503, {}, { 'retry-after': '600' }))
    expect(outcome).toEqual({ kind: 'server-error', at: now, status: 503, tries: 1, retryAt: now + 600_000 })
  })

  test('not when it was called off', async () => {
    const controller = new AbortController()
    const { seen } = await run(
      (response) => {
        controller.abort()
        response.writeHead(503).end()
      },
      { signal: controller.signal },
    )
    expect(seen).toHaveLength(1)
  })
})

describe('nothing is sent', () => {
  const unsent = async (more: Partial<ActivateOptions>) => {
    const { outcome, seen } = await run(json(200, { status: 'active' }), more)
    expect(seen).toHaveLength(0)
    expect(outcome).toMatchObject({ tries: 0 })
    return outcome as ActivationFailure
  }

  test('when something is missing', async () => {
    const outcome = await unsent({ values: { ...values, password: '', clientId: ' ' }, token: '' })
    expect(outcome.kind).toBe('incomplete')
    expect(outcome.missing).toEqual(['password', 'clientId', 'token'])
  })

  test('with a token no header can carry', async () => {
    expect((await unsent({ token: 'a\r\nX-Evil: 1' })).missing).toEqual(['token'])
  })

  test('with a domain that is none', async () => {
    const outcome = await unsent({ values: { ...values, domain: 'acme' } })
    expect(outcome.kind).toBe('invalid')
    expect(outcome.errors?.map(({ field }) => field)).toEqual(['domain'])
  })

  test.each([
    ['not-a-url', 'activate'],
    ['not-https', 'http://api.spaceiq.com/'],
    ['userinfo', 'https://me@api.spaceiq.com/'],
    ['userinfo', 'https://api.spaceiq.com:x@evil.example/'],
    ['port', 'https://api.spaceiq.com:8443/'],
    ['host-not-allowed', 'https://evilspaceiq.com/'],
    ['host-not-allowed', 'https://api.spaceiq.com.evil.example/'],
    ['host-not-allowed', 'https://api.spaceiq.com./'],
    ['host-not-allowed', 'https://spaceiq.com/'],
    ['host-not-allowed', 'https://sub.proxy.example/'],
  ])('%s: to %s', async (reason, endpoint) => {
    const outcome = await unsent({ endpoint, allowedHosts: ['proxy.example'] })
    expect(outcome).toMatchObject({ kind: 'endpoint-refused', detail: reason })
  })
})

test('an allowed host is allowed exactly', () => {
  expect(checkEndpoint('https://Proxy.example/a#b', ['PROXY.example'])).toEqual({
    ok: true,
    url: 'https://proxy.example/a',
  })
  expect(checkEndpoint('https://eu.api.spaceiq.com:443/a', []).ok).toBe(true)
})

test('a fetch that throws at once, or answers with an opaque redirect', async () => {
  const thrown = await run(json(200, {}), {
    fetch: () => {
      throw new TypeError(`bad ${values.password}`)
    },
  })
  expect(thrown.outcome).toEqual({ kind: 'network', at: now, tries: 3 })
  const opaque = await run(json(200, {}), {
    fetch: async () => Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' }),
  })
  expect(opaque.outcome).toEqual({ kind: 'redirected', at: now, tries: 1 })
})

test('texts are blotted, the longest value first, evened out and cut', () => {
  const redact = createRedactor(['abc', 'pass', 'password-2', 'a b/c', '\ud800xyz'])
  expect(redact('password-2 pass abc\n\u202eend a%20b%2Fc')).toBe('••• ••• abc end •••')
  expect(redact('x'.repeat(400))).toHaveLength(300)
})

test.each([
  [null, null],
  ['', null],
  ['5', 5000],
  ['-5', null],
  ['99999999999', 86_400_000],
  ['Mon, 23 Nov 2026 14:00:10 GMT', 10_000],
  ['Mon, 23 Nov 2026 13:00:00 GMT', 0],
])('Retry-After %j is %j', (header, expected) => {
  expect(parseRetryAfter(header, now)).toBe(expected)
})
