/** Whether an account is frozen or locked. Uncertain: that whoever may not manage users is shown none. */

import { isLocked } from '../../state.ts'
import { type Entity, may } from '../entity.ts'
import { idOf } from '../records.ts'

export const userLogin: Entity = {
  name: 'UserLogin',
  columns: ['Id', 'UserId', 'IsFrozen', 'IsPasswordLocked'],
  rows: (caller) =>
    may(caller, 'ManageUsers')
      ? caller.state.users.map((one) => ({
          Id: idOf(caller.state, '0Yw', one.id),
          UserId: one.id,
          IsFrozen: one.frozen === true,
          IsPasswordLocked: isLocked(one),
        }))
      : [],
}
