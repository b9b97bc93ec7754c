/** Who else has what is API-only, or is to be: all of them are shut out of Salesforce's pages by it. */

import type { ApiResult } from '../../salesforce/api/errors.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { flagAt, numberAt, objectOf, recordsOf, textAt } from '../../salesforce/api/soql.ts'
import type { Facts, Others, SetFact, UserFact } from './facts.ts'
import { queries } from './queries.ts'

/** Those of these ids that are another user's than this one's ('' for nobody). */
const besides = (ids: readonly string[], userId: string): number =>
  new Set(ids.map((id) => id.slice(0, 15)).filter((id) => id !== '' && id !== userId.slice(0, 15))).size

/** How many users an answer has besides this one; Salesforce gives the first rows and says how many there are. */
const usersBesides = (answer: unknown, userId: string): number => {
  const rows = recordsOf(answer)
  const listed = besides(
    rows.map((row) => textAt(row, 'Id')),
    userId,
  )
  return listed + Math.max(0, (numberAt(objectOf(answer), 'totalSize') ?? 0) - rows.length)
}

/** How many active users have each of these permission sets besides this one; only those that somebody has. */
const holdersBesides = (
  answer: unknown,
  sets: readonly { readonly id: string; readonly name: string }[],
  userId: string,
): Others['sets'] =>
  sets
    .map(({ id, name }) => {
      const holders = recordsOf(answer).filter(
        (row) =>
          textAt(row, 'PermissionSetId').slice(0, 15) === id.slice(0, 15) &&
          flagAt(row, 'Assignee', 'IsActive') !== false,
      )
      return {
        name,
        count: besides(
          holders.map((row) => textAt(row, 'AssigneeId')),
          userId,
        ),
      }
    })
    .filter(({ count }) => count > 0)

/** Counts them: `users` are those with the profile, `ours` is the integration permission set, `sets` what the user has. */
export const othersOf = async (
  api: Api,
  user: UserFact | null,
  users: ApiResult,
  ours: ApiResult,
  sets: ApiResult<readonly SetFact[]>,
): Promise<Facts['others']> => {
  if (!users.ok) return users
  if (!ours.ok) return ours
  if (!sets.ok) return sets
  const asked = [
    ...sets.value.filter(({ ofProfile, apiOnly }) => !ofProfile && apiOnly === true),
    ...recordsOf(ours.value).map((row) => ({ id: textAt(row, 'Id'), name: textAt(row, 'Name') })),
  ].filter(({ id }, index, all) => id !== '' && all.findIndex((one) => one.id === id) === index)
  const holders =
    asked.length > 0
      ? await api.get(queries.holders(asked.map(({ id }) => id)))
      : ({ ok: true, value: null } as const)
  if (!holders.ok) return holders
  const userId = user?.id ?? ''
  return {
    ok: true,
    value: {
      profile: usersBesides(users.value, userId),
      sets: holdersBesides(holders.value, asked, userId),
    },
  }
}
