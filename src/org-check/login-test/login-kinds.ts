/** The ways a login test can end, and what is kept of one. */

import type { CaseDescribe } from '../../salesforce/api/case-describe.ts'
import type { ApiReason } from '../../salesforce/api/errors.ts'

/** Each way a sign-in can end. */
export const signInKinds = [
  'success', // a token, and a data call with it
  'incomplete', // a value is missing, nothing was sent
  'no-such-user', // the org has none of this name, nothing was sent
  'wrong-key',
  'not-ready', // the app was saved a moment ago
  'wrong-secret',
  'refused', // the endpoint does not say why, and nobody may look
  'history-unread', // the same, and the login history could not be asked
  'no-line', // the same, and the login history has nothing new
  'unknown-line', // the login history says why, in words nobody here knows
  'wrong-password',
  'password-expired',
  'password-change',
  'sso-required',
  'delegated',
  'token-missing',
  'flow-blocked',
  'address-refused',
  'hours-refused',
  'activation-required',
  'mfa-required',
  'licence',
  'contact-admin',
  'locked',
  'inactive-user',
  'inactive-org',
  'not-approved',
  'app-blocked',
  'domain-refused',
  'grant-refused',
  'rate-limited',
  'busy',
  'no-run-as',
  'no-api',
  // A token was given, and is good for nothing.
  'session-barred',
  'session-level',
  'scope-missing',
  'access-control',
  'api-limit',
  'no-case',
  'data-refused',
  'data-unanswered',
  'identity-refused', // the data call worked, and Salesforce did not say whose token it is
  'kept-off', // the browser lets nothing of ours near the org
  'network',
  'timeout',
  'redirected',
  'page',
  'unknown-refusal', // read, and in no table here
  'unexpected', // could not be read
] as const
export type SignInKind = (typeof signInKinds)[number]

export interface SignInOutcome {
  readonly kind: SignInKind
  readonly at: number
  /** Who signed in, as Salesforce says; the name that was looked for, where there is no such user. */
  readonly username?: string
  readonly host?: string
  /** The token could not be given back: it ends with the org's time limit. */
  readonly unrevoked?: boolean
  /** Salesforce's own words. */
  readonly said?: string
  /** When to try again by itself. */
  readonly retryAt?: number
  /** The line of the login history that explains it: its status, and its time as Salesforce writes it. */
  readonly line?: { readonly status: string; readonly time: string }
  /** Why the login history, or the user, could not be looked at. */
  readonly unread?: ApiReason
  /** User names of the org that are like the one that it has not. */
  readonly near?: readonly string[]
  /** What Case is like for the integration user, where the data call told. */
  readonly describe?: CaseDescribe
}
