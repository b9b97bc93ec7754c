/** Remembers that our login test has used the password *Mend it* set. */

import { updateOrgState } from '../../../setup-guide/background/org-store.ts'
import type { LoginOutcome } from '../login-kinds.ts'

/** More than the login history query returns. */
const MAX_TESTS = 10

/** Adds a successful login test to the repaired password, if the user is the same. */
export const markRepairedPasswordTested = async (
  org: string,
  { kind, at, username }: LoginOutcome,
): Promise<void> => {
  if (kind !== 'success') return
  await updateOrgState(org, (record) => {
    const { repairedPassword: given } = record.observedSetup
    if (!given || given.username.toLowerCase() !== username?.toLowerCase()) return record
    const tested = [...given.tested, at].slice(-MAX_TESTS)
    return { ...record, observedSetup: { ...record.observedSetup, repairedPassword: { ...given, tested } } }
  })
}
