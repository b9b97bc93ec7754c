/** One row: the requesting user's permissions, from profile and permission sets. */

import type { Entity } from '../entity.ts'
import { userHasPermission } from './holder.ts'
import { permissionColumns } from './permissions.ts'

export const userPermissionAccess: Entity = {
  name: 'UserPermissionAccess',
  columns: ['Id', ...permissionColumns],
  rows: ({ state, user }) => [
    {
      Id: '000000000000000AAA',
      ...Object.fromEntries(
        permissionColumns.map((column) => [
          column,
          userHasPermission(state, user, column.replace(/^Permissions/, '')),
        ]),
      ),
    },
  ],
}
