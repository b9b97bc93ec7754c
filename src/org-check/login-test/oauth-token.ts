/**
 * Logs in as SpaceIQ does, with the five values at the org's token endpoint, tries the token with a
 * data call and revokes it at once.
 */

import { blotter } from '../../platform/encoded-variants.ts'
import { limitedText } from '../../platform/read-limited-text.ts'
import { type CaseDescribe, caseDescribe } from '../../salesforce/api/case-describe.ts'
import { type ApiResult, failed } from '../../salesforce/api/errors.ts'
import { apiOf } from '../../salesforce/api/request.ts'
import { data, objectOf, textAt } from '../../salesforce/api/soql.ts'

export interface SignInValues {
  readonly username: string
  readonly password: string
  readonly clientId: string
  readonly clientSecret: string
}

/** Token issued by the org; only the data call shows whether it works. */
export interface Token {
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
export interface TokenRefusal {
  readonly ok: false
  readonly status: number
  /** '' if the response has none. */
  readonly error: string
  /** Salesforce's words, or the title of an HTML page. */
  readonly description: string
  /** True if the response was an HTML page. */
  readonly page?: boolean
}

export type TokenAnswer =
  | Token
  | TokenRefusal
  | {
      readonly ok: false
      readonly status: 0
      readonly error: 'network' | 'timeout' | 'redirected'
      readonly description: ''
    }

export interface SignInOptions {
  /** The org's My Domain host, the only host contacted. */
  readonly org: string
  readonly values: SignInValues
  readonly fetch?: typeof fetch
  readonly timeoutMs?: number
}

/** Token responses have a few hundred bytes, error pages a little more. */
const maxBytes = 64 * 1024

const blotted = (text: string, secrets: readonly string[]): string =>
  blotter(secrets, '…')(text).slice(0, 300)

const jsonOf = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

const isPage = (body: string): boolean => /^\s*<(?:!doctype|html|head|body|\?xml)/i.test(body)
const titleOf = (body: string): string =>
  (/<title[^>]*>([^<]{1,200})/i.exec(body)?.[1] ?? '').replace(/\s+/g, ' ').trim()

/** Parses a refusal of the endpoint. */
const refusalOf = (status: number, body: string, secrets: readonly string[]): TokenRefusal => {
  const said = (text: string) => blotted(text, secrets)
  const value = jsonOf(body)
  if (value === undefined)
    return isPage(body)
      ? { ok: false, status, error: '', description: said(titleOf(body)), page: true }
      : { ok: false, status, error: '', description: said(body.trim()) }
  const first = objectOf(Array.isArray(value) ? value[0] : value)
  // The alternatives are the names used by the org's other services.
  return {
    ok: false,
    status,
    error: said(textAt(first, 'error') || textAt(first, 'errorCode')),
    description: said(textAt(first, 'error_description') || textAt(first, 'message')),
  }
}

/** Reads a result's value; redacts secrets from an error. */
const readAs = <T>(
  answer: ApiResult,
  read: (value: unknown) => T | null,
  secrets: readonly string[],
): ApiResult<T> => {
  if (!answer.ok)
    return { ...answer, code: blotted(answer.code, secrets), message: blotted(answer.message, secrets) }
  const value = read(answer.value)
  return value === null ? failed('unexpected') : { ok: true, value }
}

/** Attempts one login. Never rejects; the token lives no longer than this call. */
export const signIn = async ({
  org,
  values,
  timeoutMs = 20_000,
  ...options
}: SignInOptions): Promise<TokenAnswer> => {
  const ask = options.fetch ?? fetch
  const secrets = Object.values(values)
  const post = (path: string, fields: Record<string, string>) =>
    ask(`https://${org}/services/oauth2/${path}`, {
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
  const tried = async (token: string): Promise<Token> => {
    const api = apiOf({ org, session: token, timeoutMs, fetch: ask })
    const [described, who] = await Promise.all([
      api.get(data('sobjects/Case/describe')),
      api.get('oauth2/userinfo'),
    ])
    const revoked = await post('revoke', { token }).then(
      ({ ok }) => ok,
      () => false,
    )
    const all = [...secrets, token]
    return {
      ok: true,
      host: org,
      describe: readAs(described, caseDescribe, all),
      identity: readAs(who, (value) => textAt(objectOf(value), 'preferred_username'), all),
      revoked,
    }
  }

  try {
    const response = await post('token', {
      grant_type: 'password',
      client_id: values.clientId,
      client_secret: values.clientSecret,
      username: values.username,
      password: values.password,
    })
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400))
      return { ok: false, status: 0, error: 'redirected', description: '' }
    const body = (await limitedText(response, maxBytes)) ?? ''
    const token = textAt(objectOf(jsonOf(body)), 'access_token')
    return response.ok && token !== '' ? await tried(token) : refusalOf(response.status, body, secrets)
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError'
    return { ok: false, status: 0, error: timedOut ? 'timeout' : 'network', description: '' }
  }
}
