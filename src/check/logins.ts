/** Salesforce's login statuses in words that say what to do. */

import { type Text, text } from '../guide/step.ts'
import type { LoginFact } from '../salesforce/api/facts.ts'

/**
 * A status as Salesforce words it, in whichever case -> what it means for SpaceIQ's sign-in. What is true of the whole org
 * comes first: `Organization locked` is no user to unlock.
 */
const meanings: readonly (readonly [status: RegExp, meaning: string])[] = [
  [/^success$/i, 'login_success'],
  [/organization (?:is )?(?:closed|inactive|locked|suspended|in maintenance)|inactive.?org/i, 'login_org'],
  [/invalid password/i, 'login_password'],
  [/security token required/i, 'login_token'],
  [/username.password flow/i, 'login_flow'],
  [/computer activation/i, 'login_activation'],
  [/lockout|\blocked\b/i, 'login_lockout'],
  [/API-only user/i, 'login_api_only'],
  [/inactive|frozen/i, 'login_inactive'],
  [/restricted ip|ip restricted|ip (?:address )?not allowed/i, 'login_address'],
  [/restricted time/i, 'login_hours'],
  [/restricted domain/i, 'login_domain'],
  [/api access disabled/i, 'login_api'],
  [/rate exceeded|maximum logins/i, 'login_rate'],
  [/multi-factor|two-factor/i, 'login_mfa'],
  [/not approved/i, 'login_approval'],
]

/** The key of what a status means, null where only Salesforce's own words are known. */
export const loginMeaning = (status: string): string | null =>
  meanings.find(([pattern]) => pattern.test(status))?.[1] ?? null

/** A login in words: when, from where, how it ended, and what that means. */
export const loginText = ({ status, time, address, application }: LoginFact): readonly Text[] => {
  const meaning = loginMeaning(status)
  const when = time.slice(0, 16).replace('T', ' ')
  return [
    text('check_login', when, address, status, application),
    ...(meaning && meaning !== 'login_success' ? [{ key: meaning, subs: [] }] : []),
  ]
}
