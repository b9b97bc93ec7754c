/** Login test: sends the five values to their own org, as SpaceIQ will do later. */

import { toDisplayedCredentials } from '../../../credentials/background/credentials.ts'
import { readVault } from '../../../credentials/background/vault.ts'
import { isAccessBlocked } from '../../../org-access/background/script-presence.ts'
import type { ApiResult } from '../../../salesforce/api/errors.ts'
import type { Api } from '../../../salesforce/api/request.ts'
import { myDomainUrl } from '../../../salesforce/urls/my-domain.ts'
import { loadOrgState } from '../../../setup-guide/background/org-store.ts'
import { getApiState, runExclusiveJob, updateApiState } from '../../background/api-state.ts'
import { createOrgApi } from '../../background/check-org.ts'
import { hasCookiesPermission } from '../../background/org-session.ts'
import { fetchAccount } from '../../facts/fetch-account.ts'
import type { LoginOutcome } from '../login-kinds.ts'
import { toLoginOutcome, withLoginHistory, withUnreadHistory } from '../login-outcome.ts'
import { attemptPasswordFlow } from '../oauth-token.ts'
import { findLoginHistoryEntry, findLoginUser, type LoginUserLookup } from './login-user.ts'
import { updatePasswordFlowConfirmed } from './password-flow-confirmed.ts'
import { markRepairedPasswordTested } from './repaired-password-used.ts'

/** Explains a refusal without a cause by the org's login history, if the org may be queried. */
const explainRefusal = async (
  outcome: LoginOutcome,
  api: ApiResult<Api>,
  user: LoginUserLookup | null,
  begin: number,
  before: string,
): Promise<LoginOutcome> => {
  // Without the permission, the popup offers to grant access.
  if (!(await hasCookiesPermission().catch(() => false))) return outcome
  if (!api.ok) return withUnreadHistory(outcome, api.reason)
  if (user?.found !== 'user')
    return withUnreadHistory(outcome, user?.found === 'untold' ? user.reason : 'unexpected')
  const [history, account] = await Promise.all([
    findLoginHistoryEntry(api.value, user.id, begin, before),
    fetchAccount(api.value, user),
  ])
  const state = account.ok && account.value ? { ...account.value, active: user.active } : null
  return history.ok
    ? withLoginHistory(outcome, history.line?.status ?? '', history.line?.time, state)
    : withUnreadHistory(outcome, history.reason)
}

/** Runs one test; null if canceled before the login, which always completes to revoke its token. */
const runLoginTest = async (org: string, signal: AbortSignal): Promise<LoginOutcome | null> => {
  const [vault, orgState, { loginTest: lastTest }] = await Promise.all([
    readVault(org),
    loadOrgState(org),
    getApiState(org),
  ])
  const begin = Date.now()
  const credentials = toDisplayedCredentials(
    vault,
    orgState.observedSetup,
    myDomainUrl(`https://${org}/`),
    begin,
  )
  const values = {
    username: credentials.username.value,
    password: credentials.password.value,
    clientId: credentials.clientId.value,
    clientSecret: credentials.clientSecret.value,
  }
  if (signal.aborted) return null
  if (Object.values(values).includes('')) return { kind: 'incomplete', at: begin }
  const api = await createOrgApi(org, signal)
  const user = api.ok ? await findLoginUser(api.value, values.username) : null
  if (signal.aborted) return null
  if (user?.found === 'nobody')
    return { kind: 'no-such-user', at: Date.now(), username: values.username, near: user.near }
  const outcome = toLoginOutcome(
    await attemptPasswordFlow({ org, values }),
    orgState.observedSetup.connectedAppSavedAt,
    Date.now(),
  )
  if (outcome.kind === 'network' && (await isAccessBlocked(org))) return { ...outcome, kind: 'kept-off' }
  if (outcome.kind !== 'refused') return outcome
  return explainRefusal(outcome, api, user, begin, lastTest?.line?.time ?? '')
}

/** Tests the login once and stores the outcome unless canceled. Rejects when storage fails. */
export const testLogin = (org: string): Promise<void> =>
  runExclusiveJob(org, 'sign-in', async (signal) => {
    const outcome = await runLoginTest(org, signal)
    if (outcome === null || signal.aborted) return
    await markRepairedPasswordTested(org, outcome)
    await updatePasswordFlowConfirmed(org, outcome)
    if (signal.aborted) return
    await updateApiState(org, (state) => ({ ...state, loginTest: outcome }))
  })
