/** Finds out whether anybody still knows the password *Review fixes* set. Pure. */

import { loginSubTypes } from '../../flow-retirement/grant-type.ts'
import { text } from '../../platform/text.ts'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import type { OrgFacts } from '../facts/facts.ts'
import { type CheckRow, failRow, repairAction } from '../row.ts'

/** Tolerance between the org's clock and ours, including the time a login takes. */
const LOGIN_TIME_TOLERANCE_MS = 2 * 60_000

/**
 * Returns whether our password is gone from here and only our own tests ever logged in with it.
 * Once SpaceIQ has it, or anything else logs in with it, somebody knows it.
 */
export const isPasswordLost = (
  { user, logins }: OrgFacts,
  { repairedPassword, activation }: ObservedSetup,
  hasPassword: boolean,
): boolean => {
  if (!repairedPassword || hasPassword || activation || !logins.ok) return false
  if (!user.ok || user.value?.username.toLowerCase() !== repairedPassword.username.toLowerCase()) return false
  return logins.value
    .filter(
      ({ status, subType }) => /^success$/i.test(status) && subType !== loginSubTypes.client_credentials,
    )
    .map(({ time }) => Date.parse(time))
    .filter((at) => !(at < repairedPassword.at - LOGIN_TIME_TOLERANCE_MS))
    .every((at) => repairedPassword.tested.some((test) => Math.abs(test - at) < LOGIN_TIME_TOLERANCE_MS))
}

/** Returns the row about a lost password; none otherwise. */
export const passwordRows = (isLost: boolean): readonly CheckRow[] =>
  isLost
    ? [
        {
          id: 'password',
          label: text('check_password'),
          ...failRow(repairAction, text('check_password_lost')),
        },
      ]
    : []
