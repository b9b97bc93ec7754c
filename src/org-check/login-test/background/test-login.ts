/** Login test: sends the values to their own org, as SpaceIQ will do later. */

import { toDisplayedCredentials } from '../../../credentials/background/credentials.ts'
import { readVault } from '../../../credentials/background/vault.ts'
import type { GrantType } from '../../../flow-retirement/grant-type.ts'
import { isAccessBlocked } from '../../../org-access/background/script-presence.ts'
import type { CredentialName } from '../../../required-setup.ts'
import type { ApiResult } from '../../../salesforce/api/errors.ts'
import type { Api } from '../../../salesforce/api/request.ts'
import { myDomainUrl } from '../../../salesforce/urls/my-domain.ts'
import { loadOrgState } from '../../../setup-guide/background/org-store.ts'
import type { ApiJob, ApiState } from '../../api-state.ts'
import { getApiState, runExclusiveJob, updateApiState } from '../../background/api-state.ts'
import { createOrgApi } from '../../background/check-org.ts'
import { hasCookiesPermission } from '../../background/org-session.ts'
import { fetchAccount } from '../../facts/fetch-account.ts'
import type { LoginOutcome } from '../login-kinds.ts'
import { toLoginOutcome, withLoginHistory, withUnreadHistory } from '../login-outcome.ts'
import { attemptLogin, type LoginCredentials } from '../oauth-token.ts'
import { updateClientCredentialsConfirmed } from './client-credentials-confirmed.ts'
import { findLoginHistoryEntry, findLoginUser, type LoginUserLookup } from './login-user.ts'
import { updatePasswordFlowConfirmed } from './password-flow-confirmed.ts'
import { markRepairedPasswordTested } from './repaired-password-used.ts'

/** Where the outcome of each grant type is kept, and the name of its job. */
const testsByGrant = {
  password: 'loginTest',
  client_credentials: 'clientCredentialsTest',
} as const satisfies Record<GrantType, keyof ApiState>
const jobsByGrant = {
  password: 'sign-in',
  client_credentials: 'client-credentials',
} as const satisfies Record<GrantType, ApiJob>

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
    findLoginHistoryEntry(api.value, user.id, outcome.grant ?? 'password', begin, before),
    fetchAccount(api.value, user),
  ])
  const state = account.ok && account.value ? { ...account.value, active: user.active } : null
  return history.ok
    ? withLoginHistory(outcome, history.line?.status ?? '', history.line?.time, state)
    : withUnreadHistory(outcome, history.reason)
}

/** Returns the values that are sent. Only the password's grant names a user. */
const toCredentials = (
  grant: GrantType,
  values: Readonly<Record<Exclude<CredentialName, 'domain'>, string>>,
): LoginCredentials => {
  const { clientId, clientSecret, username, password } = values
  return grant === 'password'
    ? { grant, clientId, clientSecret, username, password }
    : { grant, clientId, clientSecret }
}

/** Runs one test; null if canceled before the login, which always completes to revoke its token. */
const runLoginTest = async (
  org: string,
  grant: GrantType,
  signal: AbortSignal,
): Promise<LoginOutcome | null> => {
  const [vault, orgState, apiState] = await Promise.all([readVault(org), loadOrgState(org), getApiState(org)])
  const lastTest = apiState[testsByGrant[grant]]
  const ofGrant = grant === 'password' ? {} : { grant }
  const begin = Date.now()
  const shown = toDisplayedCredentials(vault, orgState.observedSetup, myDomainUrl(`https://${org}/`), begin)
  const values = {
    username: shown.username.value,
    password: shown.password.value,
    clientId: shown.clientId.value,
    clientSecret: shown.clientSecret.value,
  }
  const credentials = toCredentials(grant, values)
  if (signal.aborted) return null
  if (Object.values(credentials).includes('')) return { kind: 'incomplete', at: begin, ...ofGrant }
  const api = await createOrgApi(org, signal)
  // Client credentials act as the app's Run As, which is to be the integration user.
  const username = values.username || (orgState.observedSetup.user?.username ?? '')
  const user = api.ok && username !== '' ? await findLoginUser(api.value, username) : null
  if (signal.aborted) return null
  if (grant === 'password' && user?.found === 'nobody')
    return { kind: 'no-such-user', at: Date.now(), username, near: user.near }
  const outcome = toLoginOutcome(await attemptLogin({ org, credentials }), {
    grant,
    savedAt: orgState.observedSetup.connectedAppSavedAt,
    username,
    now: Date.now(),
  })
  if (outcome.kind === 'network' && (await isAccessBlocked(org))) return { ...outcome, kind: 'kept-off' }
  if (outcome.kind !== 'refused') return outcome
  return explainRefusal(outcome, api, user, begin, lastTest?.line?.time ?? '')
}

/** Tests the login once and stores the outcome unless canceled. Rejects when storage fails. */
export const testLogin = (org: string, grant: GrantType = 'password'): Promise<void> =>
  runExclusiveJob(org, jobsByGrant[grant], async (signal) => {
    const outcome = await runLoginTest(org, grant, signal)
    if (outcome === null || signal.aborted) return
    if (grant === 'password') {
      await markRepairedPasswordTested(org, outcome)
      await updatePasswordFlowConfirmed(org, outcome)
    } else {
      await updateClientCredentialsConfirmed(org, outcome)
    }
    if (signal.aborted) return
    await updateApiState(org, (state) => ({ ...state, [testsByGrant[grant]]: outcome }))
  })
