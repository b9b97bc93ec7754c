/** Test sign-in: what is sent, what each answer means, and that nothing is kept. */

import { describe, expect, test } from 'vitest'
import { loginText } from '../../src/check/logins.ts'
import { outcomeOf, withLogin } from '../../src/check/sign-in.ts'
import { newPassword } from '../../src/salesforce/api/password.ts'
import { signIn } from '../../src/salesforce/api/sign-in.ts'

const org = 'acme.my.salesforce.com'
const values = { username: 'u@acme.example', password: 'p&w %', clientId: '3MVG9key', clientSecret: 'S3CRET' }
const now = 1_800_000_000_000

const run = async (...responses: readonly Response[]) => {
  const sent: { url: string; body: string }[] = []
  const left = [...responses]
  const answer = await signIn({
    org,
    values,
    fetch: async (url, init) => {
      sent.push({ url: String(url), body: String(init?.body ?? '') })
      const next = left.shift()
      if (!next) throw new TypeError('Failed to fetch')
      return next
    },
  })
  return { answer, sent }
}

test('a success names the user and the org, and gives the token back', async () => {
  const { answer, sent } = await run(
    Response.json({ access_token: '00Dx!tok', instance_url: 'https://acme.my.salesforce.com' }),
    Response.json({ preferred_username: 'u@acme.example' }),
    new Response(null, { status: 200 }),
  )
  expect(answer).toEqual({ ok: true, username: 'u@acme.example', host: org, revoked: true })
  expect(sent.map(({ url }) => url)).toEqual(
    ['token', 'userinfo', 'revoke'].map((path) => `https://${org}/services/oauth2/${path}`),
  )
  expect(Object.fromEntries(new URLSearchParams(sent[0]?.body))).toEqual({
    grant_type: 'password',
    client_id: values.clientId,
    client_secret: values.clientSecret,
    username: values.username,
    password: values.password,
  })
  expect(JSON.stringify(answer)).not.toContain('tok')
})

test('a token that could not be given back is said', async () => {
  const { answer } = await run(Response.json({ access_token: '00Dx!tok' }))
  expect(outcomeOf(answer, undefined, now)).toMatchObject({ kind: 'success', unrevoked: true })
})

test('no network and a redirect are values, and an answer never repeats a secret', async () => {
  expect((await run()).answer).toMatchObject({ ok: false, error: 'network' })
  expect((await run(new Response(null, { status: 302 }))).answer).toMatchObject({ error: 'redirected' })
  const { answer } = await run(
    Response.json({ error: 'x', error_description: 'bad S3CRET' }, { status: 400 }),
  )
  expect(JSON.stringify(answer)).not.toContain('S3CRET')
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
    ['something', 'else', 'unexpected'],
  ])('%s, %s', (error, description, kind) => {
    expect(outcomeOf({ ok: false, status: 400, error, description }, undefined, now).kind).toBe(kind)
  })

  test('an unknown key within ten minutes of the app’s saving is tried again, later not', () => {
    const answer = { ok: false, status: 400, error: 'invalid_client_id', description: '' } as const
    expect(outcomeOf(answer, now - 60_000, now)).toMatchObject({ kind: 'not-ready', retryAt: now + 30_000 })
    expect(outcomeOf(answer, now - 595_000, now).retryAt).toBe(now + 5_000)
    expect(outcomeOf(answer, now - 600_000, now).kind).toBe('wrong-key')
    expect(outcomeOf(answer, now + 600_000, now).kind).toBe('wrong-key')
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
    ['Success', 'refused'],
  ])('told apart by the login history: %s', (status, kind) => {
    expect(withLogin({ kind: 'refused', at: now }, status).kind).toBe(kind)
  })

  test.each(['Success', 'success', 'Failed: API-only user'])(
    'is still refused where the endpoint’s own words for it are %s',
    (description) => {
      const answer = { ok: false, status: 400, error: 'invalid_grant', description } as const
      expect(outcomeOf(answer, undefined, now).kind).toBe('refused')
    },
  )

  test('gives the login history’s own words, whether or not anybody knows what they mean', () => {
    const said = (status: string) => withLogin({ kind: 'refused', at: now, said: 'invalid_grant' }, status)
    expect(said('Restricted time').said).toBe('invalid_grant (Restricted time)')
    expect(said('Failed: Client update required')).toEqual({
      kind: 'refused',
      at: now,
      said: 'invalid_grant (Failed: Client update required)',
    })
    for (const status of ['', 'Success']) expect(said(status).said).toBe('invalid_grant')
  })
})

test('a new password has every kind of sign, and is another each time', () => {
  const all = Array.from({ length: 200 }, newPassword)
  expect(new Set(all).size).toBe(200)
  for (const one of all) expect(one).toMatch(/^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)(?=.*[!\-_=+#%]).{24}$/)
})

describe('a sign-in in the login history', () => {
  const meaningOf = (status: string) =>
    loginText({
      status,
      time: '2026-11-23T14:02:00.000+0000',
      address: '203.0.113.7',
      application: 'SpaceIQ',
    })
      .slice(1)
      .map(({ key }) => key)

  test.each([
    ['Invalid Password', 'signin_wrong_password'],
    ['Username-Password Flow Disabled', 'signin_flow_blocked'],
    ['Restricted IP', 'login_address'],
    ['Failed: Computer activation required', 'login_activation'],
    ['Failed: API-only user', 'login_api_only'],
  ])('of the status %s says what to do', (status, key) => {
    expect(meaningOf(status)).toEqual([key])
  })

  test.each(['Success', 'Failed: Client update required'])(
    'of the status %s says no more than that',
    (status) => {
      expect(meaningOf(status)).toEqual([])
    },
  )
})
