/** What each answer of the token endpoint means. Pure. */

import type { TokenAnswer } from '../salesforce/api/sign-in.ts'
import { loginMeaning } from './logins.ts'

/** Each way a sign-in can end. */
export const signInKinds = [
  'success',
  'incomplete', // a value is missing, nothing was sent
  'wrong-key',
  'not-ready', // the app was saved a moment ago
  'wrong-secret',
  'refused', // password, token, address or flow: the endpoint does not say which
  'wrong-password',
  'token-missing',
  'flow-blocked',
  'address-refused',
  'hours-refused',
  'activation-required',
  'mfa-required',
  'locked',
  'inactive-user',
  'inactive-org',
  'not-approved',
  'app-blocked',
  'domain-refused',
  'grant-refused',
  'rate-limited',
  'no-run-as',
  'no-api',
  'network',
  'timeout',
  'redirected',
  'unexpected',
] as const
export type SignInKind = (typeof signInKinds)[number]

export interface SignInOutcome {
  readonly kind: SignInKind
  readonly at: number
  /** Who signed in and where, after a success. */
  readonly username?: string
  readonly host?: string
  /** The token could not be given back: it ends with the org's time limit. */
  readonly unrevoked?: boolean
  /** Salesforce's own words. */
  readonly said?: string
  /** When to try again by itself. */
  readonly retryAt?: number
}

/** How long a new connected app may not work yet. */
export const propagation = 10 * 60_000
/** How often that is tried. */
const pause = 30_000

const byWords: readonly (readonly [pattern: RegExp, kind: SignInKind])[] = [
  [/inactive.?org|organization (?:is )?locked/i, 'inactive-org'],
  [/inactive.?user|user is inactive/i, 'inactive-user'],
  [/\blocked\b/i, 'locked'],
  [/not admin approved|hasn.t approved/i, 'not-approved'],
  [/OAUTH_APP_BLOCKED|app is blocked/i, 'app-blocked'],
  [/not supported on this domain/i, 'domain-refused'],
  [/rate.?(?:limit|exceeded)|login rate/i, 'rate-limited'],
  [/no client credentials user/i, 'no-run-as'],
  [/unsupported_grant_type|grant type not supported/i, 'grant-refused'],
  [/invalid_client_id|client identifier invalid/i, 'wrong-key'],
  [/invalid_client\b/i, 'wrong-secret'],
  [/security token required/i, 'token-missing'],
  [/username.password flow/i, 'flow-blocked'],
  [/invalid password/i, 'wrong-password'],
  [/ip address not allowed|restricted ip/i, 'address-refused'],
  [/invalid_grant/i, 'refused'],
]

/** Why a refused sign-in was, by a status of the login history; the endpoint's description can hold the same words. */
const kindOfLogin = (status: string): SignInKind => {
  const meaning = loginMeaning(status)
  // Another sign-in's success, or a person's, says nothing of the one that was refused.
  return meaning === null || meaning === 'success' || meaning === 'api-only' ? 'refused' : meaning
}

/** The answer's kind; `savedAt` is when the connected app was saved, in epoch milliseconds. */
export const outcomeOf = (answer: TokenAnswer, savedAt: number | undefined, now: number): SignInOutcome => {
  if (answer.ok) {
    const { username, host, revoked } = answer
    return { kind: 'success', at: now, username, host, ...(revoked ? {} : { unrevoked: true }) }
  }
  if (answer.status === 0) {
    const { error } = answer
    const kind = error === 'network' || error === 'timeout' || error === 'redirected' ? error : 'unexpected'
    return { kind, at: now }
  }
  const words = `${answer.error} ${answer.description}`
  const found = byWords.find(([pattern]) => pattern.test(words))?.[1]
  const told = found === 'refused' ? kindOfLogin(answer.description) : found
  const kind = told ?? (answer.status === 429 ? 'rate-limited' : 'unexpected')
  const said = [answer.error, answer.description].filter(Boolean).join(': ')
  const left = savedAt === undefined ? 0 : savedAt + propagation - now
  if (kind === 'wrong-key' && left > 0 && left <= propagation)
    return { kind: 'not-ready', at: now, said, retryAt: now + Math.min(pause, left) }
  return { kind, at: now, said }
}

/** The same, told apart by the login history's status where the endpoint did not say; a success is another sign-in's. */
export const withLogin = (outcome: SignInOutcome, status: string): SignInOutcome => {
  if (outcome.kind !== 'refused' || status === '' || loginMeaning(status) === 'success') return outcome
  return { ...outcome, kind: kindOfLogin(status), said: `${outcome.said ?? ''} (${status})`.trim() }
}
