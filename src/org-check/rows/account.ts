/** Checks that the integration user's account is active, not frozen and not locked. */

import { text } from '../../platform/text.ts'
import type { OrgFacts, UserFact } from '../facts/facts.ts'
import { describeApiError, failRow, type RowAction, type RowResult, showAction, unknownRow } from '../row.ts'

/** Matches a Salesforce record id of 15 or 18 characters. Nothing else is put into a path. */
export const recordIdPattern = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/

const accountAction = (id: string, press: 'unfreeze' | 'unlock'): RowAction =>
  recordIdPattern.test(id) ? { kind: 'open-user', id, press } : showAction('user')

/** Returns the row's result if the account is blocked or its state is unknown, else null. */
export const judgeAccount = (
  { id, username, active }: UserFact,
  account: OrgFacts['account'],
): RowResult | null => {
  if (active === false) return failRow(showAction('user'), text('check_user_inactive', username))
  const { frozen, locked } = (account.ok && account.value) || { frozen: null, locked: null }
  if (frozen === true || locked === true)
    return failRow(
      accountAction(id, frozen === true ? 'unfreeze' : 'unlock'),
      ...(frozen === true ? [text('check_user_frozen', username)] : []),
      ...(locked === true ? [text('check_user_locked', username)] : []),
    )
  return [active, frozen, locked].includes(null)
    ? unknownRow(
        showAction('user'),
        text('check_user_untold', username),
        ...(account.ok ? [] : describeApiError(account)),
      )
    : null
}
