/** Creates, completes and assigns the integration permission set. */

import { type CaseFieldName, integrationPermissionSet } from '../../required-setup.ts'
import { type CompositeSubrequest, sendComposite } from '../../salesforce/api/composite.ts'
import { type ApiResult, apiFailure } from '../../salesforce/api/errors.ts'
import type { Api } from '../../salesforce/api/request.ts'
import {
  getBoolean,
  getRecords,
  getString,
  queryPath,
  restPath,
  soqlString,
} from '../../salesforce/api/soql.ts'
import { type CreateResult, getCreatedId, toCreateResult } from './create-result.ts'

/** Required permissions by API name. */
export const requiredPermissions = {
  PermissionsApiEnabled: true,
  PermissionsApiUserOnly: true,
  PermissionsPasswordNeverExpires: true,
} as const

/** Permission unknown to some orgs; the others are worth having without it. */
const optionalPermission = 'PermissionsPasswordNeverExpires'

const omitOptionalPermission = (body: object): object =>
  Object.fromEntries(Object.entries(body).filter(([name]) => name !== optionalPermission))

const isUnknownPermission = (result: ApiResult): boolean =>
  !result.ok && result.code.startsWith('INVALID_FIELD') && result.message.includes(optionalPermission)

export interface GrantedPermissions {
  readonly id: string
  /** API names of the permissions that were granted now. */
  readonly permissions: readonly string[]
  /** False if the profile or permission set existed before. */
  readonly isNew: boolean
}

/** Creates a record with the permissions; without the optional one if the org lacks it. */
export const createWithPermissions = async (
  api: Api,
  path: string,
  body: object,
): Promise<CreateResult<GrantedPermissions>> => {
  let granted: object = requiredPermissions
  let made = await api.post(restPath(path), { ...body, ...granted })
  if (isUnknownPermission(made)) {
    granted = omitOptionalPermission(requiredPermissions)
    made = await api.post(restPath(path), { ...body, ...granted })
  }
  if (!made.ok) return made
  return toCreateResult('made', {
    id: getCreatedId(made.value),
    permissions: Object.keys(granted),
    isNew: true,
  })
}

/** Returns the result for a profile or permission set that has all it needs. */
export const existingPermissions = (id: string): CreateResult<GrantedPermissions> =>
  toCreateResult('there', { id, permissions: [], isNew: false })

/**
 * Checks whether anyone but this user ('' for nobody) has the set, directly or by a group of sets,
 * which needs no assignment. Orgs that do not know groups have none.
 */
const isSharedWithOthers = async (api: Api, setId: string, userId: string): Promise<ApiResult<boolean>> => {
  const [found, groups] = await Promise.all([
    api.get(
      queryPath(`SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSetId=${soqlString(setId)}`),
    ),
    api.get(
      queryPath(`SELECT Id FROM PermissionSetGroupComponent WHERE PermissionSetId=${soqlString(setId)}`),
    ),
  ])
  if (!found.ok) return found
  const hasOthers = getRecords(found.value).some(
    (row) => getString(row, 'AssigneeId').slice(0, 15) !== userId.slice(0, 15),
  )
  if (hasOthers || (groups.ok && getRecords(groups.value).length > 0)) return { ok: true, value: true }
  const isAnswered = groups.ok || groups.reason === 'not-found'
  return isAnswered ? { ok: true, value: false } : groups
}

/**
 * Creates or completes the integration permission set; resolves with its id and what it got. Fails
 * as `shared` if an incomplete set has other assignees: made API-only, they would be locked out.
 */
export const ensurePermissionSet = async (
  api: Api,
  userId: string,
): Promise<CreateResult<GrantedPermissions>> => {
  const names = Object.keys(requiredPermissions)
  const found = await api.get(
    queryPath(
      `SELECT Id,${names.join(',')} FROM PermissionSet WHERE Name=${soqlString(integrationPermissionSet.name)}`,
    ),
  )
  if (!found.ok) return found
  const row = getRecords(found.value)[0]
  if (row) {
    const id = getString(row, 'Id')
    const lacking = names.filter((name) => getBoolean(row, name) !== true)
    if (lacking.length === 0) return existingPermissions(id)
    const shared = await isSharedWithOthers(api, id, userId)
    if (!shared.ok) return shared
    if (shared.value) return apiFailure('shared')
    const changed = await api.patch(restPath(`sobjects/PermissionSet/${id}`), requiredPermissions)
    return changed.ok ? toCreateResult('made', { id, permissions: lacking, isNew: false }) : changed
  }
  return createWithPermissions(api, 'sobjects/PermissionSet', {
    Name: integrationPermissionSet.name,
    Label: integrationPermissionSet.label,
  })
}

