/** Counts other users of API-only profiles and sets: these lock them out of Salesforce's UI. */

import type { ApiResult } from '../../salesforce/api/errors.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { asObject, getBoolean, getNumber, getRecords, getString } from '../../salesforce/api/soql.ts'
import { isSameRecordId } from '../../salesforce/record-id.ts'
import type { OrgFacts, OtherAssignees, PermissionSetFact, UserFact } from './facts.ts'
import { queries } from './queries.ts'

/** Counts the distinct ids other than this user's ('' for no user). */
const countOthers = (ids: readonly string[], userId: string): number =>
  new Set(ids.map((id) => id.slice(0, 15)).filter((id) => id !== '' && id !== userId.slice(0, 15))).size

/** Counts other users in a response, including rows beyond its first page. */
const countOtherUsers = (response: unknown, userId: string): number => {
  const rows = getRecords(response)
  const listed = countOthers(
    rows.map((row) => getString(row, 'Id')),
    userId,
  )
  return listed + Math.max(0, (getNumber(asObject(response), 'totalSize') ?? 0) - rows.length)
}

/** Counts the other active assignees per permission set; omits sets without any. */
const countOtherAssignees = (
  response: unknown,
  sets: readonly { readonly id: string; readonly name: string }[],
  userId: string,
): OtherAssignees['permissionSets'] =>
  sets
    .map(({ id, name }) => {
      const assignees = getRecords(response).filter(
        (row) =>
          isSameRecordId(getString(row, 'PermissionSetId'), id) &&
          getBoolean(row, 'Assignee', 'IsActive') !== false,
      )
      return {
        name,
        count: countOthers(
          assignees.map((row) => getString(row, 'AssigneeId')),
          userId,
        ),
      }
    })
    .filter(({ count }) => count > 0)

/** Counts other users; `users` have the profile, `permissionSets` are the integration user's. */
export const fetchOtherAssignees = async (
  api: Api,
  user: UserFact | null,
  users: ApiResult,
  ownSet: ApiResult,
  permissionSets: ApiResult<readonly PermissionSetFact[]>,
): Promise<OrgFacts['otherAssignees']> => {
  if (!users.ok) return users
  if (!ownSet.ok) return ownSet
  if (!permissionSets.ok) return permissionSets
  const sets = [
    ...permissionSets.value.filter(({ ownedByProfile, apiOnly }) => !ownedByProfile && apiOnly === true),
    ...getRecords(ownSet.value).map((row) => ({ id: getString(row, 'Id'), name: getString(row, 'Name') })),
  ].filter(({ id }, index, all) => id !== '' && all.findIndex((one) => one.id === id) === index)
  const assignees =
    sets.length > 0
      ? await api.get(queries.permissionSetAssignees(sets.map(({ id }) => id)))
      : ({ ok: true, value: null } as const)
  if (!assignees.ok) return assignees
  const userId = user?.id ?? ''
  return {
    ok: true,
    value: {
      profile: countOtherUsers(users.value, userId),
      permissionSets: countOtherAssignees(assignees.value, sets, userId),
    },
  }
}
