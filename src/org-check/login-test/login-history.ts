/** Salesforce's login statuses in words that say what to do. */

import { type Text, text } from '../../platform/text.ts'
import type { LoginFact } from '../facts/facts.ts'
import type { AccountFact } from '../facts/login-facts.ts'
import type { SignInKind } from './login-kinds.ts'
import { signInTexts } from './login-texts.ts'

/** A person at Salesforce's pages with the integration user's name is no end of SpaceIQ's sign-in. */
export type LoginMeaning = SignInKind | 'api-only'

/**
 * Families of statuses, in whichever case, as Salesforce words them or once did -> what they mean for SpaceIQ's sign-in.
 * What is true of the whole org comes first: `Organization locked` is no user to unlock. So does what names more: the
 * company's authentication service is asked by delegated authentication, whatever else is said.
 */
const meanings: readonly (readonly [status: RegExp, meaning: LoginMeaning])[] = [
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

/** Of one pattern after another, each over what the ones before it left of the status. */
const meaningsIn = (status: string): readonly LoginMeaning[] => {
  let left = status
  return meanings.flatMap(([pattern, meaning]) => {
    if (!pattern.test(left)) return []
    left = left.replace(pattern, '…')
    return [meaning]
  })
}

/** Told to whoever reads it, beside the cause that stands there as well. */
const isAdvice = (meaning: LoginMeaning) => meaning === 'contact-admin'

/** Whether a status, or an error's words, names several causes, of which it proves none. */
export const listsAlternatives = (status: string): boolean =>
  /\bor\b/i.test(status) || meaningsIn(status).filter((one) => !isAdvice(one)).length > 1

/** What a status means; null where only Salesforce's own words are known, and where they leave the cause open. */
export const loginMeaning = (status: string): LoginMeaning | null => {
  if (listsAlternatives(status)) return null
  const found = meaningsIn(status)
  return found.find((one) => !isAdvice(one)) ?? found[0] ?? null
}

/** What the org tells of an account when it is asked. */
export interface AccountState extends AccountFact {
  readonly active: boolean | null
}

/** What keeps the account itself from signing in, now. */
export const troublesOf = ({
  active,
  frozen,
  locked,
}: AccountState): readonly ('inactive-user' | 'locked')[] => [
  ...(active === false || frozen === true ? (['inactive-user'] as const) : []),
  ...(locked === true ? (['locked'] as const) : []),
]

/** Of the causes that a status leaves open, those that asking for the account has proven. */
export const settled = (status: string, account: AccountState | null): readonly LoginMeaning[] =>
  account && listsAlternatives(status)
    ? meaningsIn(status).filter((one) => troublesOf(account).some((trouble) => trouble === one))
    : []

/** The texts of *Test sign-in*, save where they are about the computer in front of the admin. */
const texts: Readonly<Record<LoginMeaning, string>> = {
  ...signInTexts,
  'activation-required': 'login_activation',
  'address-refused': 'login_address',
  'api-only': 'login_api_only',
}

/** A status that nobody here can read is the finding itself. */
const meaningText = (status: string, account: AccountState | null): readonly Text[] => {
  const meaning = loginMeaning(status)
  if (meaning === 'success') return []
  const proven = settled(status, account)
  if (proven.length > 0) return proven.map((one) => text(texts[one]))
  return [meaning === null ? text('login_unknown', status) : text(texts[meaning])]
}

/** A login in words: when, from where, how it ended, and what that means; `account` is asked after it, null where it was not. */
export const loginText = (
  { status, time, address, application }: LoginFact,
  account: AccountState | null = null,
): readonly Text[] => {
  const when = time.slice(0, 16).replace('T', ' ')
  return [text('check_login', when, address, status, application), ...meaningText(status, account)]
}
