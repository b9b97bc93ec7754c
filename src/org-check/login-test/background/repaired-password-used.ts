/** Remembers that our login test has used the password *Mend it* set. */

import { updateRecord } from '../../../setup-guide/background/org-store.ts'
import type { SignInOutcome } from '../login-kinds.ts'

/** More than the login history query returns. */
const most = 10

/** Adds a successful login test to the repaired password, if the user is the same. */
export const noteTest = async (org: string, { kind, at, username }: SignInOutcome): Promise<void> => {
  if (kind !== 'success') return
  await updateRecord(org, (record) => {
    const { mendedPassword: given } = record.evidence
    if (!given || given.username.toLowerCase() !== username?.toLowerCase()) return record
    const tested = [...given.tested, at].slice(-most)
    return { ...record, evidence: { ...record.evidence, mendedPassword: { ...given, tested } } }
  })
}
