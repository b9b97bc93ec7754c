/** Login test: sends the five values to their own org, as SpaceIQ will do later. */

import { valuesOf } from '../../../credentials/background/credentials.ts'
import { readVault } from '../../../credentials/background/vault.ts'
import { isKeptOff } from '../../../org-access/background/script-presence.ts'
import type { ApiResult } from '../../../salesforce/api/errors.ts'
import type { Api } from '../../../salesforce/api/request.ts'
import { myDomainUrl } from '../../../salesforce/urls/my-domain.ts'
import { loadRecord } from '../../../setup-guide/background/org-store.ts'
import { alone, apiState, updateApiState } from '../../background/api-state.ts'
import { apiFor } from '../../background/check-org.ts'
import { mayUseSession } from '../../background/org-session.ts'
import { accountOf } from '../../facts/fetch-account.ts'
import type { SignInOutcome } from '../login-kinds.ts'
import { outcomeOf, withLogin, withoutLogin } from '../login-outcome.ts'
import { signIn } from '../oauth-token.ts'
import { type LookedUp, lineOf, lookUp } from './login-user.ts'
import { noteFlow } from './password-flow-confirmed.ts'
import { noteTest } from './repaired-password-used.ts'

/** Explains a refusal without a cause by the org's login history, if the org may be queried. */
const explained = async (
  outcome: SignInOutcome,
  api: ApiResult<Api>,
  user: LookedUp | null,
  begin: number,
  before: string,
): Promise<SignInOutcome> => {
  // Without the permission, the popup offers to grant access.
  if (!(await mayUseSession().catch(() => false))) return outcome
  if (!api.ok) return withoutLogin(outcome, api.reason)
  if (user?.found !== 'user')
    return withoutLogin(outcome, user?.found === 'untold' ? user.reason : 'unexpected')
  const [told, account] = await Promise.all([
    lineOf(api.value, user.id, begin, before),
    accountOf(api.value, user),
  ])
  const state = account.ok && account.value ? { ...account.value, active: user.active } : null
  return told.ok
    ? withLogin(outcome, told.line?.status ?? '', told.line?.time, state)
    : withoutLogin(outcome, told.reason)
}

/** Null if canceled before the request. A login in progress completes, so its token is revoked. */
const attempt = async (org: string, signal: AbortSignal): Promise<SignInOutcome | null> => {
  const [vault, record, { signIn: last }] = await Promise.all([
    readVault(org),
    loadRecord(org),
    apiState(org),
  ])
  const begin = Date.now()
  const held = valuesOf(vault, record.evidence, myDomainUrl(`https://${org}/`), begin)
  const values = {
    username: held.username.value,
    password: held.password.value,
    clientId: held.clientId.value,
    clientSecret: held.clientSecret.value,
  }
  if (signal.aborted) return null
  if (Object.values(values).includes('')) return { kind: 'incomplete', at: begin }
  const api = await apiFor(org, signal)
  const user = api.ok ? await lookUp(api.value, values.username) : null
  if (signal.aborted) return null
  if (user?.found === 'nobody')
    return { kind: 'no-such-user', at: Date.now(), username: values.username, near: user.near }
  const outcome = outcomeOf(await signIn({ org, values }), record.evidence.appSavedAt, Date.now())
  if (outcome.kind === 'network' && (await isKeptOff(org))) return { ...outcome, kind: 'kept-off' }
  if (outcome.kind !== 'refused') return outcome
  return explained(outcome, api, user, begin, last?.line?.time ?? '')
}

/** Tests the login once and stores the outcome unless canceled. Rejects when storage fails. */
export const testSignIn = (org: string): Promise<void> =>
  alone(org, 'sign-in', async (signal) => {
    const signedIn = await attempt(org, signal)
    if (signedIn === null || signal.aborted) return
    await noteTest(org, signedIn)
    await noteFlow(org, signedIn)
    if (signal.aborted) return
    await updateApiState(org, (state) => ({ ...state, signIn: signedIn }))
  })
