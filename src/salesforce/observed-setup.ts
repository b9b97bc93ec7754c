/** The observed setup: reported by content scripts, stored per org, the only source of progress. */

import type { CaseFieldName } from '../required-setup.ts'

/** `null` if the page does not show it. */
export type ObservedFlag = boolean | null

export interface ProfilePermissions {
  readonly apiOnly: ObservedFlag
  readonly apiEnabled: ObservedFlag
  readonly passwordNeverExpires: ObservedFlag
}

export interface ObservedProfile extends ProfilePermissions {
  /** 15-character ID if the URL contains it, else ''. */
  readonly id: string
  readonly name: string
  /** The user license its users need; '' if the page does not show it. */
  readonly licence: string
  /** Permissions from a permission set: never set them on the profile, which others may share. */
  readonly bySet?: readonly (keyof ProfilePermissions)[]
  /** The name given to a clone in the form: it overrides any profile observed before. */
  readonly named?: string
  /** The admin confirmed with a button that this profile is SpaceIQ's, and has not withdrawn it. */
  readonly confirmed?: true
  /** According to the API, SpaceIQ's user is the only active user with this profile. */
  readonly ofUser?: true
  /** The values saved on the edit page, until the detail page shows that Salesforce stored them. */
  readonly unconfirmed?: ProfilePermissions
}

export interface ObservedUser {
  readonly id: string
  readonly username: string
  readonly profileName: string
  readonly active: ObservedFlag
  /** The user's email if a page shows it: suggested where another form asks for a contact. */
  readonly email?: string
}

export type FieldDifference =
  | { readonly what: 'type'; readonly is: string; readonly shouldBe: string }
  | { readonly what: 'length'; readonly is: number; readonly shouldBe: number }
  | { readonly what: 'externalId'; readonly is: boolean; readonly shouldBe: boolean }

export type FieldComparison =
  | { readonly status: 'found' }
  | { readonly status: 'missing' }
  /** Saved in the wizard, but not yet seen on the list. */
  | { readonly status: 'saved' }
  | { readonly status: 'wrong'; readonly differences: readonly FieldDifference[] }

export type FieldComparisons = Readonly<Record<CaseFieldName, FieldComparison>>

/** Settings of an app without which the client credentials flow gives no usable token. */
export interface ClientCredentialsSettings {
  /** The scope `api`: a token has all of the app's scopes but `full`. */
  readonly apiScope: ObservedFlag
  readonly flowEnabled: ObservedFlag
  /** Username of the user as whom the app acts; '' if none is set, null if not shown. */
  readonly runAs: string | null
}

export interface ObservedConnectedApp {
  /** `06P...`, or `0H4...` if the app was last opened through Lightning, else ''. */
  readonly applicationId: string
  readonly name: string
  readonly callback: ObservedFlag
  readonly fullScope: ObservedFlag
  /** True if Require Secret for Web Server Flow is deselected, as the manual requires. */
  readonly secretNotRequired: ObservedFlag
  /** What the client credentials flow needs; missing until a page or the API has shown any of it. */
  readonly clientCredentials?: ClientCredentialsSettings
  /** The admin declared that the app is SpaceIQ's, and can take the declaration back. */
  readonly chosen?: true
}

/** An external client app for SpaceIQ. Only Lightning shows it, so it is known from the API alone. */
export interface ObservedExternalClientApp {
  readonly id: string
  readonly name: string
  /** *Enable Client Credentials Flow* in its policies. */
  readonly flowEnabled: ObservedFlag
  /** Username of the user as whom the app acts; '' if none is set, null if not told. */
  readonly runAs: string | null
}

/** All knowledge about one org. It never contains a secret, since all but one part is stored. */
export interface ObservedSetup {
  readonly profile?: ObservedProfile
  readonly user?: ObservedUser
  readonly fields?: FieldComparisons
  /** Fields with the org's namespace, as in `acme__Team__c`. SpaceIQ needs the bare names. */
  readonly namespacedFields?: readonly string[]
  readonly connectedApp?: ObservedConnectedApp
  /** The name given to a new connected app in the form, until the app's own page confirms it. */
  readonly connectedAppNamed?: string
  /** Salesforce refused to create a connected app through its form as well. */
  readonly connectedAppCreationClosed?: boolean
  /** Epoch ms of saving the connected app, which can take up to 10 minutes to start working. */
  readonly connectedAppSavedAt?: number
  /** Which consumer credentials the vault holds, and since when: read from there, never stored. */
  readonly consumerCredentials?: {
    readonly appName: string
    readonly key: boolean
    readonly secret: boolean
    readonly at: number
  }
  /** The user whose password the repair set, and when. The vault alone holds the password. */
  readonly repairedPassword?: {
    readonly username: string
    readonly at: number
    /** When our login test used it, oldest first. */
    readonly tested: readonly number[]
  }
  /** When our login test last got a token: the org allows the flow, and the app works. */
  readonly passwordFlowWorkedAt?: number
  /** According to the API, the org blocks the password flow. */
  readonly passwordFlowBlocked?: boolean
  /** Epoch ms of the org's creation: later orgs have fewer ways. */
  readonly organizationCreatedAt?: number
  readonly externalClientApp?: ObservedExternalClientApp
  /** When our login test last got a usable token by client credentials. */
  readonly clientCredentialsWorkedAt?: number
  /** When SpaceIQ's own form was filled, until the admin tells whether it was saved. */
  readonly formFilledAt?: number
  /** SpaceIQ's last acceptance. `saved` is the admin's word, not checked with SpaceIQ. */
  readonly activation?: { readonly status: 'active' | 'pending' | 'saved'; readonly at: number }
}
