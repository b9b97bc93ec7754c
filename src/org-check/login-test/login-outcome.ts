/** Outcomes of a login test. Pure. */

import { getPasswordFlowPhase } from '../../flow-retirement/flow-retirement.ts'
import type { GrantType } from '../../flow-retirement/grant-type.ts'
import type { ApiReason } from '../../salesforce/api/errors.ts'
import { PROPAGATION_MS } from '../../salesforce/propagation.ts'
import {
  type AccountState,
  findAccountBlockers,
  interpretLoginStatus,
  provenCauses,
} from './login-history.ts'
import type { LoginOutcome, LoginOutcomeKind } from './login-kinds.ts'
import type { TokenError, TokenGrant, TokenResult } from './oauth-token.ts'
import { classifyTokenError } from './token-errors.ts'

/** Delay between attempts during that time, in milliseconds. */
const RETRY_DELAY_MS = 30_000

/** Outcomes by reason of a failed data call; others are `data-refused`. */
const outcomeByDataError: Readonly<Partial<Record<ApiReason, LoginOutcomeKind>>> = {
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

/**
 * A token of client credentials has every scope of the app but `full`. Without `api` Salesforce
 * gives one that no call accepts, with the words of a barred session.
 * @see Salesforce Help 005226515
 */
const clientCredentialsDataErrors: typeof outcomeByDataError = {
  ...outcomeByDataError,
  'session-barred': 'scope-missing',
}

/** Reasons that are not refusals: the token's user merely stays unknown. */
const unansweredReasons: readonly ApiReason[] = ['network', 'timeout', 'redirected', 'unexpected']

const joinTexts = (...parts: readonly string[]) => {
  const said = parts.filter(Boolean).join(': ')
  return said === '' ? {} : { said }
}

/** Converts an issued token to an outcome; success requires a data call with the token. */
const toTokenOutcome = (
  { host, describe, identity, revoked }: TokenGrant,
  { grant, now }: LoginAttempt,
): LoginOutcome => {
  const common = { at: now, host, ...(revoked ? {} : { unrevoked: true }) }
  const kinds = grant === 'client_credentials' ? clientCredentialsDataErrors : outcomeByDataError
  if (!describe.ok)
    return {
      ...common,
      kind: kinds[describe.reason] ?? 'data-refused',
      ...joinTexts(describe.code, describe.message),
    }
  const described = { ...common, describe: describe.value }
  if (!identity.ok && !unansweredReasons.includes(identity.reason))
    return {
      ...described,
      kind: identity.reason === 'password-expired' ? 'password-expired' : 'identity-refused',
      ...joinTexts(identity.code, identity.message),
    }
  return {
    ...described,
    kind: 'success',
    ...(identity.ok && identity.value ? { username: identity.value } : {}),
  }
}

const toTokenErrorOutcome = (result: TokenError, { savedAt, now }: LoginAttempt): LoginOutcome => {
  const kind = classifyTokenError(result)
  const said = joinTexts(result.error, result.description)
  const timeLeft = savedAt === undefined ? 0 : savedAt + PROPAGATION_MS - now
  if (kind === 'wrong-key' && timeLeft > 0 && timeLeft <= PROPAGATION_MS)
    return { kind: 'not-ready', at: now, ...said, retryAt: now + Math.min(RETRY_DELAY_MS, timeLeft) }
  return { kind, at: now, ...said }
}

/** What was tried, and when; times in epoch milliseconds. */
export interface LoginAttempt {
  readonly grant: GrantType
  /** When the app was saved, if known. */
  readonly savedAt: number | undefined
  /** Username of the integration user, as whom client credentials must act; '' if unknown. */
  readonly username?: string
  readonly now: number
}

const convertResult = (result: TokenResult, attempt: LoginAttempt): LoginOutcome => {
  if (result.ok) return toTokenOutcome(result, attempt)
  const { error } = result
  return error === 'network' || error === 'timeout' || error === 'redirected'
    ? { kind: error, at: attempt.now }
    : toTokenErrorOutcome(result, attempt)
}

/** Returns whether the token is somebody else's: the app's *Run As* names another user. */
const isOtherUser = ({ kind, username }: LoginOutcome, expected: string): boolean =>
  kind === 'success' &&
  expected !== '' &&
  username !== undefined &&
  username.toLowerCase() !== expected.toLowerCase()

/** Refusals that stand for the end of the password flow once it is over. */
const kindsOfEndedFlow: readonly LoginOutcomeKind[] = [
  'refused',
  'flow-blocked',
  'grant-refused',
  'no-run-as',
]

/** Converts the endpoint's result. */
export const toLoginOutcome = (result: TokenResult, attempt: LoginAttempt): LoginOutcome => {
  const outcome = convertResult(result, attempt)
  if (attempt.grant === 'password')
    return getPasswordFlowPhase(new Date(attempt.now)) === 'after' && kindsOfEndedFlow.includes(outcome.kind)
      ? { ...outcome, kind: 'flow-over' }
      : outcome
  const kind = isOtherUser(outcome, attempt.username ?? '') ? 'other-run-as' : outcome.kind
  return { ...outcome, kind, grant: attempt.grant }
}

/** Returns whether a token was issued, working or not: the password flow and the app work. */
export const receivedToken = ({ host }: LoginOutcome): boolean => host !== undefined

/** Checks for the status of a refused login: no success, and no person at the login page. */
export const canExplainRefusal = (status: string): boolean =>
  status !== '' && !['success', 'api-only'].includes(interpretLoginStatus(status) ?? '')

/**
 * Explains a bare refusal by the status of its login history entry, '' if there is none. If the
 * status is ambiguous or missing, the account's state decides, if known.
 */
export const withLoginHistory = (
  outcome: LoginOutcome,
  status: string,
  time = '',
  account: AccountState | null = null,
): LoginOutcome => {
  if (outcome.kind !== 'refused') return outcome
  if (!canExplainRefusal(status))
    return { ...outcome, kind: (account && findAccountBlockers(account)[0]) ?? 'no-line' }
  const meaning = interpretLoginStatus(status) ?? provenCauses(status, account)[0]
  const kind = meaning === undefined || meaning === 'api-only' ? 'unknown-line' : meaning
  const said = [outcome.said ?? '', `(${status})`].filter(Boolean).join(' ')
  return { ...outcome, kind, said, line: { status, time } }
}

/** Marks a bare refusal as unexplained because the login history could not be read. */
export const withUnreadHistory = (outcome: LoginOutcome, unread: ApiReason): LoginOutcome =>
  outcome.kind === 'refused' ? { ...outcome, kind: 'history-unread', unread } : outcome