/** Granted object permissions on Case by API name. */
export const grantedCaseAccess = {
  PermissionsRead: true,
  PermissionsCreate: true,
  PermissionsEdit: true,
} as const
/** Granted permissions on each field by API name. */
export const grantedFieldAccess = { PermissionsRead: true, PermissionsEdit: true } as const

/** Grants access to cases and to these fields in one request; revokes nothing. */
export const grantCaseAccess = async (
  api: Api,
  setId: string,
  fields: readonly CaseFieldName[],
): Promise<ReadonlyMap<string, CreateResult>> => {
  const where = `SobjectType='Case' AND ParentId=${soqlString(setId)}`
  const [objects, fieldRows] = await Promise.all([
    api.get(
      queryPath(
        `SELECT Id,PermissionsRead,PermissionsCreate,PermissionsEdit FROM ObjectPermissions WHERE ${where}`,
      ),
    ),
    api.get(
      queryPath(`SELECT Id,Field,PermissionsRead,PermissionsEdit FROM FieldPermissions WHERE ${where}`),
    ),
  ])
  if (!objects.ok) return new Map(['Case', ...fields].map((id) => [id, objects]))
  if (!fieldRows.ok) return new Map(['Case', ...fields].map((id) => [id, fieldRows]))
  const [own] = getRecords(objects.value)
  const findFieldRow = (name: string) =>
    getRecords(fieldRows.value).find(
      (row) => getString(row, 'Field').toLowerCase() === `case.${name}__c`.toLowerCase(),
    )
  const hasAll = (row: Readonly<Record<string, unknown>> | undefined, permissions: object) =>
    row !== undefined && Object.keys(permissions).every((name) => getBoolean(row, name) === true)
  const toSubrequests = (
    id: string,
    type: string,
    row: Readonly<Record<string, unknown>> | undefined,
    permissions: object,
    target: object,
  ): readonly CompositeSubrequest[] => {
    if (hasAll(row, permissions)) return []
    return row
      ? [{ id, method: 'PATCH', path: `${type}/${getString(row, 'Id')}`, body: permissions }]
      : [
          {
            id,
            method: 'POST',
            path: type,
            body: { ParentId: setId, SobjectType: 'Case', ...target, ...permissions },
          },
        ]
  }
  const parts = [
    ...toSubrequests('Case', 'ObjectPermissions', own, grantedCaseAccess, {}),
    ...fields.flatMap((name) =>
      toSubrequests(name, 'FieldPermissions', findFieldRow(name), grantedFieldAccess, {
        Field: `Case.${name}__c`,
      }),
    ),
  ]
  const results = await sendComposite(api, '', parts)
  return new Map(
    ['Case', ...fields].map((id): [string, CreateResult] => {
      const result = results.get(id)
      if (!result) return [id, toCreateResult('there', null)]
      return [id, result.ok ? toCreateResult('made', result.value) : result]
    }),
  )
}

/** Assigns the permission set to the user. */
export const assignPermissionSet = async (api: Api, userId: string, setId: string): Promise<CreateResult> => {
  const found = await api.get(
    queryPath(
      `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId=${soqlString(userId)} AND PermissionSetId=${soqlString(setId)}`,
    ),
  )
  if (!found.ok) return found
  if (getRecords(found.value).length > 0) return toCreateResult('there', null)
  const made = await api.post(restPath('sobjects/PermissionSetAssignment'), {
    AssigneeId: userId,
    PermissionSetId: setId,
  })
  if (made.ok) return toCreateResult('made', made.value)
  if (made.reason === 'duplicate') return toCreateResult('there', null)
  // For an assignment this code means a missing license; the message may be in any language.
  return made.code === 'FIELD_INTEGRITY_EXCEPTION' ? { ...made, reason: 'licence' } : made
}

/** Assigns the permission set license to the user. */
export const assignPermissionSetLicense = async (
  api: Api,
  userId: string,
  licenseId: string,
): Promise<CreateResult> => {
  const made = await api.post(restPath('sobjects/PermissionSetLicenseAssign'), {
    AssigneeId: userId,
    PermissionSetLicenseId: licenseId,
  })
  if (made.ok) return toCreateResult('made', made.value)
  return made.reason === 'duplicate' ? toCreateResult('there', null) : made
}
