/** Counts other users of API-only profiles and sets: these lock them out of Salesforce's UI. */

import type { ApiResult } from '../../salesforce/api/errors.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { flagAt, numberAt, objectOf, recordsOf, textAt } from '../../salesforce/api/soql.ts'
import type { Facts, Others, SetFact, UserFact } from './facts.ts'
import { queries } from './queries.ts'

/** Counts the distinct ids other than this user's ('' for no user). */
const besides = (ids: readonly string[], userId: string): number =>
  new Set(ids.map((id) => id.slice(0, 15)).filter((id) => id !== '' && id !== userId.slice(0, 15))).size

/** Counts other users in a response, including rows beyond its first page. */
const usersBesides = (answer: unknown, userId: string): number => {
  const rows = recordsOf(answer)
  const listed = besides(
    rows.map((row) => textAt(row, 'Id')),
    userId,
  )
  return listed + Math.max(0, (numberAt(objectOf(answer), 'totalSize') ?? 0) - rows.length)
}

/** Counts the other active assignees per permission set; omits sets without any. */
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

/** Counts other users; `users` have the profile, `ours` is our set, `sets` are the user's. */
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
