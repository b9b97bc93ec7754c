/** Queries the org about the integration user: existence, and refusals in the login history. */

import { type GrantType, grantTypes, loginSubTypes } from '../../../flow-retirement/grant-type.ts'
import type { ApiReason } from '../../../salesforce/api/errors.ts'
import type { Api } from '../../../salesforce/api/request.ts'
import { parseIsAdministrator, parseLoginHistory, parseUserFact, parseUsernames } from '../../facts/parse.ts'
import { queries } from '../../facts/queries.ts'
import { canExplainRefusal } from '../login-outcome.ts'

export type LoginUserLookup =
  | { readonly found: 'user'; readonly id: string; readonly active: boolean | null }
  /** No such user; `near` lists similar usernames of the org. */
  | { readonly found: 'nobody'; readonly near: readonly string[] }
  /** The org did not answer, or its answer proves nothing. */
  | { readonly found: 'untold'; readonly reason: ApiReason }

/** Looks up a user. "No such user" counts only from an administrator, who sees all users. */
export const findLoginUser = async (api: Api, username: string): Promise<LoginUserLookup> => {
  const [found, ownPermissions] = await Promise.all([
    api.get(queries.userByUsername(username)),
    api.get(queries.myPermissions()),
  ])
  if (!found.ok) return { found: 'untold', reason: found.reason }
  const user = parseUserFact(found.value)
  if (user) return { found: 'user', id: user.id, active: user.active }
  if (ownPermissions.ok && parseIsAdministrator(ownPermissions.value) === false)
    return { found: 'untold', reason: 'forbidden' }
  const similar = await api.get(queries.similarUsernames(username))
  return { found: 'nobody', near: similar.ok ? parseUsernames(similar.value) : [] }
}

interface LoginHistoryEntry {
  readonly status: string
  readonly time: string
}

/** Milliseconds by which the org's clock may differ from ours. */
const CLOCK_TOLERANCE_MS = 120_000

/** Parses `2026-11-23T14:02:00.000+0000`: not every browser accepts an offset without a colon. */
const parseSalesforceTime = (time: string): number => Date.parse(time.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))

/**
 * Finds the login history entry of a refused login that began at `since`; null if none, or an
 * error. Ignores entries of another flow, and those up to `before`, which explained an earlier
 * attempt.
 * @see LoginHistory in the Object Reference for the Salesforce Platform
 */
export const findLoginHistoryEntry = async (
  api: Api,
  userId: string,
  grant: GrantType,
  since: number,
  before: string,
): Promise<
  | { readonly ok: true; readonly line: LoginHistoryEntry | null }
  | { readonly ok: false; readonly reason: ApiReason }
> => {
  const history = await api.get(queries.logins(userId))
  if (!history.ok) return history
  const otherSubTypes = grantTypes.filter((one) => one !== grant).map((one) => loginSubTypes[one])
  const line = parseLoginHistory(history.value).find(
    ({ status, time, subType }) =>
      canExplainRefusal(status) &&
      !otherSubTypes.includes(subType) &&
      parseSalesforceTime(time) > since - CLOCK_TOLERANCE_MS &&
      !(parseSalesforceTime(time) <= parseSalesforceTime(before)),
  )
  return { ok: true, line: line ? { status: line.status, time: line.time } : null }
}
