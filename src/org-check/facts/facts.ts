/** Facts an org's API tells about its setup. Each may fail alone, without hiding the others. */

import type { CaseFieldName } from '../../required-setup.ts'
import type { CaseDescribe } from '../../salesforce/api/case-describe.ts'
import type { ApiResult } from '../../salesforce/api/errors.ts'
import type { ObservedFlag, ProfilePermissions } from '../../salesforce/observed-setup.ts'
import type {
  AccountFact,
  LoginPermissions,
  LoginRestrictionFact,
  SecuritySettingsFact,
} from './login-facts.ts'

export interface FieldFact {
  readonly id: string
  /** Type as the Metadata API names it: `Text`, `LongTextArea`; '' if unknown. */
  readonly type: string
  readonly length: number | null
  readonly externalId: boolean | null
  readonly visibleLines: number | null
}

export interface ProfileFact extends ProfilePermissions, LoginPermissions {
  readonly id: string
  readonly name: string
  /** License name in the admin's language. */
  readonly license: string
  /** License key, equal in all languages; '' if unknown. */
  readonly licenseKey: string
  /** True if it has an admin permission. */
  readonly hasAdminPermission: ObservedFlag
  /** The admin designated it: by SpaceIQ's name, by naming the clone, or by a click. */
  readonly designated: boolean
}

/** Checks whether a new user may get the profile: designated, and without admin permissions. */
export const isAssignableProfile = (profile: ProfileFact | null): profile is ProfileFact =>
  profile?.designated === true && profile.hasAdminPermission !== true

/** Numbers of other active users of profile and permission sets that are or become API-only. */
export interface OtherAssignees {
  readonly profile: number
  readonly permissionSets: readonly { readonly name: string; readonly count: number }[]
}

/** License and profile for a new user if there is no designated profile. */
export interface BaseProfileFact {
  /** License; null if none in the org opens cases. `free` is null if unknown. */
  readonly license: { readonly id: string; readonly name: string; readonly free: number | null } | null
  /** Least privileged profile of that license; null if none fits. */
  readonly profile: { readonly id: string; readonly name: string } | null
}

/** Permission set license that the user's license needs for access to cases. */
export interface PermissionSetLicenseFact {
  /** '' if the org has none. */
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

/** Requirements of the org for every new case. */
export interface CaseRulesFact {
  /** Describe of Case with the admin's session. */
  readonly describe: ApiResult<CaseDescribe>
  /** Names of the active validation rules. */
  readonly validation: ApiResult<readonly string[]>
}

/** Permission set of the integration user: the profile's own, or an assigned one. */
export interface PermissionSetFact extends ProfilePermissions, LoginPermissions {
  readonly id: string
  readonly name: string
  readonly ownedByProfile: boolean
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
  /** UTC, as Salesforce writes it. */
  readonly time: string
  readonly address: string
  readonly application: string
  /** Tells the OAuth flows apart: `OauthUsernamePassword`, `OauthClientCredentials`; '' if unknown. */
  readonly subType: string
}

export interface ConnectedAppFact {
  readonly id: string
  readonly name: string
  readonly adminApprovedOnly: boolean | null
  /** Null if the Metadata API returned nothing. */
  readonly oauth: {
    readonly callbacks: readonly string[]
    readonly scopes: readonly string[]
    readonly ipRelaxation: string
    readonly secretRequired: boolean | null
    /** *Enable Client Credentials Flow*. */
    readonly clientCredentials: boolean | null
    /** Username of the flow's *Run As*; '' if there is none, null if the flow is unknown. */
    readonly runAs: string | null
  } | null
}

/** An external client app, with its policies for client credentials. */
export interface ExternalClientAppFact {
  readonly id: string
  readonly name: string
  readonly flowEnabled: boolean | null
  readonly runAs: string | null
  readonly adminApprovedOnly: boolean | null
}

export interface OrganizationFact {
  /** '' if unknown, as all texts here. */
  readonly id: string
  readonly name: string
  /** `Enterprise Edition`, the same in every language. */
  readonly edition: string
  readonly sandbox: boolean
  /** Prefix of everything created in this org; '' for none, null if unknown. */
  readonly namespacePrefix: string | null
  /** Date as Salesforce writes it: `2019-03-04T09:00:00.000+0000`. */
  readonly createdDate: string
}

/** User of the session. */
export interface SessionFact {
  /** '' if unknown. */
  readonly id: string
  /** '' if unknown. */
  readonly username: string
  readonly name: string
  /** True if the user may change the org and its users; null if unknown. */
  readonly administrator: boolean | null
}

export interface ReleaseUpdateFact {
  readonly title: string
  readonly status: string
  /** `2027-02-20`, '' if there is no date. */
  readonly due: string
}

export interface OrgFacts {
  readonly org: ApiResult<OrganizationFact>
  readonly session: ApiResult<SessionFact>
  readonly fields: ApiResult<Readonly<Partial<Record<CaseFieldName, FieldFact>>>>
  /** Fields that exist only under the org's namespace, where SpaceIQ does not find them. */
  readonly namespacedFields: readonly CaseFieldName[]
  /** Remaining fields and External IDs of Case; null if unknown, or if no field is missing. */
  readonly fieldCapacity: { readonly fields: number | null; readonly externalIds: number | null }
  /** Null if there is a user, or a profile for one. */
  readonly baseProfile: ApiResult<BaseProfileFact | null>
  /** Null if the user's license needs none. */
  readonly permissionSetLicense: ApiResult<PermissionSetLicenseFact | null>
  /** Null if there is none. */
  readonly profile: ApiResult<ProfileFact | null>
  readonly user: ApiResult<UserFact | null>
  /** Null if there is no user, or the session sees no login data of the user. */
  readonly account: ApiResult<AccountFact | null>
  /** Null if there is no profile that could restrict logins. */
  readonly loginRestrictions: ApiResult<LoginRestrictionFact | null>
  readonly securitySettings: ApiResult<SecuritySettingsFact>
  readonly caseRules: CaseRulesFact
  readonly permissionSets: ApiResult<readonly PermissionSetFact[]>
  readonly otherAssignees: ApiResult<OtherAssignees>
  readonly fieldAccess: ApiResult<Readonly<Partial<Record<CaseFieldName, FieldAccess>>>>
  readonly caseAccess: ApiResult<CaseAccess>
  readonly logins: ApiResult<readonly LoginFact[]>
  readonly connectedApp: ApiResult<ConnectedAppFact | null>
  /** SpaceIQ's, known by its name; null if there is none. */
  readonly externalClientApp: ApiResult<ExternalClientAppFact | null>
  /** True if the password flow is blocked. @see Metadata API Developer Guide, OauthOidcSettings */
  readonly passwordFlowBlocked: ApiResult<boolean>
  readonly releaseUpdates: ApiResult<readonly ReleaseUpdateFact[]>
  /** Remaining API requests today, and the daily limit. */
  readonly apiLimits: ApiResult<{ readonly left: number; readonly most: number }>
  /** Number of layouts with each field; `all` exist, `asked` were requested, `looked` were read. */
  readonly layouts: ApiResult<{
    readonly all: number
    readonly asked: number
    readonly looked: number
    readonly list: readonly LayoutFact[]
    readonly having: Readonly<Record<CaseFieldName, number>>
  }>
}
