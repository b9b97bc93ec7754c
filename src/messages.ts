/**
 * All messages, typed per direction. The background is the only receiver; content scripts are only
 * notified of changes, and no reply to a content script contains a secret.
 */

import type { ActivationOutcome } from './activation/outcome.ts'
import type { ApiState } from './org-check/api-state.ts'
import type { RepairItem } from './org-check/repair/repair-item.ts'
import type { Feature } from './platform/policy.ts'
import type { CredentialName } from './required-setup.ts'
import type { PageReport } from './salesforce/extract/page-report.ts'
import type { PageId } from './salesforce/page-ids.ts'
import type { CompanyProxy } from './salesforce/urls/proxy.ts'
import type { TabState } from './salesforce/urls/tab-state.ts'
import type { LayoutChoice } from './setup-guide/field-creation/field-creation.ts'
import type { StepId } from './setup-guide/ids.ts'
import type { OrgState, PickedControl } from './setup-guide/org-state.ts'
import type { FormFieldResult } from './spaceiq-form/field-results.ts'

/** Messages of content scripts. The org comes from the sender's URL, never from the message. */
export type ContentMessage =
  /** Request for the plan; null if inactive. `around`: origins of the frames around the sender. */
  | { readonly type: 'plan'; readonly around: readonly string[] }
  /** Page report, from which the background updates the observed setup. */
  | { readonly type: 'reading'; readonly reading: PageReport }
  /** Consumer credentials, accepted from an app's detail or consumer-details page only. */
  | {
      readonly type: 'consumer'
      readonly appName: string
      readonly clientId?: string
      readonly clientSecret?: string
    }
  /** Button on the card. `kept-off`: the page kept removing the overlay, so the guide gave up. */
  | {
      readonly type: 'card'
      readonly action: 'back' | 'skip' | 'hide' | 'kept-off'
      readonly step: StepId
    }
  /** Locator of a control the guide had not found, picked by the admin. */
  | { readonly type: 'pointed'; readonly pointed: PickedControl }
  /** *Create the missing fields* or its end: by *Stop*, by leaving the page, or by a failure. */
  | {
      readonly type: 'run'
      readonly action: 'start' | 'stop' | 'left' | 'fill' | 'hands'
      readonly layouts: LayoutChoice
    }
  /** A page has loaded during field creation; answered with the next instruction, or null. */
  | { readonly type: 'run-step'; readonly page: PageId | null; readonly errors: readonly string[] }
  /** Request to inject the page-actions script into this frame. */
  | { readonly type: 'hands' }
  /** A click the page's own script must make: an add link with a `javascript:` address (see setup-guide/background/click-in-main-world.ts). */
  | { readonly type: 'page-click'; readonly control: 'scope-add' }

/** Messages of extension pages. `org` is the org's My Domain host, as in `PopupState.org.key`. */
export type PageMessage =
  | { readonly type: 'state'; readonly org?: string }
  /** The current org without its values, for pages that stay open. */
  | { readonly type: 'chosen-org'; readonly org?: string }
  /** Asks whether our script runs in the org's open tab; without `org`, in any tab. */
  | { readonly type: 'sign-of-life'; readonly org?: string }
  | { readonly type: 'start'; readonly org: string }
  | { readonly type: 'start-over'; readonly org: string }
  | { readonly type: 'show-me'; readonly org: string; readonly step?: StepId }
  /** Stops field creation in any tab. */
  | { readonly type: 'stop-run'; readonly org: string }
  | { readonly type: 'show'; readonly org: string; readonly hidden: boolean }
  | { readonly type: 'skip'; readonly org: string; readonly step: StepId; readonly skipped: boolean }
  /** Revokes *Use this app* and removes the consumer credentials captured from that app. */
  | { readonly type: 'drop-app'; readonly org: string }
  | {
      readonly type: 'set-value'
      readonly org: string
      readonly name: CredentialName
      readonly value: string
    }
  | { readonly type: 'set-token'; readonly org: string; readonly token: string }
  /** `endpoint` is the address shown when the admin clicked; values are sent nowhere else. */
  | { readonly type: 'activate'; readonly org: string; readonly endpoint: string }
  /** Fills the form in the tab and origin shown to the admin. Answered with a result per field. */
  | { readonly type: 'fill-spaceiq'; readonly org: string; readonly tab: number; readonly origin: string }
  /** The admin's answer whether SpaceIQ's form was saved: SpaceIQ itself cannot be asked. */
  | { readonly type: 'saved'; readonly org: string; readonly saved: boolean }
  /** Asks for the current state of SpaceIQ's form; answered with null if we filled nothing. */
  | { readonly type: 'look-spaceiq'; readonly tab: number; readonly origin: string }
  | { readonly type: 'forget'; readonly org: string }
  /** Clears the org's state as well, including the results of its check. */
  | { readonly type: 'reset'; readonly org: string }
  /** Answered with a `DiagnosticReport`. */
  | { readonly type: 'report' }
  /** Checks the org over its API; the popup has already requested the permission. */
  | { readonly type: 'check-org'; readonly org: string }
  /** Makes the repairs of the preview, as confirmed by the admin. */
  | { readonly type: 'mend'; readonly org: string; readonly items: readonly RepairItem[] }
  /** Cancels the running check or repair. */
  | { readonly type: 'stop-job'; readonly org: string }
  /** Tests the login with the five values, as SpaceIQ will log in later. */
  | { readonly type: 'test-sign-in'; readonly org: string }

