/** What profiles and permission sets allow on Case; the practice org keeps it of no other object. */

import type { OrgProfile } from '../../types.ts'
import { type Body, type Caller, type Entity, mustManage, onlyColumns, required } from '../entity.ts'
import { notFound, refuse } from '../fault.ts'
import { idOf } from '../records.ts'
import { type Holder, holderOf, holdersOf } from './holder.ts'

type Access = OrgProfile['caseAccess']

const columns = ['PermissionsRead', 'PermissionsCreate', 'PermissionsEdit', 'PermissionsDelete'] as const
const settable = [
  'ParentId',
  'SobjectType',
  ...columns,
  'PermissionsViewAllRecords',
  'PermissionsModifyAllRecords',
]

const rowId = ({ state }: Caller, holder: Holder) => idOf(state, '110', holder.id)

function accessFrom(body: Body, before: Access): Access {
  const wants = (column: string, was: boolean) =>
    typeof body[column] === 'boolean' ? body[column] === true : was
  const access = {
    read: wants('PermissionsRead', before.read),
    create: wants('PermissionsCreate', before.create),
    edit: wants('PermissionsEdit', before.edit),
    delete: wants('PermissionsDelete', before.delete),
  }
  const depends = (name: string, on: string) =>
    refuse('FIELD_INTEGRITY_EXCEPTION', `Permission ${name} Cases depends on permission(s): ${on} Cases`)
  if (access.create && !access.read) throw depends('Create', 'Read')
  if (access.edit && !access.read) throw depends('Edit', 'Read')
  if (access.delete && !access.edit) throw depends('Delete', 'Edit')
  return access
}

function change(holder: Holder, access: Access): void {
  // Uncertain: code and wording; that a standard profile's object permissions stay as they are is Salesforce's rule.
  if (holder.profile && !holder.profile.custom)
    throw refuse('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'standard profiles cannot be changed')
  Object.assign(holder.caseAccess, access)
}

const find = (caller: Caller, id: string): Holder => {
  const holder = holdersOf(caller.state).find((one) => rowId(caller, one).slice(0, 15) === id.slice(0, 15))
  if (!holder?.caseAccess.read) throw notFound()
  return holder
}

const nothing: Access = { read: false, create: false, edit: false, delete: false }

export const objectPermissions: Entity = {
  name: 'ObjectPermissions',
  columns: ['Id', ...settable],
  relations: { Parent: { to: 'PermissionSet', by: 'ParentId' } },
  rows: (caller) =>
    holdersOf(caller.state)
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
    mustManage(caller, 'ManageUsers')
    onlyColumns('ObjectPermissions', body, settable)
    required(body, 'ParentId', 'SobjectType')
    const holder = holderOf(caller.state, body.ParentId)
    if (body.SobjectType !== 'Case')
      throw refuse(
        'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        `Sobject Type Name: bad value for restricted picklist field: ${body.SobjectType}`,
        'SobjectType',
      )
    if (holder.caseAccess.read)
      throw refuse(
        'DUPLICATE_VALUE',
        'duplicate value found: <unknown> duplicates value on record with id: <unknown>',
      )
    change(holder, accessFrom(body, nothing))
    return rowId(caller, holder)
  },
  update(caller, id, body) {
    mustManage(caller, 'ManageUsers')
    onlyColumns('ObjectPermissions', body, settable)
    const holder = find(caller, id)
    change(holder, accessFrom(body, holder.caseAccess))
  },
  remove(caller, id) {
    mustManage(caller, 'ManageUsers')
    change(find(caller, id), nothing)
  },
}
