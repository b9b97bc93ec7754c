/** Fetches whether a user's account is frozen or locked, which UserLogin records. */

import type { Api } from '../../salesforce/api/request.ts'
import { okResult } from '../../salesforce/api/results.ts'
import { getBoolean, getRecords } from '../../salesforce/api/soql.ts'
import type { OrgFacts } from './facts.ts'
import type { AccountFact } from './login-facts.ts'
import { queries } from './queries.ts'

/** Parses the account's state; null without rows. Of several rows, one is enough to block it. */
const parseAccountFact = (response: unknown): AccountFact | null => {
  const rows = getRecords(response)
  const anyIs = (name: string) => {
    const flags = rows.map((row) => getBoolean(row, name)).filter((one) => one !== null)
    return flags.length === 0 ? null : flags.includes(true)
  }
  return rows.length === 0 ? null : { frozen: anyIs('IsFrozen'), locked: anyIs('IsPasswordLocked') }
}

/** Fetches the user's account state; null if there is no user. */
export const fetchAccount = async (
  api: Pick<Api, 'get'>,
  user: { readonly id: string } | null,
): Promise<OrgFacts['account']> => {
  if (!user) return okResult(null)
  const response = await api.get(queries.account(user.id))
  return response.ok ? okResult(parseAccountFact(response.value)) : response
}
