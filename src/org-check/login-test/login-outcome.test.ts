/** Test login: what is sent, what each answer means, and that nothing is kept. */

import { describe, expect, test } from 'vitest'
import { passwordFlowEndDate } from '../../flow-retirement/flow-retirement.ts'
import { summer26 } from '../../flow-retirement/open-way.ts'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import { generatePassword } from '../repair/password.ts'
import { describeLogin } from './login-history.ts'
import type { LoginOutcome } from './login-kinds.ts'
import { toLoginOutcome, withLoginHistory } from './login-outcome.ts'
import { describeLoginOutcome, failedAfterToken } from './login-texts.ts'
import { attemptLogin, type LoginCredentials } from './oauth-token.ts'

const org = 'acme.my.salesforce.com'
const values = { username: 'u@acme.example', password: 'p&w %', clientId: '3MVG9key', clientSecret: 'S3CRET' }
const { clientId, clientSecret } = values
const byPassword = { grant: 'password', ...values } as const
const byClientCredentials = { grant: 'client_credentials', clientId, clientSecret } as const
const now = Date.parse('2026-11-29T09:00:00Z')
/** An org of which nothing is known, on that day. */
const context = { org, setup: {}, now: new Date(now) }

interface Answers {
  readonly token?: () => Response
  readonly describe?: () => Response
  readonly userinfo?: () => Response
  readonly revoke?: () => Response
}

const token = () => Response.json({ access_token: '00Dx!tok', instance_url: `https://${org}` })
const team = { name: 'Team__c', type: 'string', length: 255, createable: true, updateable: true }
const described = () =>
  Response.json({
    name: 'Case',
    createable: true,
    fields: [
      team,
      { ...team, name: 'pkg__Department__c' },
      { name: 'Reason__c', type: 'picklist', createable: true, nillable: false, defaultedOnCreate: false },
      { name: 'IsEscalated', type: 'boolean', createable: true, nillable: false, defaultedOnCreate: false },
      { name: 'CreatedById', type: 'reference', createable: false, nillable: false, defaultedOnCreate: true },
    ],
    recordTypeInfos: [
      { recordTypeId: '012', name: 'Support', available: true, defaultRecordTypeMapping: true },
    ],
  })
/** All goes well but for what is given; null: no answer. */
const well = {
  token,
  describe: described,
  userinfo: () => Response.json({ preferred_username: 'u@acme.example' }),
  revoke: () => new Response(null, { status: 200 }),
}

const run = async (answers: Answers, credentials: LoginCredentials = byPassword) => {
  const sent: { url: string; body: string; authorization: string }[] = []
  const answer = await attemptLogin({
    org,
    credentials,
    fetch: async (url, init) => {
      const { authorization = '' } = { ...(init?.headers as Record<string, string>) }
      sent.push({ url: String(url), body: String(init?.body ?? ''), authorization })
      const name = String(url).split('/').at(-1) as keyof Answers
      const respond = answers[name]
      if (!respond) throw new TypeError('Failed to fetch')
      return respond()
    },
  })
  return {
    answer,
    sent,
    outcome: toLoginOutcome(answer, {
      grant: credentials.grant,
      savedAt: undefined,
      username: values.username,
      now,
    }),
  }
}

const refusal = (status: number, errorCode: string, message: string) => () =>
  Response.json([{ errorCode, message }], { status })
const json = (status: number, body: unknown) => () => Response.json(body, { status })
const page =
  (status: number, title = 'Busy') =>
  () =>
    new Response(`<!DOCTYPE html><html><head><title>${title}</title></head></html>`, { status })

test('a success names the user and the org, was proven by a data call, and gives the token back', async () => {
  const { answer, outcome, sent } = await run(well)
  expect(outcome).toMatchObject({ kind: 'success', username: 'u@acme.example', host: org })
  expect(sent.map(({ url }) => url.replace(`https://${org}/services/`, ''))).toEqual([
    'oauth2/token',
    'data/v66.0/sobjects/Case/describe',
    'oauth2/userinfo',
    'oauth2/revoke',
  ])
  expect(sent.map(({ authorization }) => authorization)).toEqual([
    '',
    'Bearer 00Dx!tok',
    'Bearer 00Dx!tok',
    '',
  ])
  expect(Object.fromEntries(new URLSearchParams(sent[0]?.body))).toEqual({
    grant_type: 'password',
    client_id: values.clientId,
    client_secret: values.clientSecret,
    username: values.username,
    password: values.password,
  })
  expect(JSON.stringify([answer, outcome])).not.toContain('00Dx!tok')
})

