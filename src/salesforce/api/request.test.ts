/** Requests to an org's API: where they go, what they carry, and what Salesforce's refusals come to. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { getMessage } from '../../../test/support/texts.ts'
import { candidateLayoutNames } from '../../org-check/facts/layouts.ts'
import { attemptLogin } from '../../org-check/login-test/oauth-token.ts'
import { parseApiError } from './errors.ts'
import { parseReadResponse, parseSoapFault, readMetadataEnvelope } from './metadata.ts'
import { createSalesforceApi } from './request.ts'
import { soqlPrefixPattern, soqlString } from './soql.ts'

const org = 'acme.my.salesforce.com'
const session = '00D5g000000abcdEAA!AQ4AQFakeSession'

const answering = (response: () => Response | Promise<Response>) => {
  const calls: { url: string; init: RequestInit }[] = []
  const api = createSalesforceApi({
    org,
    sessionId: session,
    timeoutMs: 50,
    fetch: async (url, init = {}) => {
      calls.push({ url: String(url), init })
      return response()
    },
  })
  return { api, calls }
}

describe('a request', () => {
  test('goes to the org’s own host with the session in a header, and follows nothing', async () => {
    const { api, calls } = answering(() => Response.json({ ok: 1 }))
    expect(await api.get('data/v66.0/limits')).toEqual({ ok: true, value: { ok: 1 } })
    expect(calls[0]?.url).toBe('https://acme.my.salesforce.com/services/data/v66.0/limits')
    expect(calls[0]?.init).toMatchObject({ redirect: 'manual', credentials: 'omit', method: 'GET' })
    expect(calls[0]?.init.headers).toMatchObject({
      authorization: `Bearer ${session}`,
      'sforce-call-options': 'client=SpaceIQ Setup Assistant',
    })
    expect(calls[0]?.url).not.toContain(session)
  })

  test.each([
    ['a redirect', () => new Response(null, { status: 302, headers: { location: '/' } }), 'redirected'],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'network'],
    ['no answer', () => Promise.reject(new DOMException('', 'TimeoutError')), 'timeout'],
    ['a page', () => new Response('<html>'), 'unexpected'],
  ])('%s is a value', async (_, response, reason) => {
    const { api } = answering(response as () => Response)
    expect(await api.get('data')).toMatchObject({ ok: false, reason })
  })

  test('an empty answer to a success is one', async () => {
    const { api } = answering(() => new Response(null, { status: 204 }))
    expect(await api.post('data', {})).toEqual({ ok: true, value: null })
  })
})

/** A body of megabytes that are made as they are read, and how many were. */
const endless = (megabytes: number) => {
  let read = 0
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (read === megabytes) return controller.close()
        read += 1
        controller.enqueue(new Uint8Array(1024 * 1024).fill(0x20))
      },
    },
    { highWaterMark: 0 },
  )
  return { response: new Response(body), read: () => read }
}

test('an answer that goes on and on is read up to a limit, whatever was asked', async () => {
  for (const ask of ['get', 'readMetadata', 'post'] as const) {
    const { response, read } = endless(500)
    const { api } = answering(() => response)
    const answer = await (ask === 'readMetadata' ? api.readMetadata('X', []) : api[ask]('data', {}))
    expect(answer).toMatchObject({ ok: false, reason: 'unexpected' })
    expect(read()).toBeLessThan(20)
  }
})

test('so is that of the token endpoint, and of who signed in', async () => {
  const credentials = {
    grant: 'password',
    username: 'u',
    password: 'p',
    clientId: 'k',
    clientSecret: 's',
  } as const
  const bodies: ReturnType<typeof endless>[] = []
  const huge = () => {
    const body = endless(500)
    bodies.push(body)
    return body.response
  }
  expect(await attemptLogin({ org, credentials, fetch: async () => huge() })).toMatchObject({ ok: false })
  const token = () => Response.json({ access_token: 'a-token' })
  const fetch = async (url: unknown) => (/userinfo/.test(String(url)) ? huge() : token())
  expect(await attemptLogin({ org, credentials, fetch })).toMatchObject({
    ok: true,
    identity: { ok: false },
  })
  // A token's answer is small; who signed in is asked of the API, which has the limit of all its answers.
  const [token0, who] = bodies
  expect(token0?.read()).toBeLessThan(3)
  expect(who?.read()).toBeLessThan(20)
})

test('a layout whose name was cut within a sign has a name that can be asked for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const names = candidateLayoutNames({ records: [{ Name: `${name}\ud83d`, NamespacePrefix: null }] })
      expect(names.flat().length).toBeGreaterThan(0)
      for (const asked of names.flat()) expect(asked).toMatch(/^Case-[^<>&"']*$/)
    }),
  )
})