export type BackgroundMessage = ContentMessage | PageMessage

export type Reply<T = undefined, R extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: T }
  /** `reason` names the failed check. */
  | { readonly ok: false; readonly reason: R }

/** Refusals common to all senders. */
type CommonRefusal =
  | 'sender-id' // another extension, or no ID
  | 'sender-address' // neither an extension page nor a page of an org
  | 'not-from-here' // this sender may not send this message
  | 'malformed'
  | 'session' // a Salesforce session ID instead of a value: never stored
  | 'org-not-allowed' // by the organization's policy
  | 'switched-off' // by the organization's policy
  | 'policy-unreadable' // features a policy can disable stay disabled until the policy can be read
  | 'storage-failed' // a write to storage failed
  | 'failed' // another browser call failed: cookies, tabs, injection

/** Refusals of extension pages. Each has a text for the admin. */
export type PageRefusal =
  | CommonRefusal
  | 'no-such-org'
  | 'not-in-front' // the tab to fill
  | 'not-https'
  | 'not-spaceiq'
  | 'moved' // the tab to fill has navigated
  | 'endpoint-changed' // not the endpoint that was shown
  | 'site-changed' // the tab to fill is not at the origin that was shown

/** Refusals of content scripts. */
export type ContentRefusal =
  | CommonRefusal
  | 'sender-origin' // the sender's origin does not match its URL
  | 'sender-frame' // no tab
  | 'foreign-frame' // embedded in a page of another org
  | 'not-from-this-page' // not allowed from this page
  | 'not-running' // the guide is not active
  | 'another-app' // credentials of a connected app other than SpaceIQ's
  | 'no-such-control'
  | 'running-elsewhere' // another tab is creating fields

export type Refusal = PageRefusal | ContentRefusal

export type { FormSnapshot } from './spaceiq-form/watch-form.ts'

/** Result per field of SpaceIQ's form; `no-value`: the field exists, but no value is stored. */
export type FormFillReport = Readonly<Record<CredentialName, FormFieldResult | 'no-value'>>

/** Current state of SpaceIQ's form, or its state when the page's own button was clicked. */
export interface FormFillState {
  readonly findings: FormFillReport
  readonly pressed: boolean
}

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

/** JSON document for support, reviewed and saved by the admin. Contains no secrets or names. */
export type DiagnosticReport = Readonly<Record<string, unknown>>

/** Source of a value: a page of the org, the admin, *Mend it*, or the org's address. */
export interface Provenance {
  readonly from: 'consumer-details' | 'app-detail' | 'user' | 'typed' | 'mended' | 'address'
  /** Name of the connected app or user, if any. */
  readonly name?: string
  /** Epoch milliseconds. */
  readonly at: number
}

export interface StoredCredential {
  readonly value: string
  readonly provenance: Provenance | null
}

/** The current org, without anything secret: for pages that stay open. */
export interface CurrentOrg {
  /** Null if no Salesforce tab is open and no org was used before. */
  readonly key: string | null
  readonly others: readonly string[]
  readonly hasToken: boolean
}

/** Everything the popup shows. Contains secrets: sent to extension pages only. */
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
  /** Other orgs with a stored state or an open tab, for the org menu. */
  readonly others: readonly string[]
  readonly orgState: OrgState
  readonly values: Readonly<Record<CredentialName, StoredCredential>>
  /** A SpaceIQ API token is stored. The token itself is never sent back. */
  readonly hasToken: boolean
  readonly endpoint: string
  /** The organization's policy for this org. */
  readonly policy: { readonly allowed: boolean; readonly off: readonly Feature[] }
  /** The active tab, if it shows SpaceIQ and can be filled. */
  readonly spaceiq: { readonly tab: number; readonly origin: string; readonly host: string } | null
  /** `outcome` is null if nothing was sent yet. */
  readonly activation: { readonly sending: boolean; readonly outcome: ActivationOutcome | null }
  readonly api: ApiState
}
