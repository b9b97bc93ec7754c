/**
 * Logs in as SpaceIQ does or will do, at the org's token endpoint, tries the token with a data call
 * and revokes it at once.
 */

import { createSecretMasker } from '../../platform/encoded-variants.ts'
import { readLimitedText } from '../../platform/read-limited-text.ts'
import { type CaseDescribe, parseCaseDescribe } from '../../salesforce/api/case-describe.ts'
import { type ApiResult, apiFailure } from '../../salesforce/api/errors.ts'
import { createSalesforceApi } from '../../salesforce/api/request.ts'
import { asObject, getString, restPath } from '../../salesforce/api/soql.ts'

/** What each grant type sends. @see RFC 6749, sections 4.3.2 and 4.4.2 */
export type LoginCredentials =
  | {
      readonly grant: 'password'
      readonly clientId: string
      readonly clientSecret: string
      readonly username: string
      readonly password: string
    }
  | { readonly grant: 'client_credentials'; readonly clientId: string; readonly clientSecret: string }

/** Token issued by the org; only the data call shows whether it works. */
export interface TokenGrant {
  readonly ok: true
  /** Requested host, the org's own; `instance_url` of the response is ignored. */
  readonly host: string
  /** Describe of Case with the token: the data call that proves the login. */
  readonly describe: ApiResult<CaseDescribe>
  /** Username of the token's user, as Salesforce reports it. */
  readonly identity: ApiResult<string>
  readonly revoked: boolean
}

/** Refusal of the endpoint, with all sent values redacted. */
export interface TokenError {
  readonly ok: false
  readonly status: number
  /** '' if the response has none. */
  readonly error: string
  /** Salesforce's words, or the title of an HTML page. */
  readonly description: string
  /** True if the response was an HTML page. */
  readonly page?: boolean
}

export type TokenResult =
  | TokenGrant
  | TokenError
  | {
      readonly ok: false
      readonly status: 0
      readonly error: 'network' | 'timeout' | 'redirected'
      readonly description: ''
    }

interface LoginAttemptOptions {
  /** The org's My Domain host, the only host contacted. */
  readonly org: string
  readonly credentials: LoginCredentials
  readonly fetch?: typeof fetch
  readonly timeoutMs?: number
}

/** Token responses have a few hundred bytes, error pages a little more. */
const MAX_TOKEN_RESPONSE_BYTES = 64 * 1024

const redactSecrets = (text: string, secrets: readonly string[]): string =>
  createSecretMasker(secrets, '…')(text).slice(0, 300)

const parseJson = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

const isHtmlPage = (body: string): boolean => /^\s*<(?:!doctype|html|head|body|\?xml)/i.test(body)
const parseHtmlTitle = (body: string): string =>
  (/<title[^>]*>([^<]{1,200})/i.exec(body)?.[1] ?? '').replace(/\s+/g, ' ').trim()

/** Parses a refusal of the endpoint. */
const parseTokenError = (status: number, body: string, secrets: readonly string[]): TokenError => {
  const redact = (text: string) => redactSecrets(text, secrets)
  const value = parseJson(body)
  if (value === undefined)
    return isHtmlPage(body)
      ? { ok: false, status, error: '', description: redact(parseHtmlTitle(body)), page: true }
      : { ok: false, status, error: '', description: redact(body.trim()) }
  const first = asObject(Array.isArray(value) ? value[0] : value)
  // The alternatives are the names used by the org's other services.
  return {
    ok: false,
    status,
    error: redact(getString(first, 'error') || getString(first, 'errorCode')),
    description: redact(getString(first, 'error_description') || getString(first, 'message')),
  }
}

/** Parses a result's value; redacts secrets from an error. */
const parseRedacted = <T>(
  result: ApiResult,
  parse: (value: unknown) => T | null,
  secrets: readonly string[],
): ApiResult<T> => {
  if (!result.ok)
    return {
      ...result,
      code: redactSecrets(result.code, secrets),
      message: redactSecrets(result.message, secrets),
    }
  const value = parse(result.value)
  return value === null ? apiFailure('unexpected') : { ok: true, value }
}

/** Returns the form fields of the token request. Client credentials go into the body, as SpaceIQ's do. */
const toTokenRequest = (credentials: LoginCredentials): Record<string, string> => ({
  grant_type: credentials.grant,
  client_id: credentials.clientId,
  client_secret: credentials.clientSecret,
  ...(credentials.grant === 'password'
    ? { username: credentials.username, password: credentials.password }
    : {}),
})

/** Attempts one login. Never rejects; the token lives no longer than this call. */
export const attemptLogin = async ({
  org,
  credentials,
  timeoutMs = 20_000,
  ...options
}: LoginAttemptOptions): Promise<TokenResult> => {
  const fetchUrl = options.fetch ?? fetch
  const { grant: _, ...values } = credentials
  const secrets = Object.values(values)
  const post = (path: string, fields: Record<string, string>) =>
    fetchUrl(`https://${org}/services/oauth2/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(fields).toString(),
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMs),
    })

  /** Tries the token, and revokes it whatever the result. */
  const tryToken = async (token: string): Promise<TokenGrant> => {
    const api = createSalesforceApi({ org, sessionId: token, timeoutMs, fetch: fetchUrl })
    const [describe, userInfo] = await Promise.all([
      api.get(restPath('sobjects/Case/describe')),
      api.get('oauth2/userinfo'),
    ])
    const revoked = await post('revoke', { token }).then(
      ({ ok }) => ok,
      () => false,
    )
    const allSecrets = [...secrets, token]
    return {
      ok: true,
      host: org,
      describe: parseRedacted(describe, parseCaseDescribe, allSecrets),
      identity: parseRedacted(
        userInfo,
        (value) => getString(asObject(value), 'preferred_username'),
        allSecrets,
      ),
      revoked,
    }
  }

  try {
    const response = await post('token', toTokenRequest(credentials))
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400))
      return { ok: false, status: 0, error: 'redirected', description: '' }
    const body = (await readLimitedText(response, MAX_TOKEN_RESPONSE_BYTES)) ?? ''
    const token = getString(asObject(parseJson(body)), 'access_token')
    return response.ok && token !== ''
      ? await tryToken(token)
      : parseTokenError(response.status, body, secrets)
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError'
    return { ok: false, status: 0, error: timedOut ? 'timeout' : 'network', description: '' }
  }
}
