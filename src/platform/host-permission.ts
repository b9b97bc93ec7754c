/** Optional host permissions. */

import browser from 'webextension-polyfill'

export type PermissionResult = 'granted' | 'denied' | 'unavailable'

const toHostPattern = (host: string) => `https://${host}/*`

/** Requests the host permission. Call before any `await` in a click handler; never rejects. */
export const requestHostPermission = async (host: string): Promise<PermissionResult> => {
  try {
    return (await browser.permissions.request({ origins: [toHostPattern(host)] })) ? 'granted' : 'denied'
  } catch {
    // Browsers reject a host that is not covered by the manifest's `optional_host_permissions`.
    return 'unavailable'
  }
}

/** Returns whether the permission is granted; false on errors, since requesting is harmless. */
export const hasHostPermission = (host: string): Promise<boolean> =>
  browser.permissions.contains({ origins: [toHostPattern(host)] }).catch(() => false)

/** Revokes the permission; does nothing if not granted. */
export const revokeHostPermission = async (host: string): Promise<void> => {
  await browser.permissions.remove({ origins: [toHostPattern(host)] }).catch(() => false)
}
