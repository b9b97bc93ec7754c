/** What an org's API told of whether, how and from where somebody may sign in. */

import type { Seen } from '../../salesforce/observed-setup.ts'

/** What makes a password count for nothing, or not be enough; null where nobody told. */
export interface LoginPermissions {
  /** *Is Single Sign-On Enabled* */
  readonly sso: Seen
  /** *Multi-Factor Authentication for API Logins* */
  readonly mfaForApi: Seen
}

/** Whether an account may sign in, as kept beside the user; null where nobody told. */
export interface AccountFact {
  readonly frozen: Seen
  /** After too many wrong passwords. */
  readonly locked: Seen
}

export interface AddressRange {
  readonly start: string
  readonly end: string
}

/** What a profile restricts. A range of all addresses and a day of all hours are no restriction, and not among it. */
export interface RestrictionFact {
  readonly profile: string
  readonly ranges: readonly AddressRange[]
  /** For each restricted day, in minutes since midnight; NaN where it was not told in numbers. */
  readonly hours: readonly { readonly start: number; readonly end: number }[]
}

/** What the whole org has set. */
export interface SecurityFact {
  /** Sessions are locked to the address they began at. */
  readonly sessionsLocked: Seen
  /** *Network Access*: from there no security token is wanted. */
  readonly trusted: readonly AddressRange[]
}
