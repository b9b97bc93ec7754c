/** Field-level security. A field that has a row for nobody is seen by nobody. */

import {
  type Body,
  type Caller,
  type Entity,
  mustManage,
  onlyColumns,
  refusable,
  required,
  textOf,
} from '../entity.ts'
import { notFound, refuse } from '../fault.ts'
import { idOf } from '../records.ts'
import { entityOfField, fieldCalled, type Holder, holderOf, holdersOf, qualified } from './holder.ts'

const settable = ['ParentId', 'SobjectType', 'Field', 'PermissionsRead', 'PermissionsEdit']

const rowId = ({ state }: Caller, holder: Holder, field: string) =>
  idOf(state, '01k', `${holder.id} ${field}`)

function accessFrom(body: Body, before = { read: false, edit: false }) {
  const { PermissionsRead: read = before.read, PermissionsEdit: edit = before.edit } = body
  // Uncertain wording: known of object permissions.
  if (edit === true && read !== true)
    throw refuse('FIELD_INTEGRITY_EXCEPTION', 'Permission Edit depends on permission(s): Read')
  return { read: read === true, edit: edit === true }
}

function find(caller: Caller, id: string) {
  for (const holder of holdersOf(caller.state))
    for (const field of caller.state.fields)
      if (
        holder.fieldAccess(field).read &&
        rowId(caller, holder, qualified(field)).slice(0, 15) === id.slice(0, 15)
      )
        return { holder, field }
  throw notFound()
}

export const fieldPermissions: Entity = {
  name: 'FieldPermissions',
  columns: ['Id', ...settable],
  relations: { Parent: { to: 'PermissionSet', by: 'ParentId' } },
  rows: (caller) =>
    holdersOf(caller.state).flatMap((holder) =>
      caller.state.fields.flatMap((field) => {
        const { read, edit } = holder.fieldAccess(field)
        const name = qualified(field)
        if (!read) return []
        return [
          {
            Id: rowId(caller, holder, name),
            ParentId: holder.id,
            SobjectType: entityOfField(field),
            Field: name,
            PermissionsRead: read,
            PermissionsEdit: edit,
          },
        ]
      }),
    ),
  create(caller, body) {
    mustManage(caller, 'ManageUsers')
    onlyColumns('FieldPermissions', body, settable)
    required(body, 'ParentId', 'SobjectType', 'Field')
    const holder = holderOf(caller.state, body.ParentId)
    const name = textOf(body, 'Field')
    const field = fieldCalled(caller.state, name)
    if (!field || entityOfField(field) !== body.SobjectType)
      throw refuse(
        'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        `Field Name: bad value for restricted picklist field: ${name}`,
        'Field',
      )
    refusable(caller, `FieldPermissions ${name}`)
    const access = accessFrom(body)
    if (holder.fieldAccess(field).read)
      throw refuse(
        'DUPLICATE_VALUE',
        'duplicate value found: <unknown> duplicates value on record with id: <unknown>',
      )
    holder.setFieldAccess(field, access)
    return rowId(caller, holder, qualified(field))
  },
  update(caller, id, body) {
    mustManage(caller, 'ManageUsers')
    onlyColumns('FieldPermissions', body, ['PermissionsRead', 'PermissionsEdit'])
    const { holder, field } = find(caller, id)
    holder.setFieldAccess(field, accessFrom(body, holder.fieldAccess(field)))
  },
  remove(caller, id) {
    mustManage(caller, 'ManageUsers')
    const { holder, field } = find(caller, id)
    holder.setFieldAccess(field, { read: false, edit: false })
  },
}
