/** Signs in as SpaceIQ does, with the five values at the org's own token endpoint, and gives the token back at once. */

import { spellings } from '../../spellings.ts'
import { objectOf, textAt } from './soql.ts'

export interface SignInValues {
  readonly username: string
  readonly password: string
  readonly clientId: string
  readonly clientSecret: string
}

/** What the endpoint said; nothing that was sent is part of it. */
export type TokenAnswer =
  | { readonly ok: true; readonly username: string; readonly host: string; readonly revoked: boolean }
  | { readonly ok: false; readonly status: number; readonly error: string; readonly description: string }
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

const blotted = (text: string, secrets: readonly string[]): string =>
  spellings(secrets)
    .reduce((left, secret) => left.replaceAll(secret, '…'), text)
    .slice(0, 300)

/** One attempt. Never throws; the token lives as long as this call. */
export const signIn = async ({
  org,
  values,
  timeoutMs = 20_000,
  ...options
}: SignInOptions): Promise<TokenAnswer> => {
  const ask = options.fetch ?? fetch
  const send = (path: string, init: RequestInit) =>
    ask(`https://${org}/services/oauth2/${path}`, {
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMs),
      ...init,
    })
  const form = (fields: Record<string, string>): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams(fields).toString(),
  })
  try {
    const response = await send(
      'token',
      form({
        grant_type: 'password',
        client_id: values.clientId,
        client_secret: values.clientSecret,
        username: values.username,
        password: values.password,
      }),
    )
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400))
      return { ok: false, status: 0, error: 'redirected', description: '' }
    const body = objectOf(await response.json().catch(() => null))
    const token = textAt(body, 'access_token')
    if (!response.ok || token === '') {
      const said = (name: string) => blotted(textAt(body, name), Object.values(values))
      return {
        ok: false,
        status: response.status,
        error: said('error'),
        description: said('error_description'),
      }
    }
    const who = await send('userinfo', { headers: { authorization: `Bearer ${token}` } })
      .then((answer) => answer.json())
      .catch(() => null)
    const revoked = await send('revoke', form({ token })).then(
      ({ ok }) => ok,
      () => false,
    )
    const instance = textAt(body, 'instance_url')
    return {
      ok: true,
      username: textAt(objectOf(who), 'preferred_username') || values.username,
      host: URL.canParse(instance) ? new URL(instance).host : org,
      revoked,
    }
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError'
    return { ok: false, status: 0, error: timedOut ? 'timeout' : 'network', description: '' }
  }
}
