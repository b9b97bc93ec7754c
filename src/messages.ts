/**
 * All messages, typed per direction. The background is the only receiver; content scripts are only
 * notified of changes, and no reply to a content script contains a secret.
 */

import type { GrantType } from './flow-retirement/grant-type.ts'
import type { SealedValues } from './hand-over/sealed-values.ts'
import type { AccessList } from './org-access/access.ts'
import type { ScriptPresenceReply } from './org-access/presence.ts'
import type { RepairItem } from './org-check/repair/repair-item.ts'
import type { PageSkeleton } from './page-skeleton/skeleton.ts'
import type { CurrentOrg, PopupState } from './popup/popup-state.ts'
import type { CredentialName } from './required-setup.ts'
import type { ControlId } from './salesforce/control-ids.ts'
import type { PageReport } from './salesforce/extract/page-report.ts'
import type { PageId } from './salesforce/page-ids.ts'
import type { FieldCreationInstruction, LayoutChoice } from './setup-guide/field-creation/field-creation.ts'
import type { StepId } from './setup-guide/ids.ts'
import type { PickedControl } from './setup-guide/org-state.ts'
import type { LocatedPlan } from './setup-guide/page-plan.ts'
import type { FormFillReport, FormFillState } from './spaceiq-form/field-results.ts'

export type { CurrentOrg, PopupState } from './popup/popup-state.ts'

/** A message: its members besides `type`, and the value of the reply. */
interface Message<Body extends object = object, ReplyValue = undefined> {
  readonly body: Body
  readonly replyValue: ReplyValue
}

/** Messages of content scripts. The org comes from the sender's URL, never from the message. */
export interface ContentMessages {
  /** Requests the plan; null if the guide is inactive. `around`: origins of the parent frames. */
  'get-plan': Message<{ readonly around: readonly string[] }, LocatedPlan | null>
  /** Reports the page's content, from which the background updates the observed setup. */
  'page-report': Message<{ readonly report: PageReport }>
  /** Reports consumer key, secret or both. Accepted from an app's pages only, never its form. */
  'consumer-credentials': Message<{
    readonly appName: string
    readonly clientId?: string
    readonly clientSecret?: string
  }>
  /** Reports a button on the card. `overlay-removed`: the page keeps removing the overlay. */
  'card-action': Message<{
    readonly action: 'back' | 'skip' | 'hide' | 'switch-classic' | 'overlay-removed'
    readonly step: StepId
  }>
  /** Reports that *Fill this page* changed these controls; never what they hold. */
  'page-filled': Message<{ readonly page: PageId; readonly controls: readonly ControlId[] }>
  /** Reports a control that the guide had not found, picked by the admin. */
  'control-picked': Message<{ readonly picked: PickedControl }>
  /** Field creation or its end. `left`: the page was left. `hands`: page-actions did not load. */
  'field-creation': Message<{
    readonly action: 'start' | 'stop' | 'left' | 'fill' | 'hands'
    readonly layouts: LayoutChoice
  }>
  /** Requests the next instruction, or null, for a page that has loaded during field creation. */
  'field-creation-step': Message<
    { readonly page: PageId | null; readonly errors: readonly string[] },
    FieldCreationInstruction | null
  >
  /** Requests the popup, at the admin's click on the card. */
  'open-popup': Message
  /** Requests the page-actions script in this frame. */
  'inject-page-actions': Message
  /** Requests the page that describes this one, at the admin's click on the card. */
  'open-page-skeleton': Message
  /** Requests a click in the page's main world, for a link with a `javascript:` URL. */
  'click-in-main-world': Message<{ readonly control: 'scope-add' }>
}

/** Body of a message about one org. */
interface OrgBody {
  /** The org's My Domain host, as in `PopupState.org.key`. */
  readonly org: string
}

/** Body of a message about a tab that shows SpaceIQ's form. */
interface SpaceiqTabBody {
  readonly tab: number
  /** The origin that was shown to the admin. */
  readonly origin: string
}

