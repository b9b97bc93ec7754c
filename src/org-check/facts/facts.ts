/** What an org's API told of all that SpaceIQ needs. Every part may be unknown by itself: one refusal hides nothing else. */

import type { CaseFieldName } from '../../required-setup.ts'
import type { CaseDescribe } from '../../salesforce/api/case-describe.ts'
import type { ApiResult } from '../../salesforce/api/errors.ts'
import type { Permissions, Seen } from '../../salesforce/observed-setup.ts'
import type { AccountFact, LoginPermissions, RestrictionFact, SecurityFact } from './login-facts.ts'

export interface FieldFact {
  readonly id: string
  /** As the Metadata API names it: `Text`, `LongTextArea`; '' where it was not told. */
  readonly type: string
  readonly length: number | null
  readonly externalId: boolean | null
  readonly visibleLines: number | null
}

export interface ProfileFact extends Permissions, LoginPermissions {
  readonly id: string
  readonly name: string
  /** In the language of the admin. */
  readonly licence: string
  /** What the licence is in every language, '' where it was not told. */
  readonly licenceKey: string
  /** Whether it has an administrator's right. */
  readonly admin: Seen
  /** It is the integration's, as the admin said: by SpaceIQ's name, the name of the clone, or a press of its own. */
  readonly said: boolean
}

/** Whether a new user can be given the profile: the integration's, as the admin said, and no administrators'. */
export const isForIntegration = (profile: ProfileFact | null): profile is ProfileFact =>
  profile?.said === true && profile.admin !== true

/** How many active users besides the integration's have what is API-only, or is to be. */
export interface Others {
  readonly profile: number
  readonly sets: readonly { readonly name: string; readonly count: number }[]
}

/** What a user can be made with where there is no profile for the integration. */
export interface BaseFact {
  /** The licence for them; null: the org has none that opens cases. `free` is null where it was not told. */
  readonly licence: { readonly id: string; readonly name: string; readonly free: number | null } | null
  /** A profile of that licence that allows least, null where none serves. */
  readonly profile: { readonly id: string; readonly name: string } | null
}

/** The permission set licence without which the user's licence takes no access to cases. */
export interface SetLicenceFact {
  /** '' where the org has none. */
  readonly id: string
  readonly name: string
  readonly free: number | null
  readonly assigned: boolean
}

export interface LayoutFact {
  readonly id: string
  readonly name: string
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

/** What the org asks of every new case. */
export interface CaseRulesFact {
  /** As the admin's own session sees it. */
  readonly describe: ApiResult<CaseDescribe>
  /** Names of the active validation rules. */
  readonly validation: ApiResult<readonly string[]>
}

/** A permission set that counts for the integration user: the profile's own, or an assigned one. */
export interface SetFact extends Permissions, LoginPermissions {
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
  /** '' where it was not told, as with all texts here. */
  readonly id: string
  readonly name: string
  /** `Enterprise Edition`, the same in every language. */
  readonly edition: string
  readonly sandbox: boolean
  /** What stands before the name of all that is made in this org; '' for none, null where it was not told. */
  readonly namespacePrefix: string | null
  /** As Salesforce writes it: `2019-03-04T09:00:00.000+0000`. */
  readonly createdDate: string
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
  /** Which of the seven are there with the org's own prefix, under which SpaceIQ does not find them. */
  readonly prefixed: readonly CaseFieldName[]
  /** How many more fields, and External ID fields, Case takes; null where it was not told, or nothing is missing. */
  readonly room: { readonly fields: number | null; readonly externalIds: number | null }
  /** Null: there is a user, or a profile that is for one. */
  readonly base: ApiResult<BaseFact | null>
  /** Null: the user's licence needs none. */
  readonly setLicence: ApiResult<SetLicenceFact | null>
  /** Null: there is none. */
  readonly profile: ApiResult<ProfileFact | null>
  readonly user: ApiResult<UserFact | null>
  /** Null: there is no user, or Salesforce keeps nothing of them that this session may see. */
  readonly account: ApiResult<AccountFact | null>
  /** Null: there is no profile whose restrictions could count. */
  readonly restrictions: ApiResult<RestrictionFact | null>
  readonly security: ApiResult<SecurityFact>
  readonly caseRules: CaseRulesFact
  readonly sets: ApiResult<readonly SetFact[]>
  readonly others: ApiResult<Others>
  readonly fieldAccess: ApiResult<Readonly<Partial<Record<CaseFieldName, FieldAccess>>>>
  readonly caseAccess: ApiResult<CaseAccess>
  readonly logins: ApiResult<readonly LoginFact[]>
  readonly app: ApiResult<AppFact | null>
  /** Whether the username-password flow is blocked. */
  readonly flowBlocked: ApiResult<boolean>
  readonly updates: ApiResult<readonly UpdateFact[]>
  /** Requests left today, and how many there are a day. */
  readonly limits: ApiResult<{ readonly left: number; readonly most: number }>
  /** On how many of the layouts each field is: of all the org has, some are asked for, and some of those answer. */
  readonly layouts: ApiResult<{
    readonly all: number
    readonly asked: number
    readonly looked: number
    readonly list: readonly LayoutFact[]
    readonly having: Readonly<Record<CaseFieldName, number>>
  }>
}
