/** What *Check my org* asks, as data: each question's path, by what is known so far. All of them only read. */

import { caseFields } from '../../required-setup.ts'
import { data, likeLiteral, literal, query, tooling } from '../../salesforce/api/soql.ts'

const names = caseFields.map(({ name }) => literal(name)).join(',')
const permissions =
  'PermissionsApiUserOnly,PermissionsApiEnabled,PermissionsPasswordNeverExpires,PermissionsIsSsoEnabled,PermissionsTwoFactorApi'
const ofSet = permissions
  .split(',')
  .map((name) => `PermissionSet.${name}`)
  .join(',')
/** With one of these a user is no integration's. */
export const administrative = [
  'PermissionsModifyAllData',
  'PermissionsViewAllData',
  'PermissionsManageUsers',
  'PermissionsCustomizeApplication',
  'PermissionsAuthorApex',
] as const
/** Some others that tell a profile that allows much from one that allows little. */
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
/** Whoever has one of these must not be made API-only. */
const rights = 'PermissionsManageUsers,PermissionsCustomizeApplication,PermissionsModifyAllData'
const parents = (ids: readonly string[]) => ids.map(literal).join(',')

export const queries = {
  /** Which org it is, its edition, sandbox or production, and the prefix that everything made in it gets. */
  organization: () =>
    query(
      'SELECT Id,Name,InstanceName,IsSandbox,OrganizationType,TrialExpirationDate,NamespacePrefix,CreatedDate FROM Organization',
    ),

  /** Which of the seven fields are there, whoever may see them. A package's are other fields: their prefix tells. */
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

  /** Every profile with what tells its kind: names are in the user's language. */
  profiles: () =>
    query(
      `SELECT Id,Name,UserType,UserLicenseId,UserLicense.Name,UserLicense.LicenseDefinitionKey,${administrative.join(',')} FROM Profile`,
    ),

  licences: () =>
    query('SELECT Id,Name,LicenseDefinitionKey,Status,TotalLicenses,UsedLicenses FROM UserLicense'),

  /** All that these profiles allow. */
  profileSets: (profileIds: readonly string[]) =>
    query(
      `SELECT FIELDS(ALL) FROM PermissionSet WHERE IsOwnedByProfile=true AND ProfileId IN (${parents(profileIds)}) LIMIT 200`,
    ),

  /** The same by the permissions that weigh most. */
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

  /** How many more things of each kind Case has room for. */
  room: () => tooling("SELECT Type,Max,Remaining FROM EntityLimit WHERE EntityDefinitionId='Case'"),

  describeCase: () => data('sobjects/Case/describe'),

  /** What refuses a case by a rule of the org's own. */
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

  /** Whether the account is frozen, or locked after wrong passwords: no column of the user tells. */
  account: (userId: string) =>
    query(`SELECT Id,UserId,IsFrozen,IsPasswordLocked FROM UserLogin WHERE UserId=${literal(userId)}`),

  /** Names that begin as this one does, up to the `@`: of a sandbox's copy of a user, or with another company's. */
  usersLike: (username: string) =>
    query(
      `SELECT Username FROM User WHERE Username LIKE ${likeLiteral(`${username.split('@')[0] ?? ''}@`)} ORDER BY Username LIMIT 5`,
    ),

  usersCalled: (lastName: string) =>
    query(
      `SELECT Id,Username,LastName,IsActive,Email,ProfileId,Profile.Name FROM User WHERE LastName=${literal(lastName)}`,
    ),

  /** The permission set in which a profile keeps its own field-level security and object access. */
  profileSet: (profileId: string) =>
    query(
      `SELECT Id,Name,IsOwnedByProfile,ProfileId,${permissions} FROM PermissionSet WHERE IsOwnedByProfile=true AND ProfileId=${literal(profileId)}`,
    ),

  /** Who has a profile and can sign in. */
  usersWith: (profileId: string) =>
    query(`SELECT Id FROM User WHERE IsActive=true AND ProfileId=${literal(profileId)}`),

  /** The integration permission set, whoever has it. */
  integrationSet: (name: string) => query(`SELECT Id,Name FROM PermissionSet WHERE Name=${literal(name)}`),

  /** Who has one of these permission sets. */
  holders: (sets: readonly string[]) =>
    query(
      `SELECT AssigneeId,Assignee.IsActive,PermissionSetId FROM PermissionSetAssignment WHERE PermissionSetId IN (${parents(sets)})`,
    ),

  /** The permission sets a user has. */
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

  /** What the session's own user may do, by profile and permission sets together. */
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

  /** All of Case's page layouts; describe would tell of those alone that the admin's own user gets. */
  layouts: () => tooling("SELECT Id,Name,NamespacePrefix FROM Layout WHERE TableEnumOrId='Case'"),
} as const
