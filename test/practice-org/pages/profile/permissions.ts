/** The user permissions of this org's profile pages, and their dependencies. */

import { t } from '../../labels.ts'
import type { FakeOrg, OrgProfile } from '../../types.ts'
import { markControl, markLabeled } from '../certainty.ts'

export interface UserPermission {
  apiName: string
  label: string
  section: 'Administrative Permissions' | 'General User Permissions'
  /**
   * Id and name of the checkbox in the original UI: meaningless, since no source shows them
   * (reference part 1 §3 and §10.2, part 2 §2.2). Locate them by label.
   */
  boxId: string
}

const administrative = {
  ApiEnabled: 'API Enabled',
  ApiUserOnly: 'API Only User',
  CustomizeApplication: 'Customize Application',
  LightningExperienceUser: 'Lightning Experience User',
  ManageUsers: 'Manage Users',
  ModifyAllData: 'Modify All Data',
  PasswordNeverExpires: 'Password Never Expires',
  ViewAllData: 'View All Data',
  ViewSetup: 'View Setup and Configuration',
}
const general = {
  AllowEmailIC: 'Allow sending of List Emails',
  EditTask: 'Edit Tasks',
  ExportReport: 'Export Reports',
  ManageCases: 'Manage Cases',
  RunReports: 'Run Reports',
  TransferAnyCase: 'Transfer Cases',
}

const list = (
  section: UserPermission['section'],
  labels: Record<string, string>,
  from: number,
): UserPermission[] =>
  Object.entries(labels).map(([apiName, label], index) => ({
    apiName,
    label,
    section,
    boxId: `perm_${from + ((index * 7) % 20)}`,
  }))

export const userPermissions: readonly UserPermission[] = [
  ...list('Administrative Permissions', administrative, 40),
  ...list('General User Permissions', general, 80),
]

/** The permissions that the guide marks, by its names. */
const guided = {
  ApiUserOnly: 'apiOnly',
  ApiEnabled: 'apiEnabled',
  PasswordNeverExpires: 'passwordNeverExpires',
} as const

const isGuided = (apiName: string): apiName is keyof typeof guided => Object.hasOwn(guided, apiName)

/** Marks a box of the enhanced editor, which has the permission's name as its title. */
export const markTitledBox = (apiName: string, html: string): string =>
  isGuided(apiName) ? markControl(guided[apiName], html) : html

/** Marks a box of the original editor, of which only the label is known. */
export const markLabeledBox = (state: FakeOrg, apiName: string, html: string): string =>
  isGuided(apiName) ? markLabeled(state, guided[apiName], html) : html

/**
 * Selecting the key selects its values; clearing a value clears the key. Invented for ApiUserOnly
 * (part 2 §2.1), so that whoever selects it must check the others.
 */
export const requiredPermissions: Readonly<Record<string, readonly string[]>> = {
  ApiUserOnly: ['ApiEnabled'],
  ManageUsers: ['ViewSetup'],
  CustomizeApplication: ['ViewSetup'],
  ModifyAllData: ['ViewAllData'],
}

/** Selecting the key clears its values; invented like that of ApiUserOnly above. */
const excludedPermissions: Readonly<Record<string, readonly string[]>> = {
  ApiUserOnly: ['LightningExperienceUser'],
}

export const isPermissionEnabled = (profile: OrgProfile, permission: UserPermission): boolean =>
  profile.permissions[permission.apiName] ?? false

/** Returns Salesforce's message for a permission without the one it requires, or null. */
export function findUnmetRequirement(
  state: FakeOrg,
  profile: OrgProfile,
  wanted: Record<string, boolean>,
): string | null {
  for (const { apiName, label } of userPermissions.filter((one) => !isPermissionEnabled(profile, one))) {
    const missing = wanted[apiName]
      ? (requiredPermissions[apiName] ?? []).find((name) => !wanted[name])
      : undefined
    const needed = userPermissions.find((other) => other.apiName === missing)
    if (needed) return `${t(state, label)} ${t(state, 'depends on permission(s):')} ${t(state, needed.label)}`
  }
  return null
}

/** Returns both tables for the page's script, keyed like its checkboxes. */
export function renderDependencyTables(key: (apiName: string) => string): string {
  const rekey = (table: Readonly<Record<string, readonly string[]>>) =>
    Object.fromEntries(Object.entries(table).map(([name, others]) => [key(name), others.map(key)]))
  return JSON.stringify({ on: rekey(requiredPermissions), off: rekey(excludedPermissions) })
}
