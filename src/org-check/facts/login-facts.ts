/** Facts about whether, how and from where a user may log in. */

import type { ObservedFlag } from '../../salesforce/observed-setup.ts'

/** Permissions that disable password logins or demand more; null if unknown. */
export interface LoginPermissions {
  /** *Is Single Sign-On Enabled* */
  readonly sso: ObservedFlag
  /** *Multi-Factor Authentication for API Logins* */
  readonly mfaForApi: ObservedFlag
}

/** Account state from UserLogin; null if unknown. */
export interface AccountFact {
  readonly frozen: ObservedFlag
  /** Locked after too many wrong passwords. */
  readonly locked: ObservedFlag
}

export interface AddressRange {
  readonly start: string
  readonly end: string
}

/** Profile restrictions, without ranges of all addresses and days of all hours. */
export interface LoginRestrictionFact {
  readonly profile: string
  readonly ranges: readonly AddressRange[]
  /** Per restricted day, in minutes since midnight; NaN if the value is no number. */
  readonly hours: readonly { readonly start: number; readonly end: number }[]
}

/** Security settings of the whole org. */
export interface SecuritySettingsFact {
  /** Sessions are locked to the IP address at which they began. */
  readonly sessionsLocked: ObservedFlag
  /** *Network Access*: addresses that need no security token. */
  readonly trusted: readonly AddressRange[]
}
