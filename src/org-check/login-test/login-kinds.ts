/** The outcomes of a login test, and the stored result. */

import type { CaseDescribe } from '../../salesforce/api/case-describe.ts'
import type { ApiReason } from '../../salesforce/api/errors.ts'

/** Every possible outcome of a login test. */
export const loginOutcomeKinds = [
  'success', // token issued, data call succeeded
  'incomplete', // a value is missing; nothing was sent
  'no-such-user', // unknown username; nothing was sent
  'wrong-key',
  'not-ready', // the connected app was saved minutes ago
  'wrong-secret',
  'refused', // cause hidden, and the history is out of reach
  'history-unread', // cause hidden, login history unreadable
  'no-line', // cause hidden, no new login history entry
  'unknown-line', // unknown status in the login history
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
  // A token was issued, but does not work.
  'session-barred',
  'session-level',
  'scope-missing',
  'access-control',
  'api-limit',
  'no-case',
  'data-refused',
  'data-unanswered',
  'identity-refused', // data call succeeded, the token's user is unknown
  'other-run-as', // all worked, but as another user than the integration user
  'flow-over', // the password flow has ended in every org
  'kept-off', // the browser blocks the extension on the org's host
  'network',
  'timeout',
  'redirected',
  'page',
  'unknown-refusal', // readable, but not classified
  'unexpected', // unreadable
] as const
export type LoginOutcomeKind = (typeof loginOutcomeKinds)[number]

export interface LoginOutcome {
  readonly kind: LoginOutcomeKind
  readonly at: number
  /** Missing for the password. */
  readonly grant?: 'client_credentials'
  /** Username as Salesforce reports it; for `no-such-user` the name that was looked up. */
  readonly username?: string
  readonly host?: string
  /** The token could not be revoked: it lives until the org's session timeout. */
  readonly unrevoked?: boolean
  /** Salesforce's own words. */
  readonly said?: string
  /** Time of the next automatic attempt, in epoch milliseconds. */
  readonly retryAt?: number
  /** Login history entry that explains the outcome; `time` as Salesforce writes it. */
  readonly line?: { readonly status: string; readonly time: string }
  /** Reason why the login history, or the user, could not be read. */
  readonly unread?: ApiReason
  /** Existing usernames similar to the one that was not found. */
  readonly near?: readonly string[]
  /** Case describe as the integration user, if the data call succeeded. */
  readonly describe?: CaseDescribe
}
