/**
 * Checks the username-password flow: whether the values log a user in, and the login history's
 * status.
 */

import { isPasswordFlowBlocked, isPasswordFlowRetired } from '../era.ts'
import { findUser, isLocked } from '../state.ts'
import type { FakeOrg, OrgUser } from '../types.ts'
import { userHasPermission } from './entities/holder.ts'
import {
  checkApproval,
  createInvalidGrant,
  identifyOAuthClient,
  type LoginAttempt,
  type LoginVerdict,
  loginRateVerdict,
  type OAuthClient,
} from './oauth-client.ts'

/** Statuses: labels reference 4(f), in LoginHistory's case. */
const failed = createInvalidGrant('authentication failure')

/** Accepts the password with the security token appended, and without it if none is needed. */
function passwordStatus(state: FakeOrg, app: OAuthClient, user: OrgUser, given: string): string {
  const token = user.securityToken ?? ''
  const withToken = token !== '' && given === user.password + token
  if (!withToken && given !== user.password) return 'Invalid Password'
  // Uncertain: that an app which relaxes IP restrictions needs no token (platform reference B3,
  // open question 2).
  return withToken || state.variant.trustedIp || app.relaxesAddresses
    ? 'Success'
    : 'Failed: API security token required'
}

/**
 * Tells whether the app can use the flow at all. External client apps leave the same status as a
 * blocked org (platform reference A2). Uncertain: that the flow's end leaves it, too.
 */
const hasPasswordFlow = (state: FakeOrg, app: OAuthClient): boolean =>
  app.passwordFlow && !isPasswordFlowBlocked(state) && !isPasswordFlowRetired(state)

/** Checks the user. The order of the checks is not documented. */
function userVerdict(state: FakeOrg, app: OAuthClient, user: OrgUser, given: string): LoginVerdict {
  if (!hasPasswordFlow(state, app)) return { error: failed, status: 'Username-Password Flow Disabled' }
  if (!user.active) return { error: createInvalidGrant('inactive user'), status: 'User is inactive' }
  // Uncertain: the endpoint's description. The status is a label of Salesforce's.
  if (user.frozen) return { error: failed, status: 'User is frozen' }
  if (isLocked(user)) return { error: createInvalidGrant('user is locked'), status: 'Password Lockout' }
  const status = passwordStatus(state, app, user, given)
  user.failedLogins = status === 'Invalid Password' ? (user.failedLogins ?? 0) + 1 : 0
  if (status !== 'Success') return { error: failed, status }
  // Uncertain: the description for a user without API Enabled.
  if (!userHasPermission(state, user, 'ApiEnabled'))
    return { error: failed, status: 'Failed: OAuth API access disabled' }
  return checkApproval(app, user) ?? { error: null, status }
}

/** Evaluates a token request with `grant_type=password`. */
export function evaluatePasswordGrant(state: FakeOrg, form: URLSearchParams): LoginAttempt {
  const { app, error } = identifyOAuthClient(state, form)
  const user = findUser(state, form.get('username') ?? '')
  const known = { app, user }
  if (state.variant.loginRateExceeded) return { ...loginRateVerdict, ...known }
  if (error) return { error, status: null, ...known }
  if (!user) return { error: failed, status: null, ...known }
  return { ...userVerdict(state, app, user, form.get('password') ?? ''), ...known }
}
