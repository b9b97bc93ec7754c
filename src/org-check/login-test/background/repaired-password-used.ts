/** What the record knows of the password that *Mend it* set: that our own test has used it. */

import { updateRecord } from '../../../setup-guide/background/org-store.ts'
import type { SignInOutcome } from '../login-kinds.ts'

/** The login history shows fewer. */
const most = 10

/** Notes a test that got in, where the password is one of ours. */
export const noteTest = async (org: string, { kind, at, username }: SignInOutcome): Promise<void> => {
  if (kind !== 'success') return
  await updateRecord(org, (record) => {
    const { mendedPassword: given } = record.evidence
    if (!given || given.username.toLowerCase() !== username?.toLowerCase()) return record
    const tested = [...given.tested, at].slice(-most)
    return { ...record, evidence: { ...record.evidence, mendedPassword: { ...given, tested } } }
  })
}
