/** Paths of all read-only requests of *Check my org*, by what is known so far. */

import { caseFields } from '../../required-setup.ts'
import { data, likeLiteral, literal, query, tooling } from '../../salesforce/api/soql.ts'

const names = caseFields.map(({ name }) => literal(name)).join(',')
const permissions =
  'PermissionsApiUserOnly,PermissionsApiEnabled,PermissionsPasswordNeverExpires,PermissionsIsSsoEnabled,PermissionsTwoFactorApi'
const ofSet = permissions
  .split(',')
  .map((name) => `PermissionSet.${name}`)
  .join(',')
/** Admin permissions: no integration user has one of them. */
export const administrative = [
  'PermissionsModifyAllData',
  'PermissionsViewAllData',
  'PermissionsManageUsers',
  'PermissionsCustomizeApplication',
  'PermissionsAuthorApex',
] as const
/** Permissions that tell a powerful profile from a restricted one. */
const weighty = [
  ...administrative,
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
const rights = 'PermissionsManageUsers,PermissionsCustomizeApplication,PermissionsModifyAllData'
const parents = (ids: readonly string[]) => ids.map(literal).join(',')

export const queries = {
  /** Identity, edition, sandbox or production, and namespace prefix of the org. */
  organization: () =>
    query(
      'SELECT Id,Name,InstanceName,IsSandbox,OrganizationType,TrialExpirationDate,NamespacePrefix,CreatedDate FROM Organization',
    ),

  /** The seven fields, whoever may see them; the prefix marks a managed package's namesakes. */
  fields: () =>
    tooling(
      `SELECT Id,DeveloperName,NamespacePrefix,TableEnumOrId FROM CustomField WHERE TableEnumOrId='Case' AND DeveloperName IN (${names})`,
    ),

  profileNamed: (name: string) =>
    query(
      `SELECT Id,Name,UserLicense.Name,UserLicense.LicenseDefinitionKey,${permissions},${rights} FROM Profile WHERE Name=${literal(name)}`,
    ),

  profile: (id: string) =>
    query(
      `SELECT Id,Name,UserLicense.Name,UserLicense.LicenseDefinitionKey,${permissions},${rights} FROM Profile WHERE Id=${literal(id)}`,
    ),

  /** All profiles with what classifies them: names are in the user's language. */
  profiles: () =>
    query(
      `SELECT Id,Name,UserType,UserLicenseId,UserLicense.Name,UserLicense.LicenseDefinitionKey,${administrative.join(',')} FROM Profile`,
    ),

  licences: () =>
    query('SELECT Id,Name,LicenseDefinitionKey,Status,TotalLicenses,UsedLicenses FROM UserLicense'),

  /** All permissions of these profiles. */
  profileSets: (profileIds: readonly string[]) =>
    query(
      `SELECT FIELDS(ALL) FROM PermissionSet WHERE IsOwnedByProfile=true AND ProfileId IN (${parents(profileIds)}) LIMIT 200`,
    ),

  /** Significant permissions of these profiles. */
  profileSetsInPart: (profileIds: readonly string[]) =>
    query(
      `SELECT Id,ProfileId,${weighty.join(',')} FROM PermissionSet WHERE IsOwnedByProfile=true AND ProfileId IN (${parents(profileIds)})`,
    ),

  setLicences: () =>
    query('SELECT Id,DeveloperName,MasterLabel,Status,TotalLicenses,UsedLicenses FROM PermissionSetLicense'),

  userSetLicences: (userId: string) =>
    query(
      `SELECT Id,PermissionSetLicenseId FROM PermissionSetLicenseAssign WHERE AssigneeId=${literal(userId)}`,
    ),

  /** Remaining capacity of Case, by kind of limit. */
  room: () => tooling("SELECT Type,Max,Remaining FROM EntityLimit WHERE EntityDefinitionId='Case'"),

  describeCase: () => data('sobjects/Case/describe'),

  /** Active validation rules of Case. */
  validationRules: () =>
    tooling(
      "SELECT Id,ValidationName,NamespacePrefix,Active,EntityDefinition.DeveloperName FROM ValidationRule WHERE Active=true AND EntityDefinition.DeveloperName='Case'",
    ),

  userNamed: (username: string) =>
    query(
      `SELECT Id,Username,LastName,IsActive,Email,ProfileId,Profile.Name FROM User WHERE Username=${literal(username)}`,
    ),

  user: (id: string) =>
    query(
      `SELECT Id,Username,LastName,IsActive,Email,ProfileId,Profile.Name FROM User WHERE Id=${literal(id)}`,
    ),

  /** Frozen or locked state of the account, which User has no columns for. */
  account: (userId: string) =>
    query(`SELECT Id,UserId,IsFrozen,IsPasswordLocked FROM UserLogin WHERE UserId=${literal(userId)}`),

  /** Usernames with the same part before the `@`: sandbox copies, or other domains. */
  usersLike: (username: string) =>
    query(
      `SELECT Username FROM User WHERE Username LIKE ${likeLiteral(`${username.split('@')[0] ?? ''}@`)} ORDER BY Username LIMIT 5`,
    ),

  usersCalled: (lastName: string) =>
    query(
      `SELECT Id,Username,LastName,IsActive,Email,ProfileId,Profile.Name FROM User WHERE LastName=${literal(lastName)}`,
    ),

  /** Permission set that holds a profile's own field-level security and object access. */
  profileSet: (profileId: string) =>
    query(
      `SELECT Id,Name,IsOwnedByProfile,ProfileId,${permissions} FROM PermissionSet WHERE IsOwnedByProfile=true AND ProfileId=${literal(profileId)}`,
    ),

  /** Active users of a profile. */
  usersWith: (profileId: string) =>
    query(`SELECT Id FROM User WHERE IsActive=true AND ProfileId=${literal(profileId)}`),

  /** Integration permission set, whether assigned or not. */
  integrationSet: (name: string) => query(`SELECT Id,Name FROM PermissionSet WHERE Name=${literal(name)}`),

  /** Assignees of these permission sets. */
  holders: (sets: readonly string[]) =>
    query(
      `SELECT AssigneeId,Assignee.IsActive,PermissionSetId FROM PermissionSetAssignment WHERE PermissionSetId IN (${parents(sets)})`,
    ),

  /** Permission sets of a user. */
  userSets: (userId: string) =>
    query(
      `SELECT PermissionSetId,PermissionSet.Name,PermissionSet.IsOwnedByProfile,${ofSet} FROM PermissionSetAssignment WHERE AssigneeId=${literal(userId)}`,
    ),

  fieldPermissions: (sets: readonly string[]) =>
    query(
      `SELECT Field,PermissionsRead,PermissionsEdit,ParentId FROM FieldPermissions WHERE SobjectType='Case' AND ParentId IN (${parents(sets)})`,
    ),

  objectPermissions: (sets: readonly string[]) =>
    query(
      `SELECT PermissionsCreate,PermissionsRead,PermissionsEdit,ParentId FROM ObjectPermissions WHERE SobjectType='Case' AND ParentId IN (${parents(sets)})`,
    ),

  /** Permissions of the session's user, by profile and permission sets together. */
  myPermissions: () =>
    query('SELECT PermissionsCustomizeApplication,PermissionsManageUsers FROM UserPermissionAccess'),

  logins: (userId: string) =>
    query(
      `SELECT Status,LoginTime,SourceIp,Application,LoginType FROM LoginHistory WHERE UserId=${literal(userId)} ORDER BY LoginTime DESC LIMIT 5`,
    ),

  apps: () =>
    query('SELECT Id,Name,CreatedDate,OptionsAllowAdminApprovedUsersOnly FROM ConnectedApplication'),

  releaseUpdates: () =>
    tooling('SELECT DeveloperName,Title,Status,StepStage,Category,ReleaseLabel,DueDate FROM ReleaseUpdate'),

  limits: () => data('limits'),

  /** All page layouts of Case; describe only knows those of the admin's own user. */
  layouts: () => tooling("SELECT Id,Name,NamespacePrefix FROM Layout WHERE TableEnumOrId='Case'"),
} as const
