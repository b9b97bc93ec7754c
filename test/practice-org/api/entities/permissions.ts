/** User permissions as columns, and their dependencies. */

import { requiredPermissions, userPermissions as shown } from '../../pages/profile/permissions.ts'
import type { RecordBody, RecordRow } from '../entity.ts'
import { createRecordError } from '../fault.ts'

/** The permissions of the profile pages, and those about logins. */
const permissions: readonly { readonly apiName: string; readonly label: string }[] = [
  ...shown,
  { apiName: 'IsSsoEnabled', label: 'Is Single Sign-On Enabled' },
  { apiName: 'TwoFactorApi', label: 'Multi-Factor Authentication for API Logins' },
]

export const permissionColumns = permissions.map(({ apiName }) => `Permissions${apiName}`)

export const toPermissionColumns = (on: Readonly<Record<string, boolean>>): RecordRow =>
  Object.fromEntries(permissions.map(({ apiName }) => [`Permissions${apiName}`, on[apiName] ?? false]))

/**
 * Merges a body's permissions into existing ones; refuses a permission without those it requires.
 */
export function parsePermissions(
  body: RecordBody,
  before: Readonly<Record<string, boolean>> = {},
): Record<string, boolean> {
  const asked = permissions.flatMap(({ apiName }) => {
    const value = body[`Permissions${apiName}`]
    return typeof value === 'boolean' ? [[apiName, value] as const] : []
  })
  const wanted = { ...before, ...Object.fromEntries(asked) }
  for (const { apiName, label } of permissions) {
    const missing = wanted[apiName]
      ? (requiredPermissions[apiName] ?? []).find((name) => !wanted[name])
      : undefined
    const needed = permissions.find((other) => other.apiName === missing)
    if (needed)
      throw createRecordError(
        'FIELD_INTEGRITY_EXCEPTION',
        `Permission ${label} depends on permission(s): ${needed.label}`,
      )
  }
  return wanted
}
