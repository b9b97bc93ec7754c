/** What the popup shows, as the background assembles it. Types alone. */

import type { ActivationOutcome } from '../activation/outcome.ts'
import type { ChangeRecord } from '../change-record/change.ts'
import type { StoredCredential } from '../credentials/stored-credential.ts'
import type { AccessRequestState } from '../org-access/access.ts'
import type { NonOrgTab } from '../org-access/presence.ts'
import type { ApiState } from '../org-check/api-state.ts'
import type { Feature } from '../platform/policy.ts'
import type { CredentialName } from '../required-setup.ts'
import type { TabState } from '../salesforce/urls/tab-state.ts'
import type { OrgState } from '../setup-guide/org-state.ts'
import type { OfferedSetup } from '../setup-guide/unconfirmed-setup.ts'

/** The current org, without anything secret: for pages that stay open. */
export interface CurrentOrg {
  /** Null if no Salesforce tab is open and no org was used before. */
  readonly key: string | null
  readonly others: readonly string[]
  readonly hasToken: boolean
  readonly endpoint: string
}

/** Everything the popup shows, secrets included: for extension pages only. */
export interface PopupState {
  /** Null if no Salesforce tab is open and no org was used before. */
  readonly org: {
    readonly key: string
    /** Domain to enter in SpaceIQ, or why the org's address does not reveal a domain. */
    readonly domain:
      | { readonly ok: true; readonly url: string }
      | { readonly ok: false; readonly reason: string }
    /** A tab of this org is open. */
    readonly open: boolean
    /** State of the org's most recently used tab; null if none is open. */
    readonly tab: TabState | null
  } | null
  /** Set if the active tab shows no org, or shows the org through a proxy. */
  readonly activeTab?: NonOrgTab | null
  /** A request for access to this org that was not granted; null if none, or if granted. */
  readonly accessRequest?: AccessRequestState | null
  /** Orgs whose guide is active and waits for access, besides this one. */
  readonly waitingOrgs?: readonly string[]
  /** Other orgs with a stored state or an open tab, for the org menu. */
  readonly others: readonly string[]
  readonly orgState: OrgState
  /** What version 0.1.0 stored of the org and waits for the admin's word; null if nothing. */
  readonly unconfirmed?: OfferedSetup | null
  readonly values: Readonly<Record<CredentialName, StoredCredential>>
  /** A SpaceIQ API token is stored. The token itself is never sent back. */
  readonly hasToken: boolean
  readonly endpoint: string
  /** The integration contact from the settings; '' if not set. */
  readonly contactEmail: string
  /** The organization's policy for this org. */
  readonly policy: { readonly allowed: boolean; readonly off: readonly Feature[] }
  /** The active tab, if it shows SpaceIQ and can be filled. */
  readonly spaceiq: { readonly tab: number; readonly origin: string; readonly host: string } | null
  /** `outcome` is null if nothing was sent yet. */
  readonly activation: { readonly sending: boolean; readonly outcome: ActivationOutcome | null }
  readonly api: ApiState
  /** What was changed in the org through this extension. */
  readonly changes: ChangeRecord
}
