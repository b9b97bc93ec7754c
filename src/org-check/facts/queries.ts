/** Paths of all read-only requests of *Check my org*. */

import { requiredCaseFields } from '../../required-setup.ts'
import {
  queryPath,
  restPath,
  soqlPrefixPattern,
  soqlString,
  toolingQueryPath,
} from '../../salesforce/api/soql.ts'

const fieldNameList = requiredCaseFields.map(({ name }) => soqlString(name)).join(',')
const permissionColumns =
  'PermissionsApiUserOnly,PermissionsApiEnabled,PermissionsPasswordNeverExpires,PermissionsIsSsoEnabled,PermissionsTwoFactorApi'
const permissionSetColumns = permissionColumns
  .split(',')
  .map((name) => `PermissionSet.${name}`)
  .join(',')
/** Admin permissions: no integration user has one of them. */
export const adminPermissions = [
  'PermissionsModifyAllData',
  'PermissionsViewAllData',
  'PermissionsManageUsers',
  'PermissionsCustomizeApplication',
  'PermissionsAuthorApex',
] as const
/** Permissions that distinguish a powerful profile from a restricted one. */
const significantPermissions = [
  ...adminPermissions,
  'PermissionsApiEnabled',
  'PermissionsViewSetup',
  'PermissionsRunReports',
  'PermissionsExportReport',
  'PermissionsEditTask',
  'PermissionsEditEvent',
  'PermissionsEditPublicDocuments',
  'PermissionsTransferAnyCase',
  'PermissionsManageCases',
]
/** Permissions whose holders must not be made API-only. */
const adminPermissionColumns =
  'PermissionsManageUsers,PermissionsCustomizeApplication,PermissionsModifyAllData'
const soqlIdList = (ids: readonly string[]) => ids.map(soqlString).join(',')

