/** What an org's API told of all that SpaceIQ needs. Every part may be unknown by itself: one refusal hides nothing else. */

import type { CaseFieldName } from '../../blueprint.ts'
import type { Permissions } from '../../guide/evidence.ts'
import type { ApiResult } from './errors.ts'

export interface FieldFact {
  readonly id: string
  /** As the Metadata API names it: `Text`, `LongTextArea`; '' where it was not told. */
  readonly type: string
  readonly length: number | null
  readonly externalId: boolean | null
  readonly visibleLines: number | null
}

export interface ProfileFact extends Permissions {
  readonly id: string
  readonly name: string
  readonly licence: string
}

export interface UserFact {
  readonly id: string
  readonly username: string
  readonly lastName: string
  readonly active: boolean | null
  readonly profileId: string
  readonly profileName: string
  readonly email: string
}

/** A permission set that counts for the integration user: the profile's own, or an assigned one. */
export interface SetFact extends Permissions {
  readonly id: string
  readonly name: string
  readonly ofProfile: boolean
}

export interface FieldAccess {
  readonly read: boolean
  readonly edit: boolean
}

export interface CaseAccess {
  readonly read: boolean
  readonly create: boolean
  readonly edit: boolean
}

export interface LoginFact {
  readonly status: string
  /** As Salesforce writes it, in universal time. */
  readonly time: string
  readonly address: string
  readonly application: string
}

export interface AppFact {
  readonly id: string
  readonly name: string
  readonly adminApprovedOnly: boolean | null
  /** Null where the Metadata API did not tell of it. */
  readonly oauth: {
    readonly callbacks: readonly string[]
    readonly scopes: readonly string[]
    readonly ipRelaxation: string
    readonly secretRequired: boolean | null
  } | null
}

export interface OrgFact {
  readonly name: string
  readonly edition: string
  readonly sandbox: boolean
}

/** Whose session asks. */
export interface SessionFact {
  /** '' where Salesforce did not say. */
  readonly username: string
  readonly name: string
  /** Whether they may change the org and its users; null where nobody told. */
  readonly administrator: boolean | null
}

export interface UpdateFact {
  readonly title: string
  readonly status: string
  /** `2027-02-20`, '' where none is told. */
  readonly due: string
}

export interface Facts {
  readonly org: ApiResult<OrgFact>
  readonly session: ApiResult<SessionFact>
  readonly fields: ApiResult<Readonly<Partial<Record<CaseFieldName, FieldFact>>>>
  /** Null: there is none. */
  readonly profile: ApiResult<ProfileFact | null>
  readonly user: ApiResult<UserFact | null>
  readonly sets: ApiResult<readonly SetFact[]>
  readonly fieldAccess: ApiResult<Readonly<Partial<Record<CaseFieldName, FieldAccess>>>>
  readonly caseAccess: ApiResult<CaseAccess>
  readonly logins: ApiResult<readonly LoginFact[]>
  readonly app: ApiResult<AppFact | null>
  /** Whether the username-password flow is blocked. */
  readonly flowBlocked: ApiResult<boolean>
  readonly updates: ApiResult<readonly UpdateFact[]>
  /** Requests left today, and how many there are a day. */
  readonly limits: ApiResult<{ readonly left: number; readonly most: number }>
  /** On how many of the layouts looked at each field is. */
  readonly layouts: ApiResult<{
    readonly all: number
    readonly looked: number
    readonly having: Readonly<Record<CaseFieldName, number>>
  }>
}
