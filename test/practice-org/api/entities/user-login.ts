/** Whether accounts are frozen or locked. Uncertain: without Manage Users there are no rows. */

import { isLocked } from '../../state.ts'
import { type Entity, hasPermission } from '../entity.ts'
import { getStableId } from '../records.ts'

export const userLogin: Entity = {
  name: 'UserLogin',
  columns: ['Id', 'UserId', 'IsFrozen', 'IsPasswordLocked'],
  rows: (caller) =>
    hasPermission(caller, 'ManageUsers')
      ? caller.state.users.map((one) => ({
          Id: getStableId(caller.state, '0Yw', one.id),
          UserId: one.id,
          IsFrozen: one.frozen === true,
          IsPasswordLocked: isLocked(one),
        }))
      : [],
}
