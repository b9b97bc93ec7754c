/**
 * Every message, typed per direction. The background is the only receiver: a content script is told nothing but that there
 * is something to ask for (setup-guide/background/notify-tabs.ts), and no answer to one has a secret in it.
 */

import type { ActivationOutcome } from './activation/outcome.ts'
import type { ApiState } from './org-check/api-state.ts'
import type { MendItem } from './org-check/repair/repair-item.ts'
import type { Feature } from './platform/policy.ts'
import type { ActivationValue } from './required-setup.ts'
import type { Reading } from './salesforce/extract/page-report.ts'
import type { PageId } from './salesforce/page-ids.ts'
import type { CompanyProxy } from './salesforce/urls/proxy.ts'
import type { TabState } from './salesforce/urls/tab-state.ts'
import type { LayoutChoice } from './setup-guide/field-creation/field-creation.ts'
import type { StepId } from './setup-guide/ids.ts'
import type { OrgRecord, PointedControl } from './setup-guide/org-state.ts'
import type { FieldFinding } from './spaceiq-form/field-results.ts'

/** What a content script may send. The org is derived from the sender's address, never taken from the message. */
export type FromContent =
  /** What the page is to show; answered with a `FindablePlan`, or null where no guide runs. `around`: the frames' origins. */
  | { readonly type: 'plan'; readonly around: readonly string[] }
  /** What this page shows; the background makes evidence of it. */
  | { readonly type: 'reading'; readonly reading: Reading }
  /** Key, secret or both, from an app's detail or consumer-details page only. */
  | {
      readonly type: 'consumer'
      readonly appName: string
      readonly clientId?: string
      readonly clientSecret?: string
    }
  /** A button on the card; `kept-off`: the page takes the card away again and again, and it is put away. */
  | {
      readonly type: 'card'
      readonly action: 'back' | 'skip' | 'hide' | 'kept-off'
      readonly step: StepId
    }
  /** The admin pointed at a control that the guide could not find. */
  | { readonly type: 'pointed'; readonly pointed: PointedControl }
  /** *Create the missing fields*, and *Stop*; the second also when the admin leaves the page. */
  | {
      readonly type: 'run'
      readonly action: 'start' | 'stop' | 'left' | 'fill' | 'hands'
      readonly layouts: LayoutChoice
    }
  /** A page has come up while fields are being created; answered with what it is to do, or null. */
  | { readonly type: 'run-step'; readonly page: PageId | null; readonly errors: readonly string[] }
  /** The script that types and presses is wanted in this frame (see setup-guide/content/page-actions.ts). */
  | { readonly type: 'hands' }
  /** A click the page's own script must make: an add link with a `javascript:` address (see setup-guide/background/click-in-main-world.ts). */
  | { readonly type: 'page-click'; readonly control: 'scope-add' }

/** What our own extension pages may send. `org` is the host of the org's My Domain, as in `PopupState.org.key`. */
export type FromPopup =
  | { readonly type: 'state'; readonly org?: string }
  /** Answered with a `ChosenOrg`, for pages that stay open and need no value. */
  | { readonly type: 'chosen-org'; readonly org?: string }
  /** Answered with a `SignOfLife`: whether anything of ours runs in the org's open tab, or in any, where no org is known. */
  | { readonly type: 'sign-of-life'; readonly org?: string }
  | { readonly type: 'start'; readonly org: string }
  | { readonly type: 'start-over'; readonly org: string }
  | { readonly type: 'show-me'; readonly org: string; readonly step?: StepId }
  /** Stop the creation of the fields, whichever tab it is in. */
  | { readonly type: 'stop-run'; readonly org: string }
  | { readonly type: 'show'; readonly org: string; readonly hidden: boolean }
  | { readonly type: 'skip'; readonly org: string; readonly step: StepId; readonly skipped: boolean }
  /** Takes *Use this app* back, and forgets the key and secret that were picked up. */
  | { readonly type: 'drop-app'; readonly org: string }
  | {
      readonly type: 'set-value'
      readonly org: string
      readonly name: ActivationValue
      readonly value: string
    }
  | { readonly type: 'set-token'; readonly org: string; readonly token: string }
  /** `endpoint`: the one that was on the screen when it was pressed; values go to no other. */
  | { readonly type: 'activate'; readonly org: string; readonly endpoint: string }
  /** Into SpaceIQ's own form, in the tab and on the site of `PopupState.spaceiq` as shown; answered with a `FormReport`. */
  | { readonly type: 'fill-spaceiq'; readonly org: string; readonly tab: number; readonly origin: string }
  /** The answer to whether SpaceIQ's own form was saved: nobody but the admin knows. */
  | { readonly type: 'saved'; readonly org: string; readonly saved: boolean }
  /** What SpaceIQ's form holds now of what was filled in; answered with a `FormState`, or null where nothing was. */
  | { readonly type: 'look-spaceiq'; readonly tab: number; readonly origin: string }
  | { readonly type: 'forget'; readonly org: string }
  /** Forget the org itself too: its record, and what was found out over its API. */
  | { readonly type: 'reset'; readonly org: string }
  /** Answered with a `DiagnosticReport`. */
  | { readonly type: 'report' }
  /** Ask the org's API what is set up; the popup has asked for the permission. */
  | { readonly type: 'check-org'; readonly org: string }
  /** Make these items of the plan: those the preview showed, with whom and what each names. */
  | { readonly type: 'mend'; readonly org: string; readonly items: readonly MendItem[] }
  /** Stop the check or the mending that is under way. */
  | { readonly type: 'stop-job'; readonly org: string }
  /** Sign in to the org with the five values, as SpaceIQ will. */
  | { readonly type: 'test-sign-in'; readonly org: string }

