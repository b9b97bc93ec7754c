/** Whether the integration user's account may sign in: active, and neither frozen nor locked. */

import { text } from '../../platform/text.ts'
import type { Facts, UserFact } from '../facts/facts.ts'
import { type Judged, type RowAction, showMe, unknown, unread, wrong } from '../row.ts'

/** How Salesforce writes an id; what is otherwise leads to no page. */
export const recordId = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/

const cureOf = (id: string, press: 'unfreeze' | 'unlock'): RowAction =>
  recordId.test(id) ? { do: 'open-user', id, press } : showMe('user')

/** What is in the way of this user, or was not told; null where nothing is. */
export const accountTrouble = (
  { id, username, active }: UserFact,
  account: Facts['account'],
): Judged | null => {
  if (active === false) return wrong(showMe('user'), text('check_user_inactive', username))
  const { frozen, locked } = (account.ok && account.value) || { frozen: null, locked: null }
  if (frozen === true || locked === true)
    return wrong(
      cureOf(id, frozen === true ? 'unfreeze' : 'unlock'),
      ...(frozen === true ? [text('check_user_frozen', username)] : []),
      ...(locked === true ? [text('check_user_locked', username)] : []),
    )
  return [active, frozen, locked].includes(null)
    ? unknown(showMe('user'), text('check_user_untold', username), ...(account.ok ? [] : unread(account)))
    : null
}
