/** Remembers that our login test has used the password *Review fixes* set. */

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
  await updateOrgState(org, (state) => {
    const { repairedPassword } = state.observedSetup
    if (!repairedPassword || repairedPassword.username.toLowerCase() !== username?.toLowerCase()) return state
    const tested = [...repairedPassword.tested, at].slice(-MAX_TESTS)
    return {
      ...state,
      observedSetup: { ...state.observedSetup, repairedPassword: { ...repairedPassword, tested } },
    }
  })
}
