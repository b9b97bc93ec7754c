/** The integration permission set: what it has, what it opens, and who has it. */

import { type CaseFieldName, integrationSet } from '../../required-setup.ts'
import { composite, type Part } from '../../salesforce/api/composite.ts'
import { type ApiResult, failed } from '../../salesforce/api/errors.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { data, flagAt, literal, query, recordsOf, textAt } from '../../salesforce/api/soql.ts'
import { type Done, done, idOf } from './create-result.ts'

/** What the user needs, by the names of the API. */
export const permissions = {
  PermissionsApiEnabled: true,
  PermissionsApiUserOnly: true,
  PermissionsPasswordNeverExpires: true,
} as const

/** An org without it has no passwords that expire by it: all else is worth having without. */
const optional = 'PermissionsPasswordNeverExpires'

const without = (body: object): object =>
  Object.fromEntries(Object.entries(body).filter(([name]) => name !== optional))

const isUnknown = (result: ApiResult): boolean =>
  !result.ok && result.code.startsWith('INVALID_FIELD') && result.message.includes(optional)

/** Makes a holder of the permissions; where the org does not know the one that it can do without, without that one. */
export const postPermissions = async (api: Api, path: string, body: object): Promise<ApiResult> => {
  const made = await api.post(data(path), { ...body, ...permissions })
  return isUnknown(made) ? api.post(data(path), { ...body, ...without(permissions) }) : made
}

/**
 * Whether anybody but this user ('' for nobody) has the permission set, or it is in a group of sets: who has the group has
 * what the set has, and no assignment of the set. An org that does not know groups has none.
 */
const isShared = async (api: Api, setId: string, userId: string): Promise<ApiResult<boolean>> => {
  const [found, groups] = await Promise.all([
    api.get(query(`SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSetId=${literal(setId)}`)),
    api.get(query(`SELECT Id FROM PermissionSetGroupComponent WHERE PermissionSetId=${literal(setId)}`)),
  ])
  if (!found.ok) return found
  const others = recordsOf(found.value).some(
    (row) => textAt(row, 'AssigneeId').slice(0, 15) !== userId.slice(0, 15),
  )
  if (others || (groups.ok && recordsOf(groups.value).length > 0)) return { ok: true, value: true }
  const isAnswered = groups.ok || groups.reason === 'not-found'
  return isAnswered ? { ok: true, value: false } : groups
}

/**
 * The integration permission set, made or completed; gives its id. One that lacks something is left as it is (`shared`)
 * where others than this user ('' for nobody) have it: API-only, they could no longer work in Salesforce.
 */
export const ensureSet = async (api: Api, userId: string): Promise<Done<string>> => {
  const names = Object.keys(permissions)
  const found = await api.get(
    query(`SELECT Id,${names.join(',')} FROM PermissionSet WHERE Name=${literal(integrationSet.name)}`),
  )
  if (!found.ok) return found
  const row = recordsOf(found.value)[0]
  if (row) {
    const id = textAt(row, 'Id')
    if (names.every((name) => flagAt(row, name) === true)) return done('there', id)
    const shared = await isShared(api, id, userId)
    if (!shared.ok) return shared
    if (shared.value) return failed('shared')
    const changed = await api.patch(data(`sobjects/PermissionSet/${id}`), permissions)
    return changed.ok ? done('made', id) : changed
  }
  const made = await postPermissions(api, 'sobjects/PermissionSet', {
    Name: integrationSet.name,
    Label: integrationSet.label,
  })
  return made.ok ? done('made', idOf(made.value)) : made
}

const caseAccess = {
  PermissionsRead: true,
  PermissionsCreate: true,
  PermissionsEdit: true,
} as const
const fieldAccess = { PermissionsRead: true, PermissionsEdit: true } as const

/** Access to cases and to these fields for a permission set, in one request; nothing is taken away. */
export const grant = async (
  api: Api,
  setId: string,
  fields: readonly CaseFieldName[],
): Promise<ReadonlyMap<string, Done>> => {
  const where = `SobjectType='Case' AND ParentId=${literal(setId)}`
  const [objects, fieldRows] = await Promise.all([
    api.get(
      query(
        `SELECT Id,PermissionsRead,PermissionsCreate,PermissionsEdit FROM ObjectPermissions WHERE ${where}`,
      ),
    ),
    api.get(query(`SELECT Id,Field,PermissionsRead,PermissionsEdit FROM FieldPermissions WHERE ${where}`)),
  ])
  if (!objects.ok) return new Map(['Case', ...fields].map((id) => [id, objects]))
  if (!fieldRows.ok) return new Map(['Case', ...fields].map((id) => [id, fieldRows]))
  const [own] = recordsOf(objects.value)
  const rowOf = (name: string) =>
    recordsOf(fieldRows.value).find(
      (row) => textAt(row, 'Field').toLowerCase() === `case.${name}__c`.toLowerCase(),
    )
  const has = (row: Readonly<Record<string, unknown>> | undefined, wanted: object) =>
    row !== undefined && Object.keys(wanted).every((name) => flagAt(row, name) === true)
  const part = (
    id: string,
    type: string,
    row: Readonly<Record<string, unknown>> | undefined,
    wanted: object,
    place: object,
  ): readonly Part[] => {
    if (has(row, wanted)) return []
    return row
      ? [{ id, method: 'PATCH', path: `${type}/${textAt(row, 'Id')}`, body: wanted }]
      : [
          {
            id,
            method: 'POST',
            path: type,
            body: { ParentId: setId, SobjectType: 'Case', ...place, ...wanted },
          },
        ]
  }
  const parts = [
    ...part('Case', 'ObjectPermissions', own, caseAccess, {}),
    ...fields.flatMap((name) =>
      part(name, 'FieldPermissions', rowOf(name), fieldAccess, { Field: `Case.${name}__c` }),
    ),
  ]
  const ends = await composite(api, '', parts)
  return new Map(
    ['Case', ...fields].map((id): [string, Done] => {
      const end = ends.get(id)
      if (!end) return [id, done('there', null)]
      return [id, end.ok ? done('made', end.value) : end]
    }),
  )
}

/** The permission set for the user. */
export const assign = async (api: Api, userId: string, setId: string): Promise<Done> => {
  const found = await api.get(
    query(
      `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId=${literal(userId)} AND PermissionSetId=${literal(setId)}`,
    ),
  )
  if (!found.ok) return found
  if (recordsOf(found.value).length > 0) return done('there', null)
  const made = await api.post(data('sobjects/PermissionSetAssignment'), {
    AssigneeId: userId,
    PermissionSetId: setId,
  })
  if (made.ok) return done('made', null)
  if (made.reason === 'duplicate') return done('there', null)
  // What this code is about at an assignment, whatever language its words are in.
  return made.code === 'FIELD_INTEGRITY_EXCEPTION' ? { ...made, reason: 'licence' } : made
}

/** The permission set licence for the user. */
export const assignLicence = async (api: Api, userId: string, licenceId: string): Promise<Done> => {
  const made = await api.post(data('sobjects/PermissionSetLicenseAssign'), {
    AssigneeId: userId,
    PermissionSetLicenseId: licenceId,
  })
  if (made.ok) return done('made', null)
  return made.reason === 'duplicate' ? done('there', null) : made
}
