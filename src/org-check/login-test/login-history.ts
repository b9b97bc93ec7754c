/** Interprets the statuses in Salesforce's login history. */

import { describeFlowBlock } from '../../flow-retirement/blocked-flow.ts'
import { momentSub } from '../../platform/formatted-subs.ts'
import type { PlainMessageKey } from '../../platform/substitutions.ts'
import { type LocalizedText, text } from '../../platform/text.ts'
import type { LoginFact } from '../facts/facts.ts'
import type { AccountFact } from '../facts/login-facts.ts'
import type { FlowContext } from './flow-advice.ts'
import type { LoginOutcomeKind } from './login-kinds.ts'
import { loginOutcomeMessageKeys } from './login-texts.ts'

/**
 * Meaning of a status; `api-only` is a person at the login page, not a login by SpaceIQ. The
 * outcomes left out come from no status: no such user, and a status whose meaning is unknown.
 */
type LoginStatusMeaning =
  | Exclude<LoginOutcomeKind, 'no-such-user' | 'unknown-line' | 'other-run-as'>
  | 'api-only'

type AccountBlocker = 'inactive-user' | 'locked'

/**
 * Patterns of past and present statuses, case-insensitive, and their meanings. Order matters:
 * org-wide causes first (`Organization locked` is no user lock), then delegated authentication,
 * whose statuses also contain words of other causes.
 */
const statusMeanings: readonly (readonly [status: RegExp, meaning: LoginStatusMeaning])[] = [
  [/^success$/i, 'success'],
  [/organization (?:is )?(?:closed|inactive|locked|suspended|in maintenance)|inactive.?org/i, 'inactive-org'],
  [/delegated(?: authentication)?|authentication service|single sign.?on gateway(?: url)?/i, 'delegated'],
  [/single.?sign.?on|\bSSO\b|\bSAML\b/i, 'sso-required'],
  [/invalid password|(?:wrong|incorrect) password/i, 'wrong-password'],
  [/expired password|password (?:has |is )?expired/i, 'password-expired'],
  [
    /(?:change|reset)(?: of)?(?: the| your| their)? password|password (?:change|reset|must be (?:changed|reset))|temporary password/i,
    'password-change',
  ],
  [/security token required/i, 'token-missing'],
  [/username.password flow/i, 'flow-blocked'],
  [
    /computer activation|device activation|identity verification|verify (?:your|their) identity/i,
    'activation-required',
  ],
  [/lockout|\blocked\b/i, 'locked'],
  [/API-only user/i, 'api-only'],
  [/inactive|frozen|deactivated|disabled user|user (?:is )?disabled/i, 'inactive-user'],
  [/restricted ip|ip restricted|ip (?:address )?not allowed/i, 'address-refused'],
  [/restricted time|login hours/i, 'hours-refused'],
  [/restricted domain/i, 'domain-refused'],
  [/api (?:access )?disabled|api is not enabled/i, 'no-api'],
  [/rate exceeded|(?:maximum )?logins exceeded/i, 'rate-limited'],
  [/(?:session|security|assurance)(?: security)? level|high.?assurance/i, 'session-level'],
  [/multi-?factor|two-?factor|\bMFA\b/i, 'mfa-required'],
  [/licen[cs]e/i, 'licence'],
  [/consumer (?:deleted|key)/i, 'wrong-key'],
  [/not approved/i, 'not-approved'],
  [/contact your .{0,20}administrator|ask your .{0,20}administrator/i, 'contact-admin'],
]

/** Matches the patterns in order, each against what earlier matches left of the status. */
const matchMeanings = (status: string): readonly LoginStatusMeaning[] => {
  let remaining = status
  return statusMeanings.flatMap(([pattern, meaning]) => {
    if (!pattern.test(remaining)) return []
    remaining = remaining.replace(pattern, '…')
    return [meaning]
  })
}

/** Checks for the advice to contact an admin, which may accompany the actual cause. */
const isAdvice = (meaning: LoginStatusMeaning) => meaning === 'contact-admin'

/** Checks whether the text names several possible causes, so that it proves none. */
export const listsAlternatives = (status: string): boolean =>
  /\bor\b/i.test(status) || matchMeanings(status).filter((one) => !isAdvice(one)).length > 1

/** Returns the meaning of a status; null if unknown or ambiguous. */
export const interpretLoginStatus = (status: string): LoginStatusMeaning | null => {
  if (listsAlternatives(status)) return null
  const found = matchMeanings(status)
  return found.find((one) => !isAdvice(one)) ?? found[0] ?? null
}

/** State of the account as queried now. */
export interface AccountState extends AccountFact {
  readonly active: boolean | null
}

/** Returns what currently blocks the account itself. */
export const findAccountBlockers = ({ active, frozen, locked }: AccountState): readonly AccountBlocker[] => [
  ...(active === false || frozen === true ? (['inactive-user'] as const) : []),
  ...(locked === true ? (['locked'] as const) : []),
]

/** Returns those causes of an ambiguous status that the account's state confirms. */
export const provenCauses = (status: string, account: AccountState | null): readonly AccountBlocker[] =>
  account && listsAlternatives(status)
    ? matchMeanings(status).filter((one): one is AccountBlocker =>
        findAccountBlockers(account).some((blocker) => blocker === one),
      )
    : []

/** Message keys: those of *Test login*, except where they are about the admin's own computer. */
const meaningMessageKeys: Readonly<Record<Exclude<LoginStatusMeaning, 'success'>, PlainMessageKey>> = {
  ...loginOutcomeMessageKeys,
  'activation-required': 'login_activation',
  'address-refused': 'login_address',
  'api-only': 'login_api_only',
}

/** Returns texts for a status; an unknown status is quoted as it is. */
const describeMeaning = (
  status: string,
  { setup, now }: FlowContext,
  account: AccountState | null,
): readonly LocalizedText[] => {
  const meaning = interpretLoginStatus(status)
  if (meaning === 'success') return []
  if (meaning === 'flow-blocked') return describeFlowBlock(setup, now)
  const proven = provenCauses(status, account)
  if (proven.length > 0) return proven.map((one) => text(meaningMessageKeys[one]))
  return [meaning === null ? text('login_unknown', status) : text(meaningMessageKeys[meaning])]
}

/**
 * Describes a login: time, address, result, meaning, and the next move by the org's setup and day.
 * `account`: its state now, null if unknown.
 */
export const describeLogin = (
  { status, time, address, application }: LoginFact,
  context: FlowContext,
  account: AccountState | null = null,
): readonly LocalizedText[] => [
  text('check_login', momentSub(time), address, status, application),
  ...describeMeaning(status, context, account),
]