/** Messages of extension pages. */
export interface PageMessages {
  /** Requests everything the popup shows; by default about the current org. */
  'get-popup-state': Message<Partial<OrgBody>, PopupState>
  /** Requests the current org without its values, for pages that stay open. */
  'get-current-org': Message<Partial<OrgBody>, CurrentOrg>
  /** Checks whether our script runs in the org's open tab; without `org`, in any tab. */
  'check-script-presence': Message<Partial<OrgBody>, ScriptPresenceReply>
  /** Activates the guide and shows the org's tab. */
  'start-guide': Message<OrgBody>
  /** Remembers Start while the browser asks for access: the question can close the popup. */
  'access-requested': Message<OrgBody & { readonly proxy?: string }>
  /** Reports the browser's answer; `none` when the popup finds a request without one. */
  'access-answered': Message<OrgBody & { readonly answer: 'granted' | 'denied' | 'none' }>
  /** Lists what the browser lets the extension reach. */
  'list-access': Message<object, AccessList>
  /** Gives back access to the org, and to the endpoint where no other org needs it. */
  'remove-access': Message<OrgBody>
  /** Clears everything observed in the org, and its values; the guide stays active. */
  'start-over': Message<OrgBody>
  /** Uses or discards what version 0.1.0 stored of the org and the popup has shown. */
  'answer-unconfirmed-setup': Message<OrgBody & { readonly use: boolean; readonly fingerprint: string }>
  /** Leads to the page of the step, or of the current step. */
  'show-step': Message<OrgBody & { readonly step?: StepId }>
  /** Stops field creation in any tab. */
  'stop-field-creation': Message<OrgBody>
  /** Hides or shows the card and the markers on the org's pages. */
  'set-overlay-hidden': Message<OrgBody & { readonly hidden: boolean }>
  /** Skips a step, or takes that back. */
  'set-step-skipped': Message<OrgBody & { readonly step: StepId; readonly skipped: boolean }>
  /** Revokes *Use this app* and removes the consumer credentials captured from that app. */
  'withdraw-app': Message<OrgBody>
  /** Stores one of the five values; an empty one removes it. */
  'set-credential': Message<OrgBody & { readonly name: CredentialName; readonly value: string }>
  /** Stores the SpaceIQ API token; an empty one removes it. */
  'set-token': Message<OrgBody & { readonly token: string }>
  /** Chooses how SpaceIQ will log in to this org. */
  'choose-grant': Message<OrgBody & { readonly grant: GrantType }>
  /** Sends the values of `grant` to `endpoint`, both shown at the click, and nowhere else. */
  activate: Message<OrgBody & { readonly endpoint: string; readonly grant: GrantType }>
  /** Fills the form in the tab and origin shown to the admin; answered with a result per field. */
  'fill-spaceiq-form': Message<OrgBody & SpaceiqTabBody, FormFillReport>
  /** Reads the current state of SpaceIQ's form; null if we filled nothing. */
  'read-spaceiq-form': Message<SpaceiqTabBody, FormFillState | null>
  /** Reports the admin's answer whether SpaceIQ's form was saved; SpaceIQ cannot be asked. */
  'confirm-saved': Message<OrgBody & { readonly saved: boolean }>
  /** Requests the values that *Activate* would send with `grant`, to seal them; null if incomplete. */
  'get-values-to-seal': Message<OrgBody & { readonly grant: GrantType }, SealedValues | null>
  /** Replaces the org's values by those of a sealed text that was opened. */
  'receive-credentials': Message<OrgBody & SealedValues & { readonly sealedAt: number }>
  /** Removes the org's values, the last activation and the results of the check. */
  'clear-credentials': Message<OrgBody>
  /** Removes everything stored about the org. */
  'clear-org': Message<OrgBody>
  /** Collects the report for support, which the admin reviews before saving. */
  'get-diagnostic-report': Message<object, DiagnosticReport>
  /** Describes the org's page in front, without what stands in it, for the admin to read. */
  'describe-page': Message<OrgBody, PageSkeleton>
  /** Checks the org over its API; the popup has already requested the permission. */
  'check-org': Message<OrgBody>
  /** Makes the confirmed repairs; `showNext` opens the next step if nothing needs attention. */
  'repair-org': Message<OrgBody & { readonly items: readonly RepairItem[]; readonly showNext?: true }>
  /** Asks the org about all that the record holds, for the preview of *Take it back*. */
  'plan-take-back': Message<OrgBody>
  /** Takes back the confirmed changes, named by their keys in the record. */
  'take-back': Message<OrgBody & { readonly keys: readonly string[] }>
  /** Cancels the running check, repair or taking back. */
  'cancel-job': Message<OrgBody>
  /** Tests the login with the values, as SpaceIQ will log in later: by default with the password. */
  'test-login': Message<OrgBody & { readonly grant?: GrantType }>
}