export const queries = {
  /** Identity, edition, sandbox or production, and namespace prefix of the org. */
  organization: () =>
    queryPath(
      'SELECT Id,Name,InstanceName,IsSandbox,OrganizationType,TrialExpirationDate,NamespacePrefix,CreatedDate FROM Organization',
    ),

  /** The seven fields, regardless of access; the prefix marks a managed package's namesakes. */
  fields: () =>
    toolingQueryPath(
      `SELECT Id,DeveloperName,NamespacePrefix,TableEnumOrId FROM CustomField WHERE TableEnumOrId='Case' AND DeveloperName IN (${fieldNameList})`,
    ),

  profileByName: (name: string) =>
    queryPath(
      `SELECT Id,Name,UserLicense.Name,UserLicense.LicenseDefinitionKey,${permissionColumns},${adminPermissionColumns} FROM Profile WHERE Name=${soqlString(name)}`,
    ),

  profile: (id: string) =>
    queryPath(
      `SELECT Id,Name,UserLicense.Name,UserLicense.LicenseDefinitionKey,${permissionColumns},${adminPermissionColumns} FROM Profile WHERE Id=${soqlString(id)}`,
    ),

  /** All profiles with the columns that classify them, as names are in the user's language. */
  profiles: () =>
    queryPath(
      `SELECT Id,Name,UserType,UserLicenseId,UserLicense.Name,UserLicense.LicenseDefinitionKey,${adminPermissions.join(',')} FROM Profile`,
    ),

  licenses: () =>
    queryPath('SELECT Id,Name,LicenseDefinitionKey,Status,TotalLicenses,UsedLicenses FROM UserLicense'),

  /** All permissions of these profiles. */
  profilePermissionSets: (profileIds: readonly string[]) =>
    queryPath(
      `SELECT FIELDS(ALL) FROM PermissionSet WHERE IsOwnedByProfile=true AND ProfileId IN (${soqlIdList(profileIds)}) LIMIT 200`,
    ),

  /** Significant permissions of these profiles. */
  significantProfilePermissions: (profileIds: readonly string[]) =>
    queryPath(
      `SELECT Id,ProfileId,${significantPermissions.join(',')} FROM PermissionSet WHERE IsOwnedByProfile=true AND ProfileId IN (${soqlIdList(profileIds)})`,
    ),

  permissionSetLicenses: () =>
    queryPath(
      'SELECT Id,DeveloperName,MasterLabel,Status,TotalLicenses,UsedLicenses FROM PermissionSetLicense',
    ),

  userPermissionSetLicenses: (userId: string) =>
    queryPath(
      `SELECT Id,PermissionSetLicenseId FROM PermissionSetLicenseAssign WHERE AssigneeId=${soqlString(userId)}`,
    ),

  /** Remaining capacity of Case, by kind of limit. */
  fieldLimits: () =>
    toolingQueryPath("SELECT Type,Max,Remaining FROM EntityLimit WHERE EntityDefinitionId='Case'"),

  describeCase: () => restPath('sobjects/Case/describe'),

  /** Active validation rules of Case. */
  validationRules: () =>
    toolingQueryPath(
      "SELECT Id,ValidationName,NamespacePrefix,Active,EntityDefinition.DeveloperName FROM ValidationRule WHERE Active=true AND EntityDefinition.DeveloperName='Case'",
    ),

  userByUsername: (username: string) =>
    queryPath(
      `SELECT Id,Username,LastName,IsActive,Email,ProfileId,Profile.Name FROM User WHERE Username=${soqlString(username)}`,
    ),

  user: (id: string) =>
    queryPath(
      `SELECT Id,Username,LastName,IsActive,Email,ProfileId,Profile.Name FROM User WHERE Id=${soqlString(id)}`,
    ),

  /** Frozen or locked state of the account, for which User has no columns. */
  account: (userId: string) =>
    queryPath(`SELECT Id,UserId,IsFrozen,IsPasswordLocked FROM UserLogin WHERE UserId=${soqlString(userId)}`),

  /** Usernames with the same part before the `@`: sandbox copies, or other domains. */
  similarUsernames: (username: string) =>
    queryPath(
      `SELECT Username FROM User WHERE Username LIKE ${soqlPrefixPattern(`${username.split('@')[0] ?? ''}@`)} ORDER BY Username LIMIT 5`,
    ),

  usersByLastName: (lastName: string) =>
    queryPath(
      `SELECT Id,Username,LastName,IsActive,Email,ProfileId,Profile.Name FROM User WHERE LastName=${soqlString(lastName)}`,
    ),

  /** Permission set that holds a profile's own field-level security and object access. */
  profilePermissionSet: (profileId: string) =>
    queryPath(
      `SELECT Id,Name,IsOwnedByProfile,ProfileId,${permissionColumns} FROM PermissionSet WHERE IsOwnedByProfile=true AND ProfileId=${soqlString(profileId)}`,
    ),

  /** Active users of a profile. */
  activeProfileUsers: (profileId: string) =>
    queryPath(`SELECT Id FROM User WHERE IsActive=true AND ProfileId=${soqlString(profileId)}`),

  /** Integration permission set, whether assigned or not. */
  integrationPermissionSet: (name: string) =>
    queryPath(`SELECT Id,Name FROM PermissionSet WHERE Name=${soqlString(name)}`),

  /** Assignees of these permission sets. */
  permissionSetAssignees: (sets: readonly string[]) =>
    queryPath(
      `SELECT AssigneeId,Assignee.IsActive,PermissionSetId FROM PermissionSetAssignment WHERE PermissionSetId IN (${soqlIdList(sets)})`,
    ),

  /** Permission sets of a user. */
  userPermissionSets: (userId: string) =>
    queryPath(
      `SELECT PermissionSetId,PermissionSet.Name,PermissionSet.IsOwnedByProfile,${permissionSetColumns} FROM PermissionSetAssignment WHERE AssigneeId=${soqlString(userId)}`,
    ),

  fieldPermissions: (sets: readonly string[]) =>
    queryPath(
      `SELECT Field,PermissionsRead,PermissionsEdit,ParentId FROM FieldPermissions WHERE SobjectType='Case' AND ParentId IN (${soqlIdList(sets)})`,
    ),

  objectPermissions: (sets: readonly string[]) =>
    queryPath(
      `SELECT PermissionsCreate,PermissionsRead,PermissionsEdit,ParentId FROM ObjectPermissions WHERE SobjectType='Case' AND ParentId IN (${soqlIdList(sets)})`,
    ),

  /** Permissions of the session's user, by profile and permission sets together. */
  myPermissions: () =>
    queryPath('SELECT PermissionsCustomizeApplication,PermissionsManageUsers FROM UserPermissionAccess'),

  logins: (userId: string) =>
    queryPath(
      `SELECT Id,Status,LoginTime,SourceIp,Application,LoginType,LoginSubType FROM LoginHistory WHERE UserId=${soqlString(userId)} ORDER BY LoginTime DESC LIMIT 5`,
    ),

  apps: () =>
    queryPath('SELECT Id,Name,CreatedDate,OptionsAllowAdminApprovedUsersOnly FROM ConnectedApplication'),

  externalClientApps: () => queryPath('SELECT Id,DeveloperName,MasterLabel FROM ExternalClientApplication'),

  /** Policies of an external client app; reading them is allowed, changing them is not ours. */
  externalClientAppPolicies: (id: string) =>
    queryPath(
      `SELECT Id,ExternalClientApplicationId,IsClientCredentialsFlowEnabled,ClientCredentialsFlowUser,PermittedUsersPolicyType FROM ExtlClntAppOauthPlcyCnfg WHERE ExternalClientApplicationId=${soqlString(id)}`,
    ),

  releaseUpdates: () =>
    toolingQueryPath(
      'SELECT DeveloperName,Title,Status,StepStage,Category,ReleaseLabel,DueDate FROM ReleaseUpdate',
    ),

  limits: () => restPath('limits'),

  /** All page layouts of Case; describe only knows those of the admin's own user. */
  layouts: () => toolingQueryPath("SELECT Id,Name,NamespacePrefix FROM Layout WHERE TableEnumOrId='Case'"),
} as const
