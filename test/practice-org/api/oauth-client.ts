/** What the token endpoint knows of an app, be it a connected app or an external client app. */

import { findMigratedApp } from '../external-client-apps.ts'
import { sameId } from '../pages/ids.ts'
import type { FakeOrg, OrgConnectedApp, OrgExternalClientApp, OrgUser } from '../types.ts'

export interface TokenError {
  error: string
  error_description: string
}

/** Descriptions: platform reference B4. */
export const createInvalidGrant = (error_description: string): TokenError => ({
  error: 'invalid_grant',
  error_description,
})

export interface OAuthClient {
  name: string
  consumerSecret: string
  scopes: readonly string[]
  /** External client apps have no password flow (reference part 2, 1.9). */
  passwordFlow: boolean
  /** On in every place that has a switch for it. */
  clientCredentials: boolean
  /** A user's id. */
  runAs: string | undefined
  relaxesAddresses: boolean
  approvedProfiles: readonly string[] | undefined
  blocked: boolean
}

const fromConnectedApp = (app: OrgConnectedApp): OAuthClient => ({
  name: app.name,
  consumerSecret: app.consumerSecret,
  scopes: app.scopes,
  passwordFlow: true,
  clientCredentials: app.clientCredentials === true,
  runAs: app.runAs,
  relaxesAddresses: app.ipRelaxation === 'BYPASS',
  approvedProfiles: app.approvedProfiles,
  blocked: app.blocked === true,
})

const fromExternalClientApp = (app: OrgExternalClientApp): OAuthClient => ({
  name: app.name,
  consumerSecret: app.consumerSecret,
  scopes: app.scopes,
  passwordFlow: false,
  clientCredentials: app.clientCredentials && app.clientCredentialsPolicy,
  runAs: app.runAs,
  relaxesAddresses: app.ipRelaxation === 'Bypass',
  approvedProfiles: app.approvedProfiles,
  blocked: false,
})

/**
 * Finds the app of a consumer key. Changes to connected apps take their time, those to external
 * client apps count at once (platform reference A2). A migrated app has only its successor.
 */
function findOAuthClient(state: FakeOrg, key: string): OAuthClient | undefined {
  if (key === '') return undefined
  const external = state.externalClientApps.find(({ consumerKey }) => consumerKey === key)
  if (external) return fromExternalClientApp(external)
  const app = state.apps.find(({ consumerKey }) => consumerKey === key)
  if (!app?.oauth || findMigratedApp(state, app)) return undefined
  return Date.now() - app.savedAt < state.variant.propagationMs ? undefined : fromConnectedApp(app)
}

/** Finds the app of a token request, and what is wrong with it or its secret. */
export function identifyOAuthClient(
  state: FakeOrg,
  form: URLSearchParams,
): { app: OAuthClient; error: null } | { app: OAuthClient | undefined; error: TokenError } {
  const app = findOAuthClient(state, form.get('client_id') ?? '')
  if (!app)
    return {
      app,
      error: { error: 'invalid_client_id', error_description: 'client identifier invalid' },
    }
  if (app.consumerSecret !== (form.get('client_secret') ?? ''))
    return { app, error: { error: 'invalid_client', error_description: 'invalid client credentials' } }
  if (app.blocked)
    return { app, error: { error: 'OAUTH_APP_BLOCKED', error_description: 'this app is blocked by admin' } }
  return { app, error: null }
}

export interface LoginAttempt {
  /** Null if logged in. */
  error: TokenError | null
  /** LoginHistory's status; null if Salesforce cannot tell whose login it is. */
  status: string | null
  user: OrgUser | undefined
  app: OAuthClient | undefined
}

/** The part of an attempt that says how it went. */
export type LoginVerdict = Pick<LoginAttempt, 'error' | 'status'>

/** Salesforce has no more logins for now: as in the login history; the code is not Salesforce's. */
export const loginRateVerdict: LoginVerdict = {
  error: { error: 'rate_limit_exceeded', error_description: 'login rate exceeded' },
  status: 'Login Rate Exceeded',
}

/** Refuses a user whose profile the app does not admit; null if it does. */
export const checkApproval = (app: OAuthClient, user: OrgUser): LoginVerdict | null =>
  app.approvedProfiles && !app.approvedProfiles.some((id) => sameId(id, user.profileId))
    ? {
        error: {
          error: 'invalid_app_access',
          error_description: 'user is not admin approved to access this app',
        },
        // Uncertain: the history's status.
        status: 'Failed: Not approved for access',
      }
    : null
