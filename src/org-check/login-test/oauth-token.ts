/**
 * Signs in as SpaceIQ does, with the five values at the org's own token endpoint, asks the one thing that shows whether
 * the token is good for anything, and gives the token back at once.
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

/** The org gave a token. Nobody knows yet whether anything can be done with it. */
export interface Token {
  readonly ok: true
  /** The host that was asked, which is the org's; an `instance_url` in the answer is not gone by. */
  readonly host: string
  /** The describe of Case with the token: the data call that proves, or disproves, the sign-in. */
  readonly describe: ApiResult<CaseDescribe>
  /** Whose token it is, as Salesforce says. */
  readonly identity: ApiResult<string>
  readonly revoked: boolean
}

/** The endpoint refused; nothing that was sent is part of it. */
export interface TokenRefusal {
  readonly ok: false
  readonly status: number
  /** '' where the answer has none. */
  readonly error: string
  /** Words of Salesforce's, or the title of the page that was answered. */
  readonly description: string
  /** A web page was answered, not an endpoint's answer. */
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
  /** The host of the org's My Domain: the only one that is sent anything. */
  readonly org: string
  readonly values: SignInValues
  readonly fetch?: typeof fetch
  readonly timeoutMs?: number
}

/** An answer about a token is a few hundred bytes, a page about a fault some more. */
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

/** What the endpoint said where it gave no token. */
const refusalOf = (status: number, body: string, secrets: readonly string[]): TokenRefusal => {
  const said = (text: string) => blotted(text, secrets)
  const value = jsonOf(body)
  if (value === undefined)
    return isPage(body)
      ? { ok: false, status, error: '', description: said(titleOf(body)), page: true }
      : { ok: false, status, error: '', description: said(body.trim()) }
  const first = objectOf(Array.isArray(value) ? value[0] : value)
  // The second of each is how the org's other services word it.
  return {
    ok: false,
    status,
    error: said(textAt(first, 'error') || textAt(first, 'errorCode')),
    description: said(textAt(first, 'error_description') || textAt(first, 'message')),
  }
}

/** What an answer says, and no secret where it refuses. */
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

/** One attempt. Never throws; the token lives as long as this call. */
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

  /** What the token is good for, and the token given back, whatever came of it. */
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
