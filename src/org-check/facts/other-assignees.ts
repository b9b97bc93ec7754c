/** Counts other users of API-only profiles and sets: these lock them out of Salesforce's UI. */

import type { ApiResult } from '../../salesforce/api/errors.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { asObject, getBoolean, getNumber, getRecords, getString } from '../../salesforce/api/soql.ts'
import type { OrgFacts, OtherAssignees, PermissionSetFact, UserFact } from './facts.ts'
import { queries } from './queries.ts'

/** Counts the distinct ids other than this user's ('' for no user). */
const countOthers = (ids: readonly string[], userId: string): number =>
  new Set(ids.map((id) => id.slice(0, 15)).filter((id) => id !== '' && id !== userId.slice(0, 15))).size

/** Counts other users in a response, including rows beyond its first page. */
const countOtherUsers = (answer: unknown, userId: string): number => {
  const rows = getRecords(answer)
  const listed = countOthers(
    rows.map((row) => getString(row, 'Id')),
    userId,
  )
  return listed + Math.max(0, (getNumber(asObject(answer), 'totalSize') ?? 0) - rows.length)
}

/** Counts the other active assignees per permission set; omits sets without any. */
const countOtherHolders = (
  answer: unknown,
  sets: readonly { readonly id: string; readonly name: string }[],
  userId: string,
): OtherAssignees['permissionSets'] =>
  sets
    .map(({ id, name }) => {
      const holders = getRecords(answer).filter(
        (row) =>
          getString(row, 'PermissionSetId').slice(0, 15) === id.slice(0, 15) &&
          getBoolean(row, 'Assignee', 'IsActive') !== false,
      )
      return {
        name,
        count: countOthers(
          holders.map((row) => getString(row, 'AssigneeId')),
          userId,
        ),
      }
    })
    .filter(({ count }) => count > 0)

/** Counts other users; `users` have the profile, `ours` is our set, `sets` are the user's. */
export const fetchOtherAssignees = async (
  api: Api,
  user: UserFact | null,
  users: ApiResult,
  ours: ApiResult,
  permissionSets: ApiResult<readonly PermissionSetFact[]>,
): Promise<OrgFacts['otherAssignees']> => {
  if (!users.ok) return users
  if (!ours.ok) return ours
  if (!permissionSets.ok) return permissionSets
  const asked = [
    ...permissionSets.value.filter(
      ({ ownedByProfile: ofProfile, apiOnly }) => !ofProfile && apiOnly === true,
    ),
    ...getRecords(ours.value).map((row) => ({ id: getString(row, 'Id'), name: getString(row, 'Name') })),
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
      profile: countOtherUsers(users.value, userId),
      permissionSets: countOtherHolders(holders.value, asked, userId),
    },
  }
}