describe('what a refusal comes to', () => {
  test.each([
    [401, 'INVALID_SESSION_ID', 'Session expired or invalid', 'session-expired'],
    [401, 'INVALID_SESSION_ID', 'This session is not valid for use with the REST API', 'session-barred'],
    [
      401,
      'INVALID_SESSION_ID',
      'session is not valid for use: a higher session level is wanted',
      'session-level',
    ],
    [403, 'INSUFFICIENT_ACCESS', 'High Assurance session required', 'session-level'],
    [403, 'FORBIDDEN', 'The scope api is missing', 'scope-missing'],
    [401, 'INVALID_SESSION_ID', 'session hash', 'session-locked'],
    [403, 'INVALID_OPERATION_WITH_EXPIRED_PASSWORD', 'words of Salesforce', 'password-expired'],
    [401, 'INVALID_SESSION_ID', 'Session is locked to another IP address', 'session-locked'],
    [403, 'API_DISABLED_FOR_ORG', 'API is not enabled for this Organization or Partner', 'api-disabled'],
    [403, 'FORBIDDEN', 'Blocked by API Access Control', 'access-control'],
    [403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', 'limit'],
    [403, 'INSUFFICIENT_ACCESS', 'insufficient access rights', 'forbidden'],
    [404, 'NOT_FOUND', 'The requested resource does not exist', 'not-found'],
    [400, 'DUPLICATE_DEVELOPER_NAME', 'There is already a field named Team', 'duplicate'],
    [400, 'INVALID_FIELD', 'No such column', 'invalid'],
    [400, 'INVALID_FIELD', "No such column 'Scope'", 'invalid'],
    [500, 'UNKNOWN_EXCEPTION', 'An unexpected error occurred', 'unexpected'],
  ])('%i %s %s', (status, errorCode, message, reason) => {
    expect(parseApiError(status, [{ errorCode, message }])).toEqual({
      ok: false,
      reason,
      code: errorCode,
      message,
      status,
    })
  })

  test('that is one word of plain text has it as its code', async () => {
    const { api } = answering(() => new Response('Bad_OAuth_Token', { status: 403 }))
    expect(await api.get('oauth2/userinfo')).toMatchObject({
      reason: 'session-expired',
      code: 'Bad_OAuth_Token',
    })
    const page = answering(() => new Response('<html>Access denied</html>', { status: 403 }))
    expect(await page.api.get('data')).toMatchObject({ reason: 'forbidden', code: '', message: '' })
  })

  test('names no single cause where Salesforce names none', () => {
    for (const cause of ['API Access Control', 'ecurity level', 'scope'])
      expect(getMessage('api_session_barred')).toContain(cause)
    expect(getMessage('api_session_barred')).not.toBe(getMessage('api_access_control'))
  })

  test('no session comes back with it', () => {
    const error = parseApiError(401, [{ errorCode: 'INVALID_SESSION_ID', message: `bad ${session} here` }])
    expect(JSON.stringify(error)).not.toContain('FakeSession')
  })

  test('a fault of the Metadata API', () => {
    const xml =
      '<soapenv:Fault><faultcode>sf:INVALID_SESSION_ID</faultcode><faultstring>INVALID_SESSION_ID: Invalid Session ID found</faultstring></soapenv:Fault>'
    expect(parseSoapFault(500, xml)).toMatchObject({ reason: 'session-expired', code: 'INVALID_SESSION_ID' })
  })
})

test('a name cannot leave its place in a query or an envelope', () => {
  expect(soqlString("O'Neil\\")).toBe("'O\\'Neil\\\\'")
  expect(soqlPrefixPattern("o'n_1%@")).toBe("'o\\'n\\_1\\%@%'")
  expect(readMetadataEnvelope('a<b', 'X', ['</met:fullNames>'])).not.toContain('a<b')
})

test('records of the Metadata API, without those it does not know', () => {
  const [app, ...others] = parseReadResponse(
    '<result><records xsi:type="ConnectedApp"><fullName>SpaceIQ</fullName><oauthConfig><scopes>Full</scopes><scopes>Api</scopes><isConsumerSecretOptional>true</isConsumerSecretOptional></oauthConfig><label>A &amp; B</label></records><records xsi:nil="true"></records></result>',
  )
  expect(others).toEqual([])
  expect([
    app?.all('scopes'),
    app?.flag('isConsumerSecretOptional'),
    app?.flag('nothing'),
    app?.first('label'),
  ]).toEqual([['Full', 'Api'], true, null, 'A & B'])
})
