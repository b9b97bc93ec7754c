/** The password that *Mend it* set: whether anybody still knows it. Pure. */

import { text } from '../../platform/text.ts'
import type { Evidence } from '../../salesforce/observed-setup.ts'
import type { Facts } from '../facts/facts.ts'
import { type CheckRow, mend, wrong } from '../row.ts'

/** The org's clock is not ours, and a sign-in takes its time. */
const slack = 2 * 60_000

/**
 * Whether a password of ours is gone from here, and nobody but our own test has used it: then it is known to nobody. One
 * that SpaceIQ was given, or that somebody signs in with, is somebody's.
 */
export const isPasswordLost = (
  { user, logins }: Facts,
  { mendedPassword: given, activation }: Evidence,
  hasPassword: boolean,
): boolean => {
  if (!given || hasPassword || activation || !logins.ok) return false
  if (!user.ok || user.value?.username.toLowerCase() !== given.username.toLowerCase()) return false
  return logins.value
    .filter(({ status }) => /^success$/i.test(status))
    .map(({ time }) => Date.parse(time))
    .filter((at) => !(at < given.at - slack))
    .every((at) => given.tested.some((test) => Math.abs(test - at) < slack))
}

/** The row that tells of it; none where there is nothing to tell. */
export const passwordRows = (isLost: boolean): readonly CheckRow[] =>
  isLost
    ? [{ id: 'password', label: text('check_password'), ...wrong(mend, text('check_password_lost')) }]
    : []
