/** What each end of a sign-in means. Pure. */

import type { ApiReason } from '../../salesforce/api/errors.ts'
import { type AccountState, loginMeaning, settled, troublesOf } from './login-history.ts'
import type { SignInKind, SignInOutcome } from './login-kinds.ts'
import type { Token, TokenAnswer, TokenRefusal } from './oauth-token.ts'
import { refusalKind } from './token-errors.ts'

/** How long a new connected app may not work yet. */
export const propagation = 10 * 60_000
/** How often that is tried. */
const pause = 30_000

/** What a refused data call means; what is left out is `data-refused`, with Salesforce's words. */
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

/** No refusal: nobody knows whose token it is, and that is all. */
const unanswered: readonly ApiReason[] = ['network', 'timeout', 'redirected', 'unexpected']

const wordsOf = (...parts: readonly string[]) => {
  const said = parts.filter(Boolean).join(': ')
  return said === '' ? {} : { said }
}

/** A token is no proof: a sign-in is a success only where a data call with it worked. */
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

/** The answer's kind; `savedAt` is when the connected app was saved, in epoch milliseconds. */
export const outcomeOf = (answer: TokenAnswer, savedAt: number | undefined, now: number): SignInOutcome => {
  if (answer.ok) return outcomeOfToken(answer, now)
  const { error } = answer
  return error === 'network' || error === 'timeout' || error === 'redirected'
    ? { kind: error, at: now }
    : outcomeOfRefusal(answer, savedAt, now)
}

/** Whether Salesforce gave a token, good for something or not: then the org allows the flow, and the app works. */
export const gotToken = ({ host }: SignInOutcome): boolean => host !== undefined

/** Whether a line of the login history can be of a sign-in that was refused: not a success, and not a person's at Salesforce's pages. */
export const isOfRefusal = (status: string): boolean =>
  status !== '' && !['success', 'api-only'].includes(loginMeaning(status) ?? '')

/**
 * A refusal that the endpoint did not explain, by the status of the line that the login history has of it; '' without one.
 * What leaves the cause open, or is not there, is settled by the account where that was asked.
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

/** The same where the login history could not be asked. */
export const withoutLogin = (outcome: SignInOutcome, unread: ApiReason): SignInOutcome =>
  outcome.kind === 'refused' ? { ...outcome, kind: 'history-unread', unread } : outcome
