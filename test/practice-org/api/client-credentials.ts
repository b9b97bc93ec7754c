/**
 * Checks the client-credentials flow: which user the app logs in, and with which scopes. Its errors
 * are those of the platform reference part 2, section 3.2, and of B4.
 */

import { isLocked } from '../state.ts'
import type { FakeOrg, OrgUser } from '../types.ts'
import { userHasPermission } from './entities/holder.ts'
import { findById } from './entity.ts'
import {
  checkApproval,
  createInvalidGrant,
  identifyOAuthClient,
  type LoginAttempt,
  type LoginVerdict,
  loginRateVerdict,
  type OAuthClient,
} from './oauth-client.ts'

/** Only a My Domain host gives these tokens; a company's proxy may add its own suffix. */
export const isMyDomainHost = (host: string): boolean => /\.my\.salesforce\.com(\.|$)/.test(host)

/** Scopes that a token of this flow never carries, though the app has them. */
const scopesWithheld: readonly string[] = ['full', 'web', 'refresh_token', 'offline_access']

/** Returns what a token of the app may do: with `full` alone, nothing. */
export const listGrantedScopes = ({ scopes }: OAuthClient): readonly string[] =>
  scopes.filter((scope) => !scopesWithheld.includes(scope))

/**
 * Checks the user of *Run As*, in the words of the password flow. Uncertain: those words here, the
 * order, and that wrong passwords lock the user out of this flow as well.
 */
function userVerdict(state: FakeOrg, app: OAuthClient, user: OrgUser): LoginVerdict {
  const failed = createInvalidGrant('authentication failure')
  if (!user.active) return { error: createInvalidGrant('inactive user'), status: 'User is inactive' }
  if (user.frozen) return { error: failed, status: 'User is frozen' }
  if (isLocked(user)) return { error: createInvalidGrant('user is locked'), status: 'Password Lockout' }
  if (!userHasPermission(state, user, 'ApiEnabled'))
    return { error: failed, status: 'Failed: OAuth API access disabled' }
  // Uncertain: one source says that Permitted Users does not apply to this user (section 3.2).
  return checkApproval(app, user) ?? { error: null, status: 'Success' }
}

/** Evaluates a token request with `grant_type=client_credentials`. */
export function evaluateClientCredentialsGrant(state: FakeOrg, form: URLSearchParams): LoginAttempt {
  const { app, error } = identifyOAuthClient(state, form)
  const user = findById(state.users, app?.runAs)
  const known = { app, user }
  if (state.variant.loginRateExceeded) return { ...loginRateVerdict, ...known }
  const refuse = (description: string): LoginAttempt => ({
    error: createInvalidGrant(description),
    status: null,
    ...known,
  })
  if (error) return { error, status: null, ...known }
  // An external client app must have it in Settings and in Policies.
  if (!app.clientCredentials) return refuse('client credentials flow not enabled')
  if (!user) return refuse('no client credentials user enabled')
  return { ...userVerdict(state, app, user), ...known }
}
