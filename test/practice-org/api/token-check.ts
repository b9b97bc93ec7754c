/**
 * Checks the username-password flow: whether the values log a user in, and the login history's
 * status.
 */

import { sameId } from '../pages/ids.ts'
import { findUser, isLocked } from '../state.ts'
import type { FakeOrg, OrgConnectedApp, OrgUser } from '../types.ts'
import { userHasPermission } from './entities/holder.ts'

export interface TokenError {
  error: string
  error_description: string
}

export interface LoginAttempt {
  /** Null if logged in. */
  error: TokenError | null
  /** LoginHistory's status; null if Salesforce cannot tell whose login it is. */
  status: string | null
  user: OrgUser | undefined
  app: OrgConnectedApp | undefined
}

/** Descriptions: platform reference B4. Statuses: labels reference 4(f), in LoginHistory's case. */
const invalidGrant = (error_description: string): TokenError => ({
  error: 'invalid_grant',
  error_description,
})
const failed = invalidGrant('authentication failure')

const relaxed = ({ ipRelaxation }: OrgConnectedApp): boolean => ipRelaxation === 'BYPASS'

/** Accepts the password with the security token appended, and without it if none is needed. */
function passwordStatus(state: FakeOrg, app: OrgConnectedApp, user: OrgUser, given: string): string {
  const token = user.securityToken ?? ''
  const withToken = token !== '' && given === user.password + token
  if (!withToken && given !== user.password) return 'Invalid Password'
  // Uncertain: that an app which relaxes IP restrictions needs no token (platform reference B3,
  // open question 2).
  return withToken || state.variant.trustedIp || relaxed(app)
    ? 'Success'
    : 'Failed: API security token required'
}

/** Checks the app, before the user. */
function appError(state: FakeOrg, app: OrgConnectedApp | undefined, secret: string): TokenError | null {
  const unknown = !app?.oauth || Date.now() - app.savedAt < state.variant.propagationMs
  if (unknown) return { error: 'invalid_client_id', error_description: 'client identifier invalid' }
  if (app.consumerSecret !== secret)
    return { error: 'invalid_client', error_description: 'invalid client credentials' }
  return app.blocked
    ? { error: 'OAUTH_APP_BLOCKED', error_description: 'this app is blocked by admin' }
    : null
}

/** Checks the user. The order of the checks is not documented. */
function userVerdict(
  state: FakeOrg,
  app: OrgConnectedApp,
  user: OrgUser,
  given: string,
): Pick<LoginAttempt, 'error' | 'status'> {
  if (state.variant.passwordFlowBlocked) return { error: failed, status: 'Username-Password Flow Disabled' }
  if (!user.active) return { error: invalidGrant('inactive user'), status: 'User is inactive' }
  // Uncertain: the endpoint's description. The status is a label of Salesforce's.
  if (user.frozen) return { error: failed, status: 'User is frozen' }
  if (isLocked(user)) return { error: invalidGrant('user is locked'), status: 'Password Lockout' }
  const status = passwordStatus(state, app, user, given)
  user.failedLogins = status === 'Invalid Password' ? (user.failedLogins ?? 0) + 1 : 0
  if (status !== 'Success') return { error: failed, status }
  // Uncertain: the description for a user without API Enabled.
  if (!userHasPermission(state, user, 'ApiEnabled'))
    return { error: failed, status: 'Failed: OAuth API access disabled' }
  // Uncertain: the history's status.
  if (app.approvedProfiles && !app.approvedProfiles.some((id) => sameId(id, user.profileId)))
    return {
      error: {
        error: 'invalid_app_access',
        error_description: 'user is not admin approved to access this app',
      },
      status: 'Failed: Not approved for access',
    }
  return { error: null, status }
}

export function evaluatePasswordGrant(state: FakeOrg, form: URLSearchParams): LoginAttempt {
  const app = state.apps.find(({ consumerKey }) => consumerKey === form.get('client_id'))
  const user = findUser(state, form.get('username') ?? '')
  const known = { app, user }
  // Description as in the login history; the code is documented, but not by Salesforce.
  if (state.variant.loginRateExceeded)
    return {
      error: { error: 'rate_limit_exceeded', error_description: 'login rate exceeded' },
      status: 'Login Rate Exceeded',
      ...known,
    }
  const ofApp = appError(state, app, form.get('client_secret') ?? '')
  if (ofApp || !app) return { error: ofApp ?? failed, status: null, ...known }
  if (!user) return { error: failed, status: null, ...known }
  return { ...userVerdict(state, app, user, form.get('password') ?? ''), ...known }
}
