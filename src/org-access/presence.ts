/** Presence of our script in an org's tab, and tabs that show no org. */

import type { CompanyProxy } from '../salesforce/urls/proxy.ts'

/**
 * Presence of our script in a tab of the org.
 * - `there`: the script answered, or could be injected.
 * - `kept-off`: the browser blocks the extension although the permission is granted.
 * - `untold`: no tab of the org is open, or the tab has not loaded an org's page (yet).
 */
export type ScriptPresence = 'there' | 'kept-off' | 'untold'

export interface ScriptPresenceReply {
  readonly reach: ScriptPresence
}

/** The active tab, if it shows no org. */
export type NonOrgTab =
  /** A company's proxy in front of Salesforce. */
  | ({ readonly kind: 'proxy' } & CompanyProxy)
  /** A Salesforce host whose name identifies no org. */
  | { readonly kind: 'unnamed'; readonly host: string }
