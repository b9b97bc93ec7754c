/** Optional permissions: hosts, and in Firefox the sending of login data. */

import browser from 'webextension-polyfill'
import { toHostPattern } from './match-pattern.ts'

export type PermissionResult = 'granted' | 'denied' | 'unavailable'

/** What the extension asks for in one question. */
export interface AccessRequest {
  /** Match patterns of the hosts. */
  readonly patterns: readonly string[]
  /** Credentials go to one of the hosts, which Firefox asks about as well. */
  readonly sendsCredentials?: boolean
  /** Permissions that browsers grant without a question once the hosts are granted. */
  readonly permissions?: readonly 'cookies'[]
}

type DataCollection = NonNullable<
  Parameters<typeof browser.permissions.contains>[0]['data_collection']
>[number]

/** Not in the polyfill's types. */
interface Manifest {
  readonly browser_specific_settings?: {
    readonly gecko?: {
      readonly data_collection_permissions?: { readonly optional?: readonly DataCollection[] }
    }
  }
}

/**
 * Lists the optional data collection permissions: empty in Chromium, whose build names none.
 * @see https://extensionworkshop.com/documentation/develop/firefox-builtin-data-consent/
 */
const listDataCollection = (): readonly DataCollection[] =>
  (browser.runtime.getManifest() as Manifest).browser_specific_settings?.gecko?.data_collection_permissions
    ?.optional ?? []

/** Returns whether the browser asks about data collection, as Firefox does. */
export const asksAboutDataCollection = (): boolean => listDataCollection().length > 0

const toPermissions = ({ patterns, sendsCredentials, permissions = [] }: AccessRequest) => {
  const collected = sendsCredentials ? listDataCollection() : []
  return {
    ...(patterns.length > 0 ? { origins: [...patterns] } : {}),
    ...(permissions.length > 0 ? { permissions: [...permissions] } : {}),
    ...(collected.length > 0 ? { data_collection: [...collected] } : {}),
  }
}

/**
 * Asks for access; does not ask for what is granted. Call before any `await` in a click handler;
 * never rejects. The question may close the popup, which then gets no answer.
 */
export const requestAccess = async (request: AccessRequest): Promise<PermissionResult> => {
  try {
    return (await browser.permissions.request(toPermissions(request))) ? 'granted' : 'denied'
  } catch {
    // Browsers reject a host that is not covered by the manifest's `optional_host_permissions`.
    return 'unavailable'
  }
}

/** Returns whether all of it is granted. Rejects when the browser fails to answer. */
export const queryAccess = async (request: AccessRequest): Promise<boolean> => {
  const permissions = toPermissions(request)
  return Object.keys(permissions).length === 0 || browser.permissions.contains(permissions)
}

/** Returns whether all of it is granted; false on errors, since requesting is harmless. */
export const hasAccess = (request: AccessRequest): Promise<boolean> => queryAccess(request).catch(() => false)

/** Calls back whenever a permission is granted or revoked; returns a function that stops it. */
export const onPermissionsChanged = (listener: () => void): (() => void) => {
  browser.permissions.onAdded.addListener(listener)
  browser.permissions.onRemoved.addListener(listener)
  return () => {
    browser.permissions.onAdded.removeListener(listener)
    browser.permissions.onRemoved.removeListener(listener)
  }
}

/** Revokes access to these hosts; does nothing if not granted. */
export const revokeAccess = async (patterns: readonly string[]): Promise<void> => {
  await browser.permissions.remove({ origins: [...patterns] }).catch(() => false)
}

/** Revokes an optional permission; does nothing if not granted. */
export const revokePermission = async (permission: 'cookies'): Promise<void> => {
  await browser.permissions.remove({ permissions: [permission] }).catch(() => false)
}

/** Revokes Firefox's permission to send login data. */
export const revokeDataCollection = async (): Promise<void> => {
  const collected = listDataCollection()
  if (collected.length === 0) return
  await browser.permissions.remove({ data_collection: [...collected] }).catch(() => false)
}

/** Requests access to one host. Call before any `await` in a click handler; never rejects. */
export const requestHostPermission = (host: string): Promise<PermissionResult> =>
  requestAccess({ patterns: [toHostPattern(host)] })

/** Returns whether access to the host is granted; false on errors. */
export const hasHostPermission = (host: string): Promise<boolean> =>
  hasAccess({ patterns: [toHostPattern(host)] })

/** Revokes access to the host; does nothing if not granted. */
export const revokeHostPermission = (host: string): Promise<void> => revokeAccess([toHostPattern(host)])
