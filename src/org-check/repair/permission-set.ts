/** Creates, completes and assigns the integration permission set. */

import { type CaseFieldName, integrationSet } from '../../required-setup.ts'
import { composite, type Part } from '../../salesforce/api/composite.ts'
import { type ApiResult, failed } from '../../salesforce/api/errors.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { data, flagAt, literal, query, recordsOf, textAt } from '../../salesforce/api/soql.ts'
import { type Done, done, idOf } from './create-result.ts'

/** Required permissions by API name. */
export const permissions = {
  PermissionsApiEnabled: true,
  PermissionsApiUserOnly: true,
  PermissionsPasswordNeverExpires: true,
} as const

/** Permission unknown to some orgs; the others are worth having without it. */
const optional = 'PermissionsPasswordNeverExpires'

const without = (body: object): object =>
  Object.fromEntries(Object.entries(body).filter(([name]) => name !== optional))

const isUnknown = (result: ApiResult): boolean =>
  !result.ok && result.code.startsWith('INVALID_FIELD') && result.message.includes(optional)

/** Creates a record with the permissions; without the optional one if the org lacks it. */
export const postPermissions = async (api: Api, path: string, body: object): Promise<ApiResult> => {
  const made = await api.post(data(path), { ...body, ...permissions })
  return isUnknown(made) ? api.post(data(path), { ...body, ...without(permissions) }) : made
}

/**
 * Checks whether anyone but this user ('' for nobody) has the set, directly or by a group of sets,
 * which needs no assignment. Orgs that do not know groups have none.
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
 * Creates or completes the integration permission set; resolves with its id. Fails as `shared` if
 * an incomplete set has other assignees: made API-only, they would be locked out.
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

/** Grants access to cases and to these fields in one request; revokes nothing. */
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

/** Assigns the permission set to the user. */
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
  // At an assignment this code means the license, whatever language the message has.
  return made.code === 'FIELD_INTEGRITY_EXCEPTION' ? { ...made, reason: 'licence' } : made
}

/** Assigns the permission set license to the user. */
export const assignLicence = async (api: Api, userId: string, licenceId: string): Promise<Done> => {
  const made = await api.post(data('sobjects/PermissionSetLicenseAssign'), {
    AssigneeId: userId,
    PermissionSetLicenseId: licenceId,
  })
  if (made.ok) return done('made', null)
  return made.reason === 'duplicate' ? done('there', null) : made
}
