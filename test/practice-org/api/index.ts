/** The API of an org: everything below `/services/`. */

import { setTimeout as wait } from 'node:timers/promises'
import type { Face } from '../server/hosts.ts'
import type { Answer, OrgState } from '../types.ts'
import { data } from './data.ts'
import { ApiFault, attempt, expiredPassword, nothingThere, type Outcome, toAnswer } from './fault.ts'
import { bearerOf, callerOf } from './gate.ts'
import { limitInfo } from './limits.ts'
import { soap } from './soap.ts'
import { revoke, token, userInfo } from './token.ts'
import { mustBeVersion, versions } from './versions.ts'

export interface ApiRequest {
  method: string
  url: URL
  headers: Record<string, string>
  body: string
}

export const isApi = (pathname: string): boolean => pathname.startsWith('/services/')

const formOf = ({ url, body }: ApiRequest): URLSearchParams =>
  new URLSearchParams([...url.searchParams, ...new URLSearchParams(body)])

function jsonOf({ method, headers, body }: ApiRequest): unknown {
  if (method === 'GET' || body === '') return undefined
  if (!headers['content-type']?.startsWith('application/json'))
    throw new ApiFault(
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      `'${headers['content-type']}' content type is not supported`,
    )
  try {
    return JSON.parse(body)
  } catch {
    throw new ApiFault(400, 'JSON_PARSER_ERROR', 'Unexpected character in the HTTP entity body')
  }
}

function oauth(request: ApiRequest, state: OrgState, face: Face): Answer {
  const { method, url, headers } = request
  const form = formOf(request)
  const json = (outcome: Outcome) => toAnswer(outcome, { 'cache-control': 'no-store', pragma: 'no-cache' })
  if (url.pathname === '/services/oauth2/token' && method === 'POST')
    return json(token(state, form, face === 'classic'))
  if (url.pathname === '/services/oauth2/revoke') return json(revoke(state, form.get('token') ?? ''))
  if (url.pathname === '/services/oauth2/userinfo') {
    // Uncertain: whether it is refused as data is.
    if (
      state.users.some(
        ({ username, passwordExpired }) =>
          passwordExpired && username === state.sessions.get(bearerOf(headers))?.username,
      )
    )
      return json(expiredPassword)
    const info = userInfo(state, bearerOf(headers))
    if (info) return json({ status: 200, value: info })
    const body = headers.authorization ? 'Bad_OAuth_Token' : 'Missing_OAuth_Token'
    return { status: 403, headers: { 'content-type': 'text/html;charset=UTF-8' }, body }
  }
  return toAnswer(nothingThere)
}

function answerData(request: ApiRequest, state: OrgState): Answer {
  const { method, url, headers } = request
  const version = url.pathname.split('/')[3] ?? ''
  const outcome = attempt(() => {
    if (version === '') return versions()
    mustBeVersion(version)
    const caller = callerOf(state, bearerOf(headers), version)
    return data(caller, { method, url, body: jsonOf(request) })
  })
  return toAnswer(outcome, version === '' ? {} : limitInfo(state))
}

export async function answerApi(request: ApiRequest, state: OrgState, face: Face): Promise<Answer> {
  const { method, url } = request
  if (state.world.apiLatency > 0) await wait(state.world.apiLatency)
  // A web page of another site asks so first, and is not let on.
  if (method === 'OPTIONS') return { status: 403, headers: { 'content-type': 'text/plain' }, body: '' }
  if (url.pathname.startsWith('/services/oauth2/')) return oauth(request, state, face)
  // The session would go with a redirect that is followed: whoever asks must know the right host.
  if (face !== 'classic')
    return { redirect: `https://${state.name}.my.salesforce.com${url.pathname}${url.search}` }
  if (/^\/services\/data(\/|$)/.test(url.pathname)) return answerData(request, state)
  const [, version] = /^\/services\/Soap\/m\/(\d+\.0)/.exec(url.pathname) ?? []
  if (version && method === 'POST') return soap(state, request.body, `v${version}`)
  return toAnswer(nothingThere)
}

/** The common login hosts know an org by the user only; a username nobody has leads nowhere. */
export async function answerLoginApi(request: ApiRequest, orgs: Map<string, OrgState>): Promise<Answer> {
  const username = formOf(request).get('username')?.toLowerCase()
  const org = [...orgs.values()].find(({ users }) =>
    users.some((one) => one.username.toLowerCase() === username),
  )
  if (org && request.url.pathname === '/services/oauth2/token') return answerApi(request, org, 'classic')
  return toAnswer({
    status: 400,
    value: { error: 'invalid_client_id', error_description: 'client identifier invalid' },
  })
}
