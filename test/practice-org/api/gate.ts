/** Decides who may use the API at all. */

import { findUser } from '../state.ts'
import type { FakeOrg } from '../types.ts'
import { userHasPermission } from './entities/holder.ts'
import type { Caller } from './entity.ts'
import { createExpiredPasswordError, SalesforceApiError } from './fault.ts'
import { getApiRecords } from './records.ts'

export const DAILY_REQUEST_LIMIT = 15_000

export const readBearerToken = (headers: Readonly<Record<string, string>>): string =>
  /^(?:Bearer|OAuth) (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? ''

/** Reads the session from the header; cookies do not count. */
export function authenticateCaller(state: FakeOrg, sid: string, version: string): Caller {
  const session = state.sessions.get(sid)
  const user = session && findUser(state, session.username)
  // Refused in the same words as an expired session (seen in issue 386 of jsforce/jsforce).
  if (!user?.active || state.variant.apiIpMismatch)
    throw new SalesforceApiError(401, 'INVALID_SESSION_ID', 'Session expired or invalid')
  // Article 005226515 and reference part 2, 3.2: a token without the scope `api` is of no use here.
  if (session?.scopes && !session.scopes.includes('api')) throw createUnfitSessionError()
  // Uncertain: that an expired password does not matter to a flow that has none.
  if (user.passwordExpired && !session?.scopes) throw createExpiredPasswordError()
  const profile = state.profiles.find(({ id }) => id === user.profileId)
  assertApiEnabled(state, userHasPermission(state, user, 'ApiEnabled'))
  getApiRecords(state).requestCount += 1
  return { state, user, profile, version }
}

const createUnfitSessionError = () =>
  new SalesforceApiError(401, 'INVALID_SESSION_ID', 'This session is not valid for use with the REST API')

function assertApiEnabled(state: FakeOrg, enabled: boolean): void {
  const { api } = state.variant
  if (api === 'disabled')
    throw new SalesforceApiError(
      403,
      'API_DISABLED_FOR_ORG',
      'The REST API is not enabled for this Organization.',
    )
  // Seen in issue 149 of sorenkrabbe/Chrome-Salesforce-inspector.
  if (api === 'access-control') throw createUnfitSessionError()
  if (api === 'limit-exceeded')
    throw new SalesforceApiError(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.')
  // Uncertain which of the two codes REST gives here: platform reference D1 says
  // API_DISABLED_FOR_ORG of both.
  if (!enabled) throw new SalesforceApiError(403, 'API_CURRENTLY_DISABLED', 'API is disabled for this User')
}
