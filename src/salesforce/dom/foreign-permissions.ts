/**
 * Salesforce's other user permissions, API names and English labels: none of them may be picked in
 * place of a permission that the guide could not find.
 * @see Object Reference, PermissionSet; Salesforce Help on user permissions
 */

import type { ControlId } from '../control-ids.ts'
import { labelIds, normalizedLabels } from './labels.ts'
import { normalizeText } from './normalize.ts'

const foreignPermissions: Readonly<Record<string, string>> = {
  ApproveUninstalledApps: 'Approve Uninstalled Connected Apps',
  AssignPermissionSets: 'Assign Permission Sets',
  AuthorApex: 'Author Apex',
  BulkApiHardDelete: 'Bulk API Hard Delete',
  BypassMFAForUiLogins: 'Waive Multi-Factor Authentication for Exempt Users',
  CanInsertFeedSystemFields: 'Insert System Field Values for Chatter Feeds',
  CanUseNewDashboardBuilder: 'Drag-and-Drop Dashboard Builder',
  ChatterInternalUser: 'Chatter Internal User',
  ConvertLeads: 'Convert Leads',
  CreateAuditFields: 'Set Audit Fields upon Record Creation',
  CustomizeApplication: 'Customize Application',
  DataExport: 'Weekly Data Export',
  DelegatedTwoFactor: 'Manage Multi-Factor Authentication in User Interface',
  EditEvent: 'Edit Events',
  EditPublicTemplates: 'Manage Public Classic Email Templates',
  EditReadonlyFields: 'Edit Read Only Fields',
  EditTask: 'Edit Tasks',
  EmailMass: 'Mass Email',
  EmailSingle: 'Send Email',
  ExportReport: 'Export Reports',
  ForceTwoFactor: 'Multi-Factor Authentication for User Interface Logins',
  HideReadByList: 'Hide the Seen By List',
  InstallPackaging: 'Download AppExchange Packages',
  IsSsoEnabled: 'Is Single Sign-On Enabled',
  LightningExperienceUser: 'Lightning Experience User',
  ManageAuthProviders: 'Manage Auth. Providers',
  ManageCases: 'Manage Cases',
  ManageCertificates: 'Manage Certificates',
  ManageCustomPermissions: 'Manage Custom Permissions',
  ManageDataIntegrations: 'Manage Data Integrations',
  ManageEncryptionKeys: 'Manage Encryption Keys',
  ManageHealthCheck: 'Manage Health Check',
  ManageInternalUsers: 'Manage Internal Users',
  ManageIpAddresses: 'Manage IP Addresses',
  ManageLoginAccessPolicies: 'Manage Login Access Policies',
  ManagePasswordPolicies: 'Manage Password Policies',
  ManageProfilesPermissionsets: 'Manage Profiles and Permission Sets',
  ManageRemoteAccess: 'Manage Connected Apps',
  ManageRoles: 'Manage Roles',
  ManageSandboxes: 'Manage Sandboxes',
  ManageSharing: 'Manage Sharing',
  ManageSolutions: 'Manage Published Solutions',
  ManageTwoFactor: 'Manage Multi-Factor Authentication in API',
  ManageUsers: 'Manage Users',
  ModifyAllData: 'Modify All Data',
  ModifyMetadata: 'Modify Metadata Through Metadata API Functions',
  MonitorLoginHistory: 'Monitor Login History',
  PublishPackaging: 'Upload AppExchange Packages',
  QueryAllFiles: 'Query All Files',
  ResetPasswords: 'Reset User Passwords and Unlock Users',
  RunReports: 'Run Reports',
  ScheduleReports: 'Schedule Reports',
  TransferAnyCase: 'Transfer Cases',
  TransferAnyEntity: 'Transfer Record',
  TransferAnyLead: 'Transfer Leads',
  TwoFactorApi: 'Multi-Factor Authentication for API Logins',
  UseAnyApiClient: 'Use Any API Client',
  ViewAllData: 'View All Data',
  ViewAllProfiles: 'View All Profiles',
  ViewAllUsers: 'View All Users',
  ViewEncryptedData: 'View Encrypted Data',
  ViewEventLogFiles: 'View Event Log Files',
  ViewHealthCheck: 'View Health Check',
  ViewRoles: 'View Roles and Role Hierarchy',
  ViewSetup: 'View Setup and Configuration',
}

/** Permissions the guide sets. */
const guidePermissions = {
  apiOnly: 'ApiUserOnly',
  apiEnabled: 'ApiEnabled',
  passwordNeverExpires: 'PasswordNeverExpires',
} as const

const isGuidePermission = (control: string): control is keyof typeof guidePermissions =>
  Object.hasOwn(guidePermissions, control)

const permissionNames: readonly string[] = [
  ...Object.keys(foreignPermissions),
  ...Object.values(guidePermissions),
]
const foreignLabels: ReadonlySet<string> = new Set(Object.values(foreignPermissions).map(normalizeText))

const otherPermissionNames = (control: ControlId): readonly string[] =>
  isGuidePermission(control)
    ? permissionNames.filter((name) => name !== guidePermissions[control])
    : permissionNames

/** Checks for another permission's label in any language: its box is not this control. */
const isForeignLabel = (control: ControlId, label: string): boolean =>
  foreignLabels.has(label) ||
  labelIds.some((id) => id !== control && isGuidePermission(id) && normalizedLabels(id).includes(label))

/** Id prefixes of the boxes for a profile's object access. */
const crudIdPrefixes: Readonly<Partial<Record<ControlId, string>>> = {
  caseRead: 'crudRead',
  caseCreate: 'crudCreate',
  caseEdit: 'crudUpdate',
}

/** Checks for another right or object; the object's API name follows the right (custom: an id). */
const isForeignCrudBox = (own: string, word: string): boolean =>
  /\bcrud[A-Z]/.test(word) &&
  (!word.includes(own) || new RegExp(`${own}_*(?!Case(?![A-Za-z]))[A-Z]`).test(word))

const isForeignName = (control: ControlId, word: string): boolean => {
  const own = crudIdPrefixes[control]
  if (own && isForeignCrudBox(own, word)) return true
  return otherPermissionNames(control).some((name) =>
    new RegExp(`(?<![A-Za-z])(?:Permissions)?${name}(?![A-Za-z])`).test(word),
  )
}

/** Checkboxes the guide sets; only a checkbox can be a permission's. */
const checkboxControls: readonly ControlId[] = [
  'apiOnly',
  'apiEnabled',
  'passwordNeverExpires',
  'caseRead',
  'caseCreate',
  'caseEdit',
  'generatePassword',
  'active',
  'externalId',
  'profileVisible',
  'profileReadOnly',
  'allVisible',
  'setRead',
  'setEdit',
  'allLayouts',
  'enableOauth',
  'requireSecret',
]

/**
 * Checks whether a name of the element (id, name, title, handler, label) is known to belong to
 * another permission.
 */
export const isForeignPermission = (control: ControlId, words: readonly string[]): boolean =>
  checkboxControls.includes(control) &&
  words.some((word) => isForeignLabel(control, normalizeText(word)) || isForeignName(control, word))

/** Returns a selector suffix that excludes elements Salesforce names as another permission. */
export const excludeForeignPermissions = (control: ControlId): string =>
  isGuidePermission(control)
    ? `:not(${otherPermissionNames(control)
        .map((name) => `[title="${name}"],[onclick*="'${name}'"],[id$="${name}"],[name$="${name}"]`)
        .join(',')})`
    : ''
