/** What was seen in an org. Content scripts report it, the background keeps it per org, progress is derived from it. */

import type { CaseFieldName } from '../required-setup.ts'

/** `null` means the page did not tell. */
export type Seen = boolean | null

export interface Permissions {
  readonly apiOnly: Seen
  readonly apiEnabled: Seen
  readonly passwordNeverExpires: Seen
}

export interface ProfileEvidence extends Permissions {
  /** 15-character id where the address tells it, else ''. */
  readonly id: string
  readonly name: string
  /** The user licence its users need, '' where the page did not tell. */
  readonly licence: string
  /** What its user has by a permission set and not by the profile, which others may have: never to be set there. */
  readonly bySet?: readonly (keyof Permissions)[]
  /** The name the admin gave in the form for a clone: that profile is meant, whichever was seen before. */
  readonly named?: string
  /** The admin said by a press of its own that the profile of this id is SpaceIQ's; until they take it back. */
  readonly confirmed?: true
  /** SpaceIQ's own user has it and nobody else who is active, as the org's API told. */
  readonly ofUser?: true
  /** What the admin saved on the edit page, until the detail page shows that Salesforce took it. */
  readonly unconfirmed?: Permissions
}

export interface UserEvidence {
  readonly id: string
  readonly username: string
  readonly profileName: string
  readonly active: Seen
  /** Whom Salesforce writes to about this user, where a page told: offered where another form asks for a contact. */
  readonly email?: string
}

export type FieldDifference =
  | { readonly what: 'type'; readonly is: string; readonly shouldBe: string }
  | { readonly what: 'length'; readonly is: number; readonly shouldBe: number }
  | { readonly what: 'externalId'; readonly is: boolean; readonly shouldBe: boolean }

export type FieldFinding =
  | { readonly status: 'found' }
  | { readonly status: 'missing' }
  /** Saved in the wizard, not yet seen on the list. */
  | { readonly status: 'saved' }
  | { readonly status: 'wrong'; readonly differences: readonly FieldDifference[] }

export type FieldFindings = Readonly<Record<CaseFieldName, FieldFinding>>

export interface AppEvidence {
  /** `06P...`, or `0H4...` where the app was last come to through Lightning, else ''. */
  readonly applicationId: string
  readonly name: string
  readonly callback: Seen
  readonly fullScope: Seen
  /** True when Require Secret for Web Server Flow is unticked, as the manual wants it. */
  readonly secretNotRequired: Seen
  /** The admin said that it is SpaceIQ's, which can be taken back. */
  readonly chosen?: true
}

/** Everything known of one org. No secret is ever part of it: it is kept on disk. */
export interface Evidence {
  readonly profile?: ProfileEvidence
  readonly user?: UserEvidence
  readonly fields?: FieldFindings
  /** Those of the seven that the list has under the org's own namespace: `acme__Team__c`. SpaceIQ asks for the bare names. */
  readonly prefixed?: readonly string[]
  readonly app?: AppEvidence
  /** The name the admin gave in the form for a new connected app, before that app's own page confirms it. */
  readonly appNamed?: string
  /** Salesforce refused to create a connected app, by its form too. */
  readonly creationClosed?: boolean
  /** When the connected app was saved, in epoch milliseconds: Salesforce needs up to 10 minutes to let it work. */
  readonly appSavedAt?: number
  /** Which of the two consumer values the vault holds, and since when. Not the values. */
  readonly keys?: {
    readonly appName: string
    readonly key: boolean
    readonly secret: boolean
    readonly at: number
  }
  /** Whose password *Mend it* set, and when: it exists nowhere but in the vault. Not the password. */
  readonly mendedPassword?: {
    readonly username: string
    readonly at: number
    /** When our own test signed in with it, the latest last. */
    readonly tested: readonly number[]
  }
  /** When our own test of the sign-in last got a token: the org allows the flow, and the app works. */
  readonly flowWorkedAt?: number
  /** When SpaceIQ's own form was filled, until the admin says whether it was saved there. */
  readonly formFilledAt?: number
  /** What SpaceIQ answered last to an activation it accepted; `saved` is what the admin says, and nobody asked SpaceIQ. */
  readonly activation?: { readonly status: 'active' | 'pending' | 'saved'; readonly at: number }
}
