/** Queries the org about the integration user: existence, and refusals in the login history. */

import type { ApiReason } from '../../../salesforce/api/errors.ts'
import type { Api } from '../../../salesforce/api/request.ts'
import { administrator, logins, userFact, usernames } from '../../facts/parse.ts'
import { queries } from '../../facts/queries.ts'
import { isOfRefusal } from '../login-outcome.ts'

export type LookedUp =
  | { readonly found: 'user'; readonly id: string; readonly active: boolean | null }
  /** No such user; `near` lists similar usernames of the org. */
  | { readonly found: 'nobody'; readonly near: readonly string[] }
  /** The org did not answer, or its answer proves nothing. */
  | { readonly found: 'untold'; readonly reason: ApiReason }

/** Looks up a user. "No such user" counts only from an administrator, who sees all users. */
export const lookUp = async (api: Api, username: string): Promise<LookedUp> => {
  const [found, mine] = await Promise.all([
    api.get(queries.userNamed(username)),
    api.get(queries.myPermissions()),
  ])
  if (!found.ok) return { found: 'untold', reason: found.reason }
  const user = userFact(found.value)
  if (user) return { found: 'user', id: user.id, active: user.active }
  if (mine.ok && administrator(mine.value) === false) return { found: 'untold', reason: 'forbidden' }
  const like = await api.get(queries.usersLike(username))
  return { found: 'nobody', near: like.ok ? usernames(like.value) : [] }
}

export interface Line {
  readonly status: string
  readonly time: string
}

/** Milliseconds by which the org's clock may differ from ours. */
const tolerance = 120_000

/** Parses `2026-11-23T14:02:00.000+0000`: not every browser accepts an offset without a colon. */
const timeOf = (time: string): number => Date.parse(time.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))

/**
 * Finds the login history entry of a refused login that began at `since`; null if none, or an
 * error. Ignores entries up to `before`, which explained an earlier attempt.
 * @see LoginHistory in the Object Reference for the Salesforce Platform
 */
export const lineOf = async (
  api: Api,
  userId: string,
  since: number,
  before: string,
): Promise<
  { readonly ok: true; readonly line: Line | null } | { readonly ok: false; readonly reason: ApiReason }
> => {
  const history = await api.get(queries.logins(userId))
  if (!history.ok) return history
  const line = logins(history.value).find(
    ({ status, time }) =>
      isOfRefusal(status) && timeOf(time) > since - tolerance && !(timeOf(time) <= timeOf(before)),
  )
  return { ok: true, line: line ? { status: line.status, time: line.time } : null }
}
