/** Object permissions of profiles and permission sets; the practice org has only Case's. */

import type { OrgProfile } from '../../types.ts'
import {
  assertKnownColumns,
  assertPermission,
  assertRequired,
  type Caller,
  type Entity,
  type RecordBody,
} from '../entity.ts'
import { createNotFoundError, createRecordError } from '../fault.ts'
import { getStableId } from '../records.ts'
import { type AccessHolder, getAccessHolder, listAccessHolders } from './holder.ts'

type Access = OrgProfile['caseAccess']

const columns = ['PermissionsRead', 'PermissionsCreate', 'PermissionsEdit', 'PermissionsDelete'] as const
const settable = [
  'ParentId',
  'SobjectType',
  ...columns,
  'PermissionsViewAllRecords',
  'PermissionsModifyAllRecords',
]

const rowId = ({ state }: Caller, holder: AccessHolder) => getStableId(state, '110', holder.id)

function accessFrom(body: RecordBody, before: Access): Access {
  const wants = (column: string, was: boolean) =>
    typeof body[column] === 'boolean' ? body[column] === true : was
  const access = {
    read: wants('PermissionsRead', before.read),
    create: wants('PermissionsCreate', before.create),
    edit: wants('PermissionsEdit', before.edit),
    delete: wants('PermissionsDelete', before.delete),
  }
  const depends = (name: string, on: string) =>
    createRecordError(
      'FIELD_INTEGRITY_EXCEPTION',
      `Permission ${name} Cases depends on permission(s): ${on} Cases`,
    )
  if (access.create && !access.read) throw depends('Create', 'Read')
  if (access.edit && !access.read) throw depends('Edit', 'Read')
  if (access.delete && !access.edit) throw depends('Delete', 'Edit')
  return access
}

function change(holder: AccessHolder, access: Access): void {
  // Standard profiles cannot be changed. Uncertain: code and wording.
  if (holder.profile && !holder.profile.custom)
    throw createRecordError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'standard profiles cannot be changed')
  Object.assign(holder.caseAccess, access)
}

const find = (caller: Caller, id: string): AccessHolder => {
  const holder = listAccessHolders(caller.state).find(
    (one) => rowId(caller, one).slice(0, 15) === id.slice(0, 15),
  )
  if (!holder?.caseAccess.read) throw createNotFoundError()
  return holder
}

const nothing: Access = { read: false, create: false, edit: false, delete: false }

export const objectPermissions: Entity = {
  name: 'ObjectPermissions',
  columns: ['Id', ...settable],
  relations: { Parent: { to: 'PermissionSet', by: 'ParentId' } },
  rows: (caller) =>
    listAccessHolders(caller.state)
      .filter(({ caseAccess }) => caseAccess.read)
      .map((holder) => ({
        Id: rowId(caller, holder),
        ParentId: holder.id,
        SobjectType: 'Case',
        PermissionsRead: holder.caseAccess.read,
        PermissionsCreate: holder.caseAccess.create,
        PermissionsEdit: holder.caseAccess.edit,
        PermissionsDelete: holder.caseAccess.delete,
        PermissionsViewAllRecords: holder.profile?.permissions.ViewAllData ?? false,
        PermissionsModifyAllRecords: holder.profile?.permissions.ModifyAllData ?? false,
      })),
  create(caller, body) {
    assertPermission(caller, 'ManageUsers')
    assertKnownColumns('ObjectPermissions', body, settable)
    assertRequired(body, 'ParentId', 'SobjectType')
    const holder = getAccessHolder(caller.state, body.ParentId)
    if (body.SobjectType !== 'Case')
      throw createRecordError(
        'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        `Sobject Type Name: bad value for restricted picklist field: ${body.SobjectType}`,
        'SobjectType',
      )
    if (holder.caseAccess.read)
      throw createRecordError(
        'DUPLICATE_VALUE',
        'duplicate value found: <unknown> duplicates value on record with id: <unknown>',
      )
    change(holder, accessFrom(body, nothing))
    return rowId(caller, holder)
  },
  update(caller, id, body) {
    assertPermission(caller, 'ManageUsers')
    assertKnownColumns('ObjectPermissions', body, settable)
    const holder = find(caller, id)
    change(holder, accessFrom(body, holder.caseAccess))
  },
  remove(caller, id) {
    assertPermission(caller, 'ManageUsers')
    change(find(caller, id), nothing)
  },
}
