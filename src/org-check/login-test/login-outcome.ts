/** Outcomes of a login test. Pure. */

import type { ApiReason } from '../../salesforce/api/errors.ts'
import { type AccountState, loginMeaning, settled, troublesOf } from './login-history.ts'
import type { SignInKind, SignInOutcome } from './login-kinds.ts'
import type { Token, TokenAnswer, TokenRefusal } from './oauth-token.ts'
import { refusalKind } from './token-errors.ts'

/** Time a new connected app may need to work, in milliseconds: "up to 10 minutes". */
export const propagation = 10 * 60_000
/** Delay between attempts during that time, in milliseconds. */
const pause = 30_000

/** Outcomes by reason of a failed data call; others are `data-refused`. */
const dataKinds: Readonly<Partial<Record<ApiReason, SignInKind>>> = {
  'password-expired': 'password-expired',
  'api-disabled': 'no-api',
  'session-barred': 'session-barred',
  'session-level': 'session-level',
  'scope-missing': 'scope-missing',
  'access-control': 'access-control',
  limit: 'api-limit',
  'not-found': 'no-case',
  network: 'data-unanswered',
  timeout: 'data-unanswered',
  redirected: 'data-unanswered',
  unexpected: 'data-unanswered',
}

/** Reasons that are not refusals: the token's user merely stays unknown. */
const unanswered: readonly ApiReason[] = ['network', 'timeout', 'redirected', 'unexpected']

const wordsOf = (...parts: readonly string[]) => {
  const said = parts.filter(Boolean).join(': ')
  return said === '' ? {} : { said }
}

/** Converts an issued token to an outcome; success requires a data call with the token. */
const outcomeOfToken = ({ host, describe, identity, revoked }: Token, now: number): SignInOutcome => {
  const common = { at: now, host, ...(revoked ? {} : { unrevoked: true }) }
  if (!describe.ok)
    return {
      ...common,
      kind: dataKinds[describe.reason] ?? 'data-refused',
      ...wordsOf(describe.code, describe.message),
    }
  const seen = { ...common, describe: describe.value }
  if (!identity.ok && !unanswered.includes(identity.reason))
    return {
      ...seen,
      kind: identity.reason === 'password-expired' ? 'password-expired' : 'identity-refused',
      ...wordsOf(identity.code, identity.message),
    }
  return { ...seen, kind: 'success', ...(identity.ok && identity.value ? { username: identity.value } : {}) }
}

const outcomeOfRefusal = (answer: TokenRefusal, savedAt: number | undefined, now: number): SignInOutcome => {
  const kind = refusalKind(answer)
  const said = wordsOf(answer.error, answer.description)
  const left = savedAt === undefined ? 0 : savedAt + propagation - now
  if (kind === 'wrong-key' && left > 0 && left <= propagation)
    return { kind: 'not-ready', at: now, ...said, retryAt: now + Math.min(pause, left) }
  return { kind, at: now, ...said }
}

/** Converts the endpoint's answer; `savedAt`: when the app was saved, in epoch milliseconds. */
export const outcomeOf = (answer: TokenAnswer, savedAt: number | undefined, now: number): SignInOutcome => {
  if (answer.ok) return outcomeOfToken(answer, now)
  const { error } = answer
  return error === 'network' || error === 'timeout' || error === 'redirected'
    ? { kind: error, at: now }
    : outcomeOfRefusal(answer, savedAt, now)
}

/** Returns whether a token was issued, working or not: the password flow and the app work. */
export const gotToken = ({ host }: SignInOutcome): boolean => host !== undefined

/** Checks for the status of a refused login: no success, and no person at the login page. */
export const isOfRefusal = (status: string): boolean =>
  status !== '' && !['success', 'api-only'].includes(loginMeaning(status) ?? '')

/**
 * Explains a bare refusal by the status of its login history entry, '' if there is none. If the
 * status is ambiguous or missing, the account's state decides, if known.
 */
export const withLogin = (
  outcome: SignInOutcome,
  status: string,
  time = '',
  account: AccountState | null = null,
): SignInOutcome => {
  if (outcome.kind !== 'refused') return outcome
  if (!isOfRefusal(status)) return { ...outcome, kind: (account && troublesOf(account)[0]) ?? 'no-line' }
  const meaning = loginMeaning(status) ?? settled(status, account)[0]
  const kind = meaning === undefined || meaning === 'api-only' ? 'unknown-line' : meaning
  const said = [outcome.said ?? '', `(${status})`].filter(Boolean).join(' ')
  return { ...outcome, kind, said, line: { status, time } }
}

/** Marks a bare refusal as unexplained because the login history could not be read. */
export const withoutLogin = (outcome: SignInOutcome, unread: ApiReason): SignInOutcome =>
  outcome.kind === 'refused' ? { ...outcome, kind: 'history-unread', unread } : outcome
