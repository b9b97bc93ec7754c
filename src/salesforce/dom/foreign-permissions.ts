/**
 * Salesforce's other user permissions, by the name the API has for each and its English label: what an admin points at in
 * place of one that the guide could not find must be none of these. Names and labels: the Object Reference's
 * PermissionSet and Salesforce's help on user permissions.
 */

import type { ControlId } from '../control-ids.ts'
import { type LabelId, labels, labelTexts } from './labels.ts'
import { normalise } from './normalise.ts'

const others: Readonly<Record<string, string>> = {
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

/** The three that the guide itself asks for. */
const asked = {
  apiOnly: 'ApiUserOnly',
  apiEnabled: 'ApiEnabled',
  passwordNeverExpires: 'PasswordNeverExpires',
} as const

const isAsked = (control: string): control is keyof typeof asked => Object.hasOwn(asked, control)

const names: readonly string[] = [...Object.keys(others), ...Object.values(asked)]
const otherLabels: ReadonlySet<string> = new Set(Object.values(others).map(normalise))

const namesBut = (control: ControlId): readonly string[] =>
  isAsked(control) ? names.filter((name) => name !== asked[control]) : names

/** A label that another of the controls goes by, in whichever language: a box of that name is not this one. */
const isOthersLabel = (control: ControlId, label: string): boolean =>
  otherLabels.has(label) ||
  (Object.keys(labels) as LabelId[]).some(
    (id) => id !== control && isAsked(id) && labelTexts(id).includes(label),
  )

/** What the boxes of a profile's access to an object have at the beginning of their ids. */
const crud: Readonly<Partial<Record<ControlId, string>>> = {
  caseRead: 'crudRead',
  caseCreate: 'crudCreate',
  caseEdit: 'crudUpdate',
}

/** A right of another kind, or to another object: behind the right stands the object's API name, of a custom one an id. */
const isOthersCrud = (own: string, word: string): boolean =>
  /\bcrud[A-Z]/.test(word) &&
  (!word.includes(own) || new RegExp(`${own}_*(?!Case(?![A-Za-z]))[A-Z]`).test(word))

const isOthersName = (control: ControlId, word: string): boolean => {
  const own = crud[control]
  if (own && isOthersCrud(own, word)) return true
  return namesBut(control).some((name) =>
    new RegExp(`(?<![A-Za-z])(?:Permissions)?${name}(?![A-Za-z])`).test(word),
  )
}

/** The boxes that the guide ticks: only a box can be a permission's. */
const boxes: readonly ControlId[] = [
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
 * Whether one of these words that an element goes by (its id, name, title, handler, labels) is known to be another
 * permission's than the one that the control stands for.
 */
export const isOthers = (control: ControlId, words: readonly string[]): boolean =>
  boxes.includes(control) &&
  words.some((word) => isOthersLabel(control, normalise(word)) || isOthersName(control, word))

/** What is added to a selector for one of the three, so that it finds nothing that Salesforce names as another permission. */
export const notOthers = (control: ControlId): string =>
  isAsked(control)
    ? `:not(${namesBut(control)
        .map((name) => `[title="${name}"],[onclick*="'${name}'"],[id$="${name}"],[name$="${name}"]`)
        .join(',')})`
    : ''
