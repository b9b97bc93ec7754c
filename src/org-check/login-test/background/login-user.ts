/** What the org itself tells of the user to sign in as: whether there is one, and how their last sign-ins ended. */

import type { ApiReason } from '../../../salesforce/api/errors.ts'
import type { Api } from '../../../salesforce/api/request.ts'
import { administrator, logins, userFact, usernames } from '../../facts/parse.ts'
import { queries } from '../../facts/queries.ts'
import { isOfRefusal } from '../login-outcome.ts'

export type LookedUp =
  | { readonly found: 'user'; readonly id: string; readonly active: boolean | null }
  /** Nobody of this name; of the names the org has, those like it. */
  | { readonly found: 'nobody'; readonly near: readonly string[] }
  /** The org did not tell, or its answer proves nothing. */
  | { readonly found: 'untold'; readonly reason: ApiReason }

/**
 * Looks for the user of this name. That a session sees nobody proves nothing where it may not see everybody: only an
 * administrator's is believed.
 */
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

/** The org's clock is not ours. */
const tolerance = 120_000

/** `2026-11-23T14:02:00.000+0000`: not every browser reads an offset without its colon. */
const timeOf = (time: string): number => Date.parse(time.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))

/**
 * The line that the login history has of a sign-in that was refused, begun at `since`; null where it has none, or why it
 * could not be asked. A line up to `before`, which explained an earlier attempt, explains nothing now.
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
