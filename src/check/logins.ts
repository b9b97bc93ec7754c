/** Salesforce's login statuses in words that say what to do. */

import { type Text, text } from '../guide/step.ts'
import type { LoginFact } from '../salesforce/api/facts.ts'
import type { SignInKind } from './sign-in.ts'
import { signInTexts } from './sign-in-texts.ts'

/** A person at Salesforce's pages with the integration user's name is no end of SpaceIQ's sign-in. */
export type LoginMeaning = SignInKind | 'api-only'

/**
 * A status as Salesforce words it, in whichever case -> what it means for SpaceIQ's sign-in. What is true of the whole org
 * comes first: `Organization locked` is no user to unlock.
 */
const meanings: readonly (readonly [status: RegExp, meaning: LoginMeaning])[] = [
  [/^success$/i, 'success'],
  [/organization (?:is )?(?:closed|inactive|locked|suspended|in maintenance)|inactive.?org/i, 'inactive-org'],
  [/invalid password/i, 'wrong-password'],
  [/security token required/i, 'token-missing'],
  [/username.password flow/i, 'flow-blocked'],
  [/computer activation/i, 'activation-required'],
  [/lockout|\blocked\b/i, 'locked'],
  [/API-only user/i, 'api-only'],
  [/inactive|frozen/i, 'inactive-user'],
  [/restricted ip|ip restricted|ip (?:address )?not allowed/i, 'address-refused'],
  [/restricted time/i, 'hours-refused'],
  [/restricted domain/i, 'domain-refused'],
  [/api access disabled/i, 'no-api'],
  [/rate exceeded|maximum logins/i, 'rate-limited'],
  [/multi-factor|two-factor/i, 'mfa-required'],
  [/not approved/i, 'not-approved'],
]

/** The texts of *Test sign-in*, save where they are about the computer in front of the admin. */
const texts: Readonly<Record<LoginMeaning, string>> = {
  ...signInTexts,
  'activation-required': 'login_activation',
  'address-refused': 'login_address',
  'api-only': 'login_api_only',
}

/** What a status means, null where only Salesforce's own words are known. */
export const loginMeaning = (status: string): LoginMeaning | null =>
  meanings.find(([pattern]) => pattern.test(status))?.[1] ?? null

/** A login in words: when, from where, how it ended, and what that means. */
export const loginText = ({ status, time, address, application }: LoginFact): readonly Text[] => {
  const meaning = loginMeaning(status)
  const when = time.slice(0, 16).replace('T', ' ')
  return [
    text('check_login', when, address, status, application),
    ...(meaning && meaning !== 'success' ? [text(texts[meaning])] : []),
  ]
}
