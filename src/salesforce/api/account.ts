/** Whether a user's account may sign in at all: Salesforce keeps that beside the user. */

import { known } from './answered.ts'
import type { Facts } from './facts.ts'
import type { AccountFact } from './login-facts.ts'
import { queries } from './queries.ts'
import type { Api } from './request.ts'
import { flagAt, recordsOf } from './soql.ts'

/** What the answer has of the account, null for nothing. */
const accountFact = (answer: unknown): AccountFact | null => {
  const row = recordsOf(answer)[0]
  return row ? { frozen: flagAt(row, 'IsFrozen'), locked: flagAt(row, 'IsPasswordLocked') } : null
}

/** Asks for the account of this user; null where there is nobody. */
export const accountOf = async (
  api: Pick<Api, 'get'>,
  user: { readonly id: string } | null,
): Promise<Facts['account']> => {
  if (!user) return known(null)
  const answer = await api.get(queries.account(user.id))
  return answer.ok ? known(accountFact(answer.value)) : answer
}
