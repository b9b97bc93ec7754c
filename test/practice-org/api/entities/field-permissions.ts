/** Field-level security. A field without rows is visible to nobody. */

import {
  assertKnownColumns,
  assertNotRejected,
  assertPermission,
  assertRequired,
  type Caller,
  type Entity,
  getTrimmedText,
  type RecordBody,
} from '../entity.ts'
import { createNotFoundError, createRecordError } from '../fault.ts'
import { getStableId } from '../records.ts'
import {
  type AccessHolder,
  findFieldByQualifiedName,
  getAccessHolder,
  getFieldEntity,
  getQualifiedFieldName,
  listAccessHolders,
} from './holder.ts'

const settable = ['ParentId', 'SobjectType', 'Field', 'PermissionsRead', 'PermissionsEdit']

const rowId = ({ state }: Caller, holder: AccessHolder, field: string) =>
  getStableId(state, '01k', `${holder.id} ${field}`)

function accessFrom(body: RecordBody, before = { read: false, edit: false }) {
  const { PermissionsRead: read = before.read, PermissionsEdit: edit = before.edit } = body
  // Uncertain wording, known from object permissions.
  if (edit === true && read !== true)
    throw createRecordError('FIELD_INTEGRITY_EXCEPTION', 'Permission Edit depends on permission(s): Read')
  return { read: read === true, edit: edit === true }
}

function find(caller: Caller, id: string) {
  for (const holder of listAccessHolders(caller.state))
    for (const field of caller.state.fields)
      if (
        holder.fieldAccess(field).read &&
        rowId(caller, holder, getQualifiedFieldName(field)).slice(0, 15) === id.slice(0, 15)
      )
        return { holder, field }
  throw createNotFoundError()
}

export const fieldPermissions: Entity = {
  name: 'FieldPermissions',
  columns: ['Id', ...settable],
  relations: { Parent: { to: 'PermissionSet', by: 'ParentId' } },
  rows: (caller) =>
    listAccessHolders(caller.state).flatMap((holder) =>
      caller.state.fields.flatMap((field) => {
        const { read, edit } = holder.fieldAccess(field)
        const name = getQualifiedFieldName(field)
        if (!read) return []
        return [
          {
            Id: rowId(caller, holder, name),
            ParentId: holder.id,
            SobjectType: getFieldEntity(field),
            Field: name,
            PermissionsRead: read,
            PermissionsEdit: edit,
          },
        ]
      }),
    ),
  create(caller, body) {
    assertPermission(caller, 'ManageUsers')
    assertKnownColumns('FieldPermissions', body, settable)
    assertRequired(body, 'ParentId', 'SobjectType', 'Field')
    const holder = getAccessHolder(caller.state, body.ParentId)
    const name = getTrimmedText(body, 'Field')
    const field = findFieldByQualifiedName(caller.state, name)
    if (!field || getFieldEntity(field) !== body.SobjectType)
      throw createRecordError(
        'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        `Field Name: bad value for restricted picklist field: ${name}`,
        'Field',
      )
    assertNotRejected(caller, `FieldPermissions ${name}`)
    const access = accessFrom(body)
    if (holder.fieldAccess(field).read)
      throw createRecordError(
        'DUPLICATE_VALUE',
        'duplicate value found: <unknown> duplicates value on record with id: <unknown>',
      )
    holder.setFieldAccess(field, access)
    return rowId(caller, holder, getQualifiedFieldName(field))
  },
  update(caller, id, body) {
    assertPermission(caller, 'ManageUsers')
    assertKnownColumns('FieldPermissions', body, ['PermissionsRead', 'PermissionsEdit'])
    const { holder, field } = find(caller, id)
    holder.setFieldAccess(field, accessFrom(body, holder.fieldAccess(field)))
  },
  remove(caller, id) {
    assertPermission(caller, 'ManageUsers')
    const { holder, field } = find(caller, id)
    holder.setFieldAccess(field, { read: false, edit: false })
  },
}
