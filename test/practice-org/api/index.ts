/** Handles the API of an org: everything below `/services/`. */

import { setTimeout as wait } from 'node:timers/promises'
import type { Appearance } from '../server/hosts.ts'
import type { FakeOrg, RouteResponse } from '../types.ts'
import { handleDataRequest } from './data.ts'
import {
  type ApiResponse,
  catchApiError,
  expiredPasswordResponse,
  notFoundResponse,
  SalesforceApiError,
  toRouteResponse,
} from './fault.ts'
import { authenticateCaller, readBearerToken } from './gate.ts'
import { createLimitInfoHeader } from './limits.ts'
import { handleSoap } from './soap.ts'
import { handleTokenRequest, requestNotSupportedResponse, revokeToken } from './token.ts'
import { getUserInfo } from './user-info.ts'
import { assertVersion, getVersions } from './versions.ts'

export interface ApiRequest {
  method: string
  url: URL
  headers: Record<string, string>
  body: string
}

export const isApiPath = (pathname: string): boolean => pathname.startsWith('/services/')

const formOf = ({ url, body }: ApiRequest): URLSearchParams =>
  new URLSearchParams([...url.searchParams, ...new URLSearchParams(body)])

function jsonOf({ method, headers, body }: ApiRequest): unknown {
  if (method === 'GET' || body === '') return undefined
  if (!headers['content-type']?.startsWith('application/json'))
    throw new SalesforceApiError(
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      `'${headers['content-type']}' content type is not supported`,
    )
  try {
    return JSON.parse(body)
  } catch {
    throw new SalesforceApiError(400, 'JSON_PARSER_ERROR', 'Unexpected character in the HTTP entity body')
  }
}

function oauth(request: ApiRequest, state: FakeOrg, appearance: Appearance): RouteResponse {
  const { method, url, headers } = request
  const form = formOf(request)
  const json = (outcome: ApiResponse) =>
    toRouteResponse(outcome, { 'cache-control': 'no-store', pragma: 'no-cache' })
  if (url.pathname === '/services/oauth2/token' && method === 'POST')
    return json(handleTokenRequest(state, { form, host: url.hostname, allowed: appearance === 'classic' }))
  if (url.pathname === '/services/oauth2/revoke') return json(revokeToken(state, form.get('token') ?? ''))
  if (url.pathname === '/services/oauth2/userinfo') {
    // Uncertain: whether it is refused as data is.
    if (
      state.users.some(
        ({ username, passwordExpired }) =>
          passwordExpired && username === state.sessions.get(readBearerToken(headers))?.username,
      )
    )
      return json(expiredPasswordResponse)
    const info = getUserInfo(state, readBearerToken(headers))
    if (info) return json({ status: 200, value: info })
    const body = headers.authorization ? 'Bad_OAuth_Token' : 'Missing_OAuth_Token'
    return { status: 403, headers: { 'content-type': 'text/html;charset=UTF-8' }, body }
  }
  return toRouteResponse(notFoundResponse)
}

function answerData(request: ApiRequest, state: FakeOrg): RouteResponse {
  const { method, url, headers } = request
  const version = url.pathname.split('/')[3] ?? ''
  const outcome = catchApiError(() => {
    if (version === '') return getVersions()
    assertVersion(version)
    const caller = authenticateCaller(state, readBearerToken(headers), version)
    return handleDataRequest(caller, { method, url, body: jsonOf(request) })
  })
  return toRouteResponse(outcome, version === '' ? {} : createLimitInfoHeader(state))
}

export async function handleApiRequest(
  request: ApiRequest,
  state: FakeOrg,
  appearance: Appearance,
): Promise<RouteResponse> {
  const { method, url } = request
  if (state.variant.apiLatency > 0) await wait(state.variant.apiLatency)
  // A page of another site sends a preflight first, and is refused.
  if (method === 'OPTIONS') return { status: 403, headers: { 'content-type': 'text/plain' }, body: '' }
  if (url.pathname.startsWith('/services/oauth2/')) return oauth(request, state, appearance)
  // A followed redirect would carry the session: clients must know the right host.
  if (appearance !== 'classic')
    return { redirect: `https://${state.name}.my.salesforce.com${url.pathname}${url.search}` }
  if (/^\/services\/data(\/|$)/.test(url.pathname)) return answerData(request, state)
  const [, version] = /^\/services\/Soap\/m\/(\d+\.0)/.exec(url.pathname) ?? []
  if (version && method === 'POST') return handleSoap(state, request.body, `v${version}`)
  return toRouteResponse(notFoundResponse)
}

/**
 * Finds the org by username, as the shared login hosts do; an unknown one leads nowhere. Client
 * credentials name no user, and are for My Domain alone.
 */
export async function handleLoginApiRequest(
  request: ApiRequest,
  orgs: Map<string, FakeOrg>,
): Promise<RouteResponse> {
  const form = formOf(request)
  if (form.get('grant_type') === 'client_credentials') return toRouteResponse(requestNotSupportedResponse)
  const username = form.get('username')?.toLowerCase()
  const org = [...orgs.values()].find(({ users }) =>
    users.some((one) => one.username.toLowerCase() === username),
  )
  if (org && request.url.pathname === '/services/oauth2/token')
    return handleApiRequest(request, org, 'classic')
  return toRouteResponse({
    status: 400,
    value: { error: 'invalid_client_id', error_description: 'client identifier invalid' },
  })
}