type MessageUnion<Messages extends Record<keyof Messages, Message<object, unknown>>> = {
  [Type in keyof Messages]: { readonly type: Type } & Messages[Type]['body']
}[keyof Messages]

export type ContentMessage = MessageUnion<ContentMessages>
export type PageMessage = MessageUnion<PageMessages>
export type MessageType = keyof ContentMessages | keyof PageMessages

/** The background's answer to a message. A refusal is a value, never an exception. */
export type Reply<T = undefined, R extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: T }
  /** `reason` names the failed check. */
  | { readonly ok: false; readonly reason: R }

/** Refusals common to all senders. */
type CommonRefusal =
  | 'sender-id' // another extension, or no ID
  | 'sender-address' // neither an extension page nor a page of an org
  | 'wrong-context' // this sender may not send this message
  | 'malformed'
  | 'session-id' // a Salesforce session ID instead of a value: never stored
  | 'org-not-allowed' // by the organization's policy
  | 'switched-off' // by the organization's policy
  | 'access-missing' // the browser does not let us reach the org
  | 'policy-unreadable' // features a policy can disable stay disabled until the policy can be read
  | 'storage-failed' // a write to storage failed
  | 'internal-error' // another browser call failed: cookies, tabs, injection

/** Refusals of extension pages. Each has a text for the admin. */
export type PageRefusal =
  | CommonRefusal
  | 'no-such-org'
  | 'no-org-tab' // the page to describe is in no tab
  | 'tab-not-active' // the tab to fill
  | 'tab-not-visible' // the tab to fill: no access was given to its site
  | 'not-https'
  | 'not-spaceiq'
  | 'page-changed' // the tab to fill has navigated
  | 'endpoint-changed' // not the endpoint that was shown
  | 'unconfirmed-changed' // not the parts of version 0.1.0 that were shown
  | 'grant-changed' // not the grant type that was shown
  | 'site-changed' // the tab to fill is not at the origin that was shown
  | 'access-too-wide' // access to all websites stands, so the org's cannot be removed
  | 'sending-not-allowed' // Firefox does not let the extension send login data

/** Refusals of content scripts. */
export type ContentRefusal =
  | CommonRefusal
  | 'sender-origin' // the sender's origin does not match its URL
  | 'sender-frame' // no tab
  | 'cross-org-frame' // embedded in a page of another org
  | 'wrong-page' // not allowed from this page
  | 'guide-inactive' // never started in this org, or finished
  | 'other-connected-app' // credentials of a connected app other than SpaceIQ's
  | 'no-such-control'
  | 'active-elsewhere' // another tab is creating fields

export type Refusal = PageRefusal | ContentRefusal

/** JSON document for support, reviewed and saved by the admin. Contains no secrets or names. */
export type DiagnosticReport = Readonly<Record<string, unknown>>
