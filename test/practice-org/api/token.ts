/** Handles the token endpoint and revoke of `/services/oauth2/`. */

import { createHmac } from 'node:crypto'
import { openSession } from '../state.ts'
import type { FakeOrg } from '../types.ts'
import { evaluateClientCredentialsGrant, isMyDomainHost, listGrantedScopes } from './client-credentials.ts'
import type { ApiResponse } from './fault.ts'
import type { LoginAttempt, OAuthClient, TokenError } from './oauth-client.ts'
import { createRecordId, getApiRecords, organizationId } from './records.ts'
import { evaluatePasswordGrant } from './token-check.ts'

const sourceIp = '203.0.113.7'

const refused = (error: string, error_description: string): ApiResponse => ({
  status: 400,
  value: { error, error_description } satisfies TokenError,
})

interface Grant {
  /** LoginHistory's LoginSubType; LoginType is the same for both (reference part 2, 1.8). */
  loginSubType: string
  evaluate(state: FakeOrg, form: URLSearchParams): LoginAttempt
  /** What limits the token; undefined if nothing does. */
  getScopes(app: OAuthClient): readonly string[] | undefined
}

const grants: Readonly<Record<string, Grant>> = {
  password: {
    loginSubType: 'OauthUsernamePassword',
    evaluate: evaluatePasswordGrant,
    getScopes: () => undefined,
  },
  client_credentials: {
    loginSubType: 'OauthClientCredentials',
    evaluate: evaluateClientCredentialsGrant,
    getScopes: listGrantedScopes,
  },
}

/** How hosts that give no such token answer. */
export const requestNotSupportedResponse: ApiResponse = refused(
  'invalid_grant',
  'request not supported on this domain',
)

/** Keeps the latest logins only, as Salesforce keeps six months. */
function note(state: FakeOrg, { user, app, status }: LoginAttempt, loginSubType: string): void {
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
    loginSubType,
    sourceIp,
  })
}

interface TokenRequest {
  form: URLSearchParams
  host: string
  /** The appearance of the host gives tokens: My Domain's does, the setup host does not. */
  allowed: boolean
}

/** Answers a token request. */
export function handleTokenRequest(state: FakeOrg, { form, host, allowed }: TokenRequest): ApiResponse {
  const type = form.get('grant_type')
  const elsewhere = type === 'client_credentials' && !isMyDomainHost(host)
  if (!allowed || elsewhere || state.variant.myDomainTokenRefused) return requestNotSupportedResponse
  if (!type) return refused('invalid_request', 'must provide grant_type')
  const grant = Object.hasOwn(grants, type) ? grants[type] : undefined
  if (!grant) return refused('unsupported_grant_type', 'grant type not supported')
  const verdict = grant.evaluate(state, form)
  note(state, verdict, grant.loginSubType)
  const { error, user, app } = verdict
  if (error || !user || !app) return { status: 400, value: error }

  const issued_at = String(Date.now())
  const id = `https://${state.name.includes('--') ? 'test' : 'login'}.salesforce.com/id/${organizationId}/${user.id}`
  // Uncertain: that an app without any scope left gets a token at all, and not an error
  // (`invalid_grant`, "no valid scopes" in one report); the reference infers the useless token.
  const scopes = grant.getScopes(app)
  return {
    status: 200,
    value: {
      access_token: openSession(state, user.username, scopes),
      ...(scopes ? { scope: scopes.join(' ') } : {}),
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
