/** Handles `/services/oauth2/`: the token endpoint, revoke, and userinfo. */

import { createHmac } from 'node:crypto'
import { getFullName, openSession } from '../state.ts'
import type { FakeOrg } from '../types.ts'
import type { ApiResponse } from './fault.ts'
import { createRecordId, getApiRecords, organizationId } from './records.ts'
import { evaluatePasswordGrant, type LoginAttempt, type TokenError } from './token-check.ts'

const sourceIp = '203.0.113.7'

const refused = (error: string, error_description: string): ApiResponse => ({
  status: 400,
  value: { error, error_description } satisfies TokenError,
})

/** Keeps the latest logins only, as Salesforce keeps six months. */
function note(state: FakeOrg, { user, app, status }: LoginAttempt): void {
  if (!user || status === null) return
  const { logins } = getApiRecords(state)
  logins.push({
    id: createRecordId(state, '0Ya'),
    userId: user.id,
    // Two logins never share a time, so that the latest is clear.
    at: Math.max(Date.now(), (logins.at(-1)?.at ?? 0) + 1),
    status,
    application: app?.name ?? 'N/A',
    loginType: 'Remote Access 2.0',
    sourceIp,
  })
}

/** `domain` says if the host is allowed: My Domain's is, the setup host is not. */
export function handleTokenRequest(state: FakeOrg, form: URLSearchParams, domain: boolean): ApiResponse {
  if (!domain || state.variant.myDomainTokenRefused)
    return refused('invalid_grant', 'request not supported on this domain')
  const type = form.get('grant_type')
  if (!type) return refused('invalid_request', 'must provide grant_type')
  if (type !== 'password') return refused('unsupported_grant_type', 'grant type not supported')
  const verdict = evaluatePasswordGrant(state, form)
  note(state, verdict)
  const { error, user, app } = verdict
  if (error || !user || !app) return { status: 400, value: error }

  const issued_at = String(Date.now())
  const id = `https://${state.name.includes('--') ? 'test' : 'login'}.salesforce.com/id/${organizationId}/${user.id}`
  return {
    status: 200,
    value: {
      access_token: openSession(state, user.username),
      instance_url: `https://${state.name}.my.salesforce.com`,
      id,
      token_type: 'Bearer',
      issued_at,
      signature: createHmac('sha256', app.consumerSecret)
        .update(id + issued_at)
        .digest('base64'),
    },
  }
}

/** Revokes a token; refuses one that does not exist. */
export function revokeToken(state: FakeOrg, given: string): ApiResponse {
  return state.sessions.delete(given)
    ? { status: 200 }
    : refused('unsupported_token_type', 'this token type is not supported')
}

type UserInfo = Readonly<Record<string, unknown>>

/** Null if there is no such session. */
export function getUserInfo(state: FakeOrg, sid: string): UserInfo | null {
  const session = state.sessions.get(sid)
  const user = session && state.users.find(({ username }) => username === session.username)
  if (!user) return null
  const base = `https://${state.name}.my.salesforce.com`
  return {
    sub: `https://login.salesforce.com/id/${organizationId}/${user.id}`,
    user_id: user.id,
    organization_id: organizationId,
    preferred_username: user.username,
    nickname: user.nickname,
    name: getFullName(user),
    email: user.email,
    email_verified: true,
    given_name: user.firstName || null,
    family_name: user.lastName,
    zoneinfo: 'America/Los_Angeles',
    profile: `${base}/${user.id}`,
    active: user.active,
    user_type: 'STANDARD',
    language: 'en_US',
    locale: 'en_US',
    urls: {
      enterprise: `${base}/services/Soap/c/{version}/${organizationId.slice(0, 15)}`,
      metadata: `${base}/services/Soap/m/{version}/${organizationId.slice(0, 15)}`,
      rest: `${base}/services/data/v{version}/`,
      sobjects: `${base}/services/data/v{version}/sobjects/`,
      query: `${base}/services/data/v{version}/query/`,
      tooling_rest: `${base}/services/data/v{version}/tooling/`,
      profile: `${base}/${user.id}`,
      custom_domain: base,
    },
  }
}