export type ToBackground = FromContent | FromPopup

export type Reply<T = undefined, R extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: T }
  /** The name says which check failed. */
  | { readonly ok: false; readonly reason: R }

/** Why a message does no good, whoever sent it. */
type AnyRefusal =
  | 'sender-id' // another extension, or nobody
  | 'sender-address' // neither a page of ours nor one of an org
  | 'not-from-here' // this sender may not send this message
  | 'malformed'
  | 'session' // a Salesforce session in place of a value: it is never kept
  | 'org-not-allowed' // by the organisation's policy
  | 'switched-off' // by the organisation's policy
  | 'policy-unreadable' // what the organisation's policy may switch off is off until it can be read
  | 'storage-failed' // what was to be kept could not be
  | 'failed' // the browser refused another call: cookies, tabs, a page

/** Why a page of ours is refused. An admin reads it: each has its texts in ui/refusal-texts.ts. */
export type PageRefusal =
  | AnyRefusal
  | 'no-such-org'
  | 'not-in-front' // the tab to fill
  | 'not-https'
  | 'not-spaceiq'
  | 'moved' // the page to fill is another one by now
  | 'endpoint-changed' // it is not the one that was on the screen
  | 'site-changed' // the tab to fill is not on the site that was on the screen

/** Why a content script is refused. */
export type ContentRefusal =
  | AnyRefusal
  | 'sender-origin' // the frame's origin is not that of its address
  | 'sender-frame' // no tab
  | 'foreign-frame' // the page around the frame is not the same org's
  | 'not-from-this-page' // nobody may send this message from this page
  | 'not-running' // nobody started the guide
  | 'another-app' // key or secret of an app that is not SpaceIQ's
  | 'no-such-control'
  | 'running-elsewhere' // fields are being created in another tab

export type Refusal = PageRefusal | ContentRefusal

export type { FormWatch } from './spaceiq-form/watch-form.ts'

/** What became of each field of SpaceIQ's form; `no-value`: it is there, and nothing is held for it. */
export type FormReport = Readonly<Record<ActivationValue, FieldFinding | 'no-value'>>

/** What SpaceIQ's form holds now, or held when the page's own button was pressed. */
export interface FormState {
  readonly findings: FormReport
  readonly pressed: boolean
}

/**
 * Whether anything of ours runs in a tab of the org:
 * - `there`: the page answered, or lets itself be entered.
 * - `kept-off`: the browser refuses, though the permission stands.
 * - `untold`: no tab of the org is open, or the one that is shows no page of it (yet).
 */
export type Reach = 'there' | 'kept-off' | 'untold'

export interface SignOfLife {
  readonly reach: Reach
}

/** What is in front where that is no page of an org. */
export type FrontTab =
  /** A company's proxy that serves Salesforce. */
  | ({ readonly kind: 'proxy' } & CompanyProxy)
  /** A host of Salesforce's whose name is not read as an org's. */
  | { readonly kind: 'unnamed'; readonly host: string }

/** What support must know, for the admin to read and save: a JSON document without secrets or names. */
export type DiagnosticReport = Readonly<Record<string, unknown>>

/** Where one of the five values came from: a page of the org, the admin's hand, *Mend it*, or our own derivation. */
export interface Provenance {
  readonly from: 'consumer-details' | 'app-detail' | 'user' | 'typed' | 'mended' | 'address'
  /** The connected app's or the user's name where there is one. */
  readonly name?: string
  /** Epoch milliseconds. */
  readonly at: number
}

export interface HeldValue {
  readonly value: string
  readonly provenance: Provenance | null
}

/** Which org a page is about; nothing that must not stay in an open page. */
export interface ChosenOrg {
  /** Null when no Salesforce tab is open and no org is remembered. */
  readonly key: string | null
  readonly others: readonly string[]
  readonly hasToken: boolean
}

/** Everything the popup shows. Holds secrets: it goes to extension pages only. */
export interface PopupState {
  /** Null when no Salesforce tab is open and no org is remembered. */
  readonly org: {
    readonly key: string
    /** What SpaceIQ is given as the domain, or why it cannot be told from the address. */
    readonly domain:
      | { readonly ok: true; readonly url: string }
      | { readonly ok: false; readonly reason: string }
    /** Whether a tab of this org is open. */
    readonly open: boolean
    /** What the org's tab shows, the one looked at last where there are several; null when none is open. */
    readonly tab: TabState | null
  } | null
  /** What the tab in front is, where it names no org or stands behind a proxy. */
  readonly front?: FrontTab | null
  /** Other orgs with a record or an open tab, so that the admin can change to them. */
  readonly others: readonly string[]
  readonly record: OrgRecord
  readonly values: Readonly<Record<ActivationValue, HeldValue>>
  /** The SpaceIQ API token is held; the token itself is never sent back. */
  readonly hasToken: boolean
  readonly endpoint: string
  /** What the organisation's policy says of this org. */
  readonly policy: { readonly allowed: boolean; readonly off: readonly Feature[] }
  /** The tab in front, where it shows SpaceIQ: its form can be filled. */
  readonly spaceiq: { readonly tab: number; readonly origin: string; readonly host: string } | null
  /** Null: nothing was sent yet. */
  readonly activation: { readonly sending: boolean; readonly outcome: ActivationOutcome | null }
  readonly api: ApiState
}