test('a token that could not be given back is said', async () => {
  const { revoke: _, ...others } = well
  expect((await run(others)).outcome).toMatchObject({ kind: 'success', unrevoked: true })
})

test('no network and a redirect are values, and an answer never repeats a secret', async () => {
  expect((await run({})).answer).toMatchObject({ ok: false, error: 'network' })
  const redirect = () => new Response(null, { status: 302 })
  expect((await run({ token: redirect })).answer).toMatchObject({ error: 'redirected' })
  const { answer } = await run({ token: json(400, { error: 'x', error_description: 'bad S3CRET' }) })
  expect(JSON.stringify(answer)).not.toContain('S3CRET')
})

describe('client credentials', () => {
  test('send key and secret alone, and name no user', async () => {
    const { sent, outcome } = await run(well, byClientCredentials)
    expect(Object.fromEntries(new URLSearchParams(sent[0]?.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    })
    expect(outcome).toMatchObject({
      kind: 'success',
      grant: 'client_credentials',
      username: 'u@acme.example',
    })
    expect(sent.at(-1)?.url).toContain('oauth2/revoke')
  })

  test('that act as another user than the integration’s are no success, and name that user', async () => {
    const userinfo = () => Response.json({ preferred_username: 'admin@acme.example' })
    const { outcome } = await run({ ...well, userinfo }, byClientCredentials)
    expect(outcome).toMatchObject({ kind: 'other-run-as', username: 'admin@acme.example' })
    expect(describeLoginOutcome(outcome, context)[0]).toEqual({
      key: 'cc_other_run_as',
      subs: ['admin@acme.example', org],
    })
  })

  test('take the user’s name in any spelling', async () => {
    const userinfo = () => Response.json({ preferred_username: 'U@Acme.example' })
    expect((await run({ ...well, userinfo }, byClientCredentials)).outcome.kind).toBe('success')
  })

  test('of an app whose scope is full alone are told as that trap, not as a barred session', async () => {
    const barred = refusal(401, 'INVALID_SESSION_ID', 'This session is not valid for use with the REST API')
    const { outcome } = await run({ ...well, describe: barred }, byClientCredentials)
    expect(outcome).toMatchObject({ kind: 'scope-missing', grant: 'client_credentials' })
    expect(describeLoginOutcome(outcome, context).map(({ key }) => key)).toEqual([
      'cc_scope_missing',
      'cc_session_barred',
      'cc_token_no_proof',
      'signin_revoked',
    ])
    expect((await run({ ...well, describe: barred })).outcome.kind).toBe('session-barred')
  })

  test.each([
    ['invalid_grant', 'no client credentials user enabled', 'no-run-as', 'cc_no_run_as'],
    ['invalid_grant', 'client credentials flow not enabled', 'grant-refused', 'cc_flow_disabled'],
    ['unsupported_grant_type', 'grant type not supported', 'grant-refused', 'cc_flow_disabled'],
    ['invalid_grant', 'request not supported on this domain', 'domain-refused', 'signin_domain_refused'],
    [
      'invalid_app_access',
      'user is not admin approved to access this app',
      'not-approved',
      'cc_not_approved',
    ],
    ['invalid_grant', 'client credentials flow is disabled', 'grant-refused', 'cc_flow_disabled'],
    ['invalid_grant', 'no valid scopes', 'scope-missing', 'cc_scope_missing'],
    ['invalid_scope', '', 'scope-missing', 'cc_scope_missing'],
    ['invalid_grant', 'user is locked', 'locked', 'cc_locked'],
    ['OAUTH_APP_BLOCKED', 'this app is blocked by admin', 'app-blocked', 'signin_app_blocked'],
    ['rate_limit_exceeded', 'login rate exceeded', 'rate-limited', 'signin_rate_limited'],
    ['invalid_client_id', 'client identifier invalid', 'wrong-key', 'signin_wrong_key'],
    ['invalid_client', 'invalid client credentials', 'wrong-secret', 'signin_wrong_secret'],
    ['invalid_grant', 'inactive user', 'inactive-user', 'cc_inactive_user'],
    ['invalid_grant', 'authentication failure', 'refused', 'cc_refused'],
    ['invalid_grant', 'ip restricted', 'address-refused', 'signin_address_refused'],
  ])('refused as %s (%s) are told with their own next move', async (error, description, kind, key) => {
    const token = json(400, { error, error_description: description })
    const { outcome } = await run({ token }, byClientCredentials)
    expect(outcome).toMatchObject({ kind, grant: 'client_credentials' })
    expect(describeLoginOutcome(outcome, context)[0].key).toBe(key)
  })
})

describe('after a token of client credentials', () => {
  const keysAfter = async (answers: Answers) => {
    const { outcome } = await run({ ...well, ...answers }, byClientCredentials)
    return describeLoginOutcome(outcome, context).map(({ key }) => key)
  }

  test('objects that are missing are told with the license that hides them', async () => {
    const describe = refusal(404, 'NOT_FOUND', 'The requested resource does not exist')
    expect(await keysAfter({ describe })).toEqual([
      'signin_no_case',
      'licence_objects',
      'cc_token_no_proof',
      'signin_revoked',
    ])
  })

  test('a user whom Salesforce does not name is not looked for in the scope full', async () => {
    const userinfo = () => new Response('Bad_OAuth_Token', { status: 403 })
    expect((await keysAfter({ userinfo }))[0]).toBe('cc_identity_refused')
  })
})

describe('what a test of the password says, by the org’s flow and the day', () => {
  const older = { organizationCreatedAt: Date.parse('2019-03-04T00:00:00Z') }
  const locked = { organizationCreatedAt: summer26, passwordFlowBlocked: true }
  const keysOf = (
    kind: LoginOutcome['kind'],
    setup: ObservedSetup,
    day: Date,
    more: Partial<LoginOutcome> = {},
  ) => describeLoginOutcome({ kind, at: now, ...more }, { org, setup, now: day }).map(({ key }) => key)
  const today = new Date(now)
  const lastMoment = new Date(passwordFlowEndDate.getTime() - 1)

  test('a blocked flow is to be allowed, is locked, or is over', () => {
    expect(keysOf('flow-blocked', older, lastMoment)).toEqual(['signin_flow_blocked'])
    expect(keysOf('flow-blocked', {}, lastMoment)).toEqual(['signin_flow_blocked', 'flow_grayed_out'])
    expect(keysOf('flow-blocked', locked, lastMoment)).toEqual(['signin_flow_locked'])
    for (const setup of [older, {}, locked])
      expect(keysOf('flow-blocked', setup, passwordFlowEndDate)).toEqual(['signin_flow_over'])
  })

  test.each(['refused', 'no-line', 'history-unread', 'grant-refused', 'no-run-as'] as const)(
    '%s asks for no other app and no other password where none can work',
    (kind) => {
      expect(keysOf(kind, older, lastMoment)).not.toContain('signin_flow_over')
      expect(keysOf(kind, older, lastMoment)).not.toContain('signin_flow_locked')
      expect(keysOf(kind, locked, today)).toEqual(['signin_flow_locked'])
      expect(keysOf(kind, older, passwordFlowEndDate)).toEqual(['signin_flow_over'])
    },
  )

  test.each([
    'wrong-password',
    'password-expired',
    'password-change',
    'token-missing',
    'sso-required',
    'delegated',
    'mfa-required',
    'activation-required',
    'locked',
  ] as const)('%s keeps its cause, and adds that no password can work', (kind) => {
    const own = keysOf(kind, older, lastMoment)
    expect(own).toHaveLength(1)
    expect(keysOf(kind, locked, today)).toEqual([...own, 'signin_flow_locked'])
    expect(keysOf(kind, older, passwordFlowEndDate)).toEqual([...own, 'signin_flow_over'])
  })

  test('client credentials are told nothing of it', () => {
    for (const kind of ['refused', 'locked', 'no-run-as'] as const) {
      const keys = keysOf(kind, locked, passwordFlowEndDate, { grant: 'client_credentials' })
      expect(keys.join()).not.toContain('signin_flow')
    }
  })

  test('a password that still got a token is told nothing of it', () => {
    expect(keysOf('password-expired', older, passwordFlowEndDate, { host: org })).not.toContain(
      'signin_flow_over',
    )
  })

  test('the login history’s line says the same', () => {
    const line = {
      status: 'Username-Password Flow Disabled',
      time: '',
      address: '',
      application: '',
      subType: '',
    }
    const keys = (setup: ObservedSetup, day: Date) =>
      describeLogin(line, { setup, now: day })
        .slice(1)
        .map(({ key }) => key)
    expect(keys(older, today)).toEqual(['signin_flow_blocked'])
    expect(keys(locked, today)).toEqual(['signin_flow_locked'])
    expect(keys(older, passwordFlowEndDate)).toEqual(['signin_flow_over'])
  })
})

describe('the password, once its flow has ended', () => {
  const failed = { ok: false, status: 400, error: 'invalid_grant' } as const
  const outcomeAt = (day: string, description: string) =>
    toLoginOutcome(
      { ...failed, description },
      { grant: 'password', savedAt: undefined, now: Date.parse(day) },
    )

  test('is refused for that reason, whatever Salesforce says', () => {
    for (const words of ['authentication failure', 'Username-Password Flow Disabled']) {
      expect(outcomeAt('2027-02-20T00:00:00Z', words).kind).toBe('flow-over')
      expect(outcomeAt('2027-02-19T23:59:59Z', words).kind).not.toBe('flow-over')
    }
  })

  test('keeps a cause that Salesforce names', () => {
    expect(outcomeAt('2027-03-01T00:00:00Z', 'user is locked').kind).toBe('locked')
  })
})

describe('a token is no proof', () => {
  const expired = refusal(403, 'INVALID_OPERATION_WITH_EXPIRED_PASSWORD', 'words of Salesforce')

  test.each<[string, () => Response, string]>([
    ['an expired password', expired, 'password-expired'],
    [
      'a barred session',
      refusal(401, 'INVALID_SESSION_ID', 'session is not valid for use'),
      'session-barred',
    ],
    [
      'a session of too low a level',
      refusal(403, 'FORBIDDEN', 'High assurance session required'),
      'session-level',
    ],
    [
      'a missing scope',
      json(403, { error: 'insufficient_scope', error_description: 'scope api' }),
      'scope-missing',
    ],
    ['API Access Control', refusal(403, 'FORBIDDEN', 'Blocked by API Access Control'), 'access-control'],
    ['no API', refusal(403, 'API_DISABLED_FOR_ORG', 'API is not enabled'), 'no-api'],
    ['no access to cases', refusal(404, 'NOT_FOUND', 'The requested resource does not exist'), 'no-case'],
    [
      'too many requests',
      refusal(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.'),
      'api-limit',
    ],
    ['a code nobody here knows', refusal(400, 'SOMETHING_NEW', 'of next year'), 'data-refused'],
    ['a plain text', () => new Response('Bad_OAuth_Token', { status: 403 }), 'data-refused'],
    ['a page', () => new Response('<html>sign in</html>'), 'data-unanswered'],
    ['another object than a describe', json(200, { name: 'Case' }), 'data-unanswered'],
    ['a redirect', () => new Response(null, { status: 302 }), 'data-unanswered'],
  ])('where the data call comes to %s, and it is given back', async (_, describe, kind) => {
    const { outcome, sent } = await run({ ...well, describe })
    expect(outcome).toMatchObject({ kind, host: org })
    expect(outcome).not.toHaveProperty('username')
    expect(sent.at(-1)).toMatchObject({
      url: `https://${org}/services/oauth2/revoke`,
      body: 'token=00Dx%21tok',
    })
    expect(failedAfterToken(outcome)).toBe(true)
  })

  test('where nobody answers the data call', async () => {
    const { describe: _, ...others } = well
    expect((await run(others)).outcome.kind).toBe('data-unanswered')
  })

  test('with Salesforce’s code and words, without the token among them', async () => {
    const describe = refusal(403, 'INSUFFICIENT_ACCESS', 'no 00Dx!tok, no p&amp;w %')
    const { outcome } = await run({ ...well, describe })
    expect(outcome).toMatchObject({ kind: 'data-refused', said: 'INSUFFICIENT_ACCESS: no …, no …' })
  })

  test.each<[string, () => Response, string]>([
    ['its own word', () => new Response('Bad_OAuth_Token', { status: 403 }), 'identity-refused'],
    ['a code', refusal(401, 'INVALID_SESSION_ID', 'session is not valid for use'), 'identity-refused'],
    ['an expired password', expired, 'password-expired'],
  ])('where userinfo refuses with %s, and nobody is named', async (_, userinfo, kind) => {
    const { outcome, sent } = await run({ ...well, userinfo })
    expect(outcome.kind).toBe(kind)
    expect(outcome.said).toBeTruthy()
    expect(JSON.stringify(outcome)).not.toContain('u@acme.example')
    expect(sent.at(-1)?.url).toContain('revoke')
  })

  test('a name that Salesforce did not say is not said', async () => {
    const { userinfo: _, ...others } = well
    const { outcome } = await run(others)
    expect(outcome).not.toHaveProperty('username')
    expect(describeLoginOutcome(outcome, context)[0]).toEqual({ key: 'signin_success_nameless', subs: [org] })
  })

  test('nobody but the org’s own host is asked, whatever the answer names', async () => {
    const hostile = json(200, {
      access_token: '00Dx!tok',
      instance_url: 'https://evil.example',
      id: 'https://evil.example/id',
    })
    const { outcome, sent } = await run({ ...well, token: hostile })
    expect(new Set(sent.map(({ url }) => new URL(url).host))).toEqual(new Set([org]))
    expect(outcome).toMatchObject({ kind: 'success', host: org })
  })
})

test('what Case is like for the integration user is kept for whoever judges it', async () => {
  const { outcome } = await run(well)
  expect(outcome.describe).toEqual({
    createable: true,
    updateable: null,
    queryable: null,
    fields: {
      Team: {
        type: 'string',
        length: 255,
        externalId: null,
        createable: true,
        updateable: true,
        nillable: null,
      },
    },
    required: ['Reason__c'],
    recordTypes: [{ id: '012', name: 'Support', available: true, isDefault: true, master: null }],
  })
})

test('a success says what it does not prove', () => {
  const keys = describeLoginOutcome({ kind: 'success', at: now, username: 'u', host: org }, context).map(
    ({ key }) => key,
  )
  expect(keys).toEqual(['signin_success', 'signin_unproven', 'signin_revoked'])
})

describe('an answer of the token endpoint', () => {
  test.each<[number, unknown, string]>([
    [400, { error: 'app_not_found', error_description: 'not installed in this org' }, 'wrong-key'],
    [400, { error: 'OAUTH_EC_APP_NOT_FOUND', error_description: '' }, 'wrong-key'],
    [400, { error: 'invalid_client_id', error_description: '' }, 'wrong-key'],
    [
      400,
      { error: 'unknown_error', error_description: 'External client app is not installed in this org' },
      'wrong-key',
    ],
    [400, { error: 'OAUTH_APP_ACCESS_DENIED', error_description: 'may not use this app' }, 'not-approved'],
    [400, { error: 'OAUTH_APPROVAL_ERROR_GENERIC', error_description: '' }, 'not-approved'],
    [401, { error: 'unauthorized_client', error_description: '' }, 'not-approved'],
    [401, { error: 'invalid_client_credentials', error_description: '' }, 'wrong-secret'],
    [401, { error: 'invalid_client_secret', error_description: '' }, 'wrong-secret'],
    [503, { error: 'whatever', error_description: '' }, 'busy'],
    [500, {}, 'busy'],
    [400, { error: 'temporarily_unavailable', error_description: '' }, 'busy'],
    [429, {}, 'rate-limited'],
    [400, { error: 'invalid_request', error_description: 'something new' }, 'unknown-refusal'],
    [400, [{ errorCode: 'SOME_CODE', message: 'of another service' }], 'unknown-refusal'],
    [400, { error: 'password_expired', error_description: '' }, 'password-expired'],
    [200, {}, 'unexpected'],
  ])('%i %o', async (status, body, kind) => {
    expect((await run({ token: json(status, body) })).outcome.kind).toBe(kind)
  })

  test.each<[() => Response, string]>([
    [page(503), 'busy'],
    [page(502), 'busy'],
    [page(200, 'Login'), 'page'],
    [page(403, 'Access denied by proxy'), 'page'],
    [page(404), 'page'],
  ])('that is a page is told as one: %o', async (respond, kind) => {
    expect((await run({ token: respond })).outcome.kind).toBe(kind)
  })

  test('that nobody here knows is shown in its own words', async () => {
    const said = async (respond: () => Response) => (await run({ token: respond })).outcome.said
    expect(await said(json(400, { error: 'new_code', error_description: 'of next year' }))).toBe(
      'new_code: of next year',
    )
    expect(await said(() => new Response('Not today.', { status: 400 }))).toBe('Not today.')
    expect(await said(page(403, 'Access denied'))).toBe('Access denied')
  })

  test('that lists several causes proves none of them', async () => {
    const description = 'Invalid username, password, security token; or user locked out.'
    const token = json(400, { error: 'invalid_grant', error_description: description })
    expect((await run({ token })).outcome.kind).toBe('refused')
  })
})

describe('each answer', () => {
  test.each([
    ['invalid_client_id', 'client identifier invalid', 'wrong-key'],
    ['invalid_client', 'invalid client credentials', 'wrong-secret'],
    ['invalid_grant', 'authentication failure', 'refused'],
    ['invalid_grant', 'authentication failure - invalid password', 'wrong-password'],
    ['invalid_grant', 'authentication failure - Failed: API security token required', 'token-missing'],
    ['invalid_grant', 'inactive user', 'inactive-user'],
    ['inactive_user', '', 'inactive-user'],
    ['inactive_org', '', 'inactive-org'],
    ['invalid_grant', "user hasn't approved this consumer", 'not-approved'],
    ['invalid_app_access', 'user is not admin approved to access this app', 'not-approved'],
    ['invalid_grant', 'user is locked', 'locked'],
    ['invalid_grant', 'request not supported on this domain', 'domain-refused'],
    ['unsupported_grant_type', 'grant type not supported', 'grant-refused'],
    ['OAUTH_APP_BLOCKED', 'this app is blocked by admin', 'app-blocked'],
    ['rate_limit_exceeded', 'login rate exceeded', 'rate-limited'],
    ['invalid_grant', 'no client credentials user enabled', 'no-run-as'],
    ['invalid_grant', 'authentication failure - Password Lockout', 'locked'],
    ['invalid_grant', 'authentication failure - User is frozen', 'inactive-user'],
    ['invalid_grant', 'authentication failure - Restricted time', 'hours-refused'],
    ['invalid_grant', 'authentication failure - Two-factor required', 'mfa-required'],
    ['invalid_grant', 'authentication failure - Failed: OAuth API access disabled', 'no-api'],
    ['invalid_grant', 'ip restricted', 'address-refused'],
    ['invalid_grant', 'organization is locked', 'inactive-org'],
    ['invalid_grant', 'expired access/refresh token', 'refused'],
    ['something', 'else', 'unknown-refusal'],
  ])('%s, %s', (error, description, kind) => {
    expect(
      toLoginOutcome(
        { ok: false, status: 400, error, description },
        { grant: 'password', savedAt: undefined, now },
      ).kind,
    ).toBe(kind)
  })

  test('an unknown key within ten minutes of the app’s saving is tried again, later not', () => {
    const answer = { ok: false, status: 400, error: 'invalid_client_id', description: '' } as const
    expect(toLoginOutcome(answer, { grant: 'password', savedAt: now - 60_000, now })).toMatchObject({
      kind: 'not-ready',
      retryAt: now + 30_000,
    })
    expect(toLoginOutcome(answer, { grant: 'password', savedAt: now - 595_000, now }).retryAt).toBe(
      now + 5_000,
    )
    expect(toLoginOutcome(answer, { grant: 'password', savedAt: now - 600_000, now }).kind).toBe('wrong-key')
    expect(toLoginOutcome(answer, { grant: 'password', savedAt: now + 600_000, now }).kind).toBe('wrong-key')
  })

  test.each([
    ['Invalid Password', 'wrong-password'],
    ['Failed: API security token required', 'token-missing'],
    ['Username-Password Flow Disabled', 'flow-blocked'],
    ['Password Lockout', 'locked'],
    ['Restricted IP', 'address-refused'],
    ['Failed: OAuth API access disabled', 'no-api'],
    ['Restricted time', 'hours-refused'],
    ['Multi-factor required', 'mfa-required'],
    ['Failed: Computer activation required', 'activation-required'],
    ['Login rate exceeded', 'rate-limited'],
    ['Maximum logins exceeded', 'rate-limited'],
    ['Failed: Not approved for access', 'not-approved'],
    ['User is frozen', 'inactive-user'],
    ['Organization locked', 'inactive-org'],
    ['Organization inactive', 'inactive-org'],
    ['Organization is in maintenance', 'inactive-org'],
    ['Success', 'no-line'],
    ['Failed: API-only user', 'no-line'],
    ['', 'no-line'],
    ['Failed: Delegated authentication', 'delegated'],
    ["Your company's authentication service is down", 'delegated'],
    ['Single sign-on required', 'sso-required'],
    ['Failed: SSO only', 'sso-required'],
    ['Password expired', 'password-expired'],
    ['Failed: Password has expired', 'password-expired'],
    ['Password change required', 'password-change'],
    ['You must reset your password', 'password-change'],
    ['Failed: No mobile license', 'licence'],
    ['User licence does not permit API logins', 'licence'],
    ['High assurance session required', 'session-level'],
    ['Session security level too low', 'session-level'],
    ['Contact your administrator', 'contact-admin'],
    ['Password expired. Contact your company’s administrator', 'password-expired'],
    ['User Locked Out', 'locked'],
    ['Login invalid: user disabled or User Locked Out', 'unknown-line'],
    ['Invalid password, user locked', 'unknown-line'],
    ['Failed: Client update required', 'unknown-line'],
  ])('told apart by the login history: %s', (status, kind) => {
    expect(withLoginHistory({ kind: 'refused', at: now }, status).kind).toBe(kind)
  })

  test.each(['Success', 'success', 'Failed: API-only user'])(
    'is still refused where the endpoint’s own words for it are %s',
    (description) => {
      const answer = { ok: false, status: 400, error: 'invalid_grant', description } as const
      expect(toLoginOutcome(answer, { grant: 'password', savedAt: undefined, now }).kind).toBe('refused')
    },
  )

  test('gives the login history’s own words, whether or not anybody knows what they mean', () => {
    const said = (status: string) =>
      withLoginHistory({ kind: 'refused', at: now, said: 'invalid_grant' }, status)
    expect(said('Restricted time').said).toBe('invalid_grant (Restricted time)')
    const unknown = said('Failed: Client update required')
    expect(unknown).toMatchObject({ said: 'invalid_grant (Failed: Client update required)' })
    expect(describeLoginOutcome(unknown, context)[0]).toEqual({
      key: 'login_unknown',
      subs: ['Failed: Client update required'],
    })
    for (const status of ['', 'Success']) expect(said(status).said).toBe('invalid_grant')
  })
})

test('a new password has every kind of sign, and is another each time', () => {
  const all = Array.from({ length: 200 }, generatePassword)
  expect(new Set(all).size).toBe(200)
  for (const one of all) expect(one).toMatch(/^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)(?=.*[!\-_=+#%]).{24}$/)
})

describe('a sign-in in the login history', () => {
  const meaningOf = (status: string) =>
    describeLogin(
      {
        status,
        time: '2026-11-23T14:02:00.000+0000',
        address: '203.0.113.7',
        application: 'SpaceIQ',
        subType: '',
      },
      context,
    )
      .slice(1)
      .map(({ key }) => key)

  test.each([
    ['Invalid Password', 'signin_wrong_password'],
    ['Username-Password Flow Disabled', 'signin_flow_blocked', 'flow_grayed_out'],
    ['Restricted IP', 'login_address'],
    ['Failed: Computer activation required', 'login_activation'],
    ['Failed: API-only user', 'login_api_only'],
  ])('of the status %s says what to do', (status, ...keys) => {
    expect(meaningOf(status)).toEqual(keys)
  })

  test('of a success says no more than that', () => {
    expect(meaningOf('Success')).toEqual([])
  })

  test.each(['Failed: Client update required', 'Login invalid: user disabled or User Locked Out'])(
    'of the status %s, which names no one cause, is the finding itself',
    (status) => {
      expect(meaningOf(status)).toEqual(['login_unknown'])
    },
  )
})
