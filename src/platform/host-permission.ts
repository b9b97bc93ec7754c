/** Optional host permissions. */

import browser from 'webextension-polyfill'

export type Answer = 'granted' | 'denied' | 'unavailable'

const patternOf = (host: string) => `https://${host}/*`

/** Requests the host permission. Call before any `await` in a click handler; never rejects. */
export const requestHost = async (host: string): Promise<Answer> => {
  try {
    return (await browser.permissions.request({ origins: [patternOf(host)] })) ? 'granted' : 'denied'
  } catch {
    // Browsers reject a host that is not covered by the manifest's `optional_host_permissions`.
    return 'unavailable'
  }
}

/** Returns whether the permission is granted; false on errors, since requesting is harmless. */
export const hasHost = (host: string): Promise<boolean> =>
  browser.permissions.contains({ origins: [patternOf(host)] }).catch(() => false)

/** Revokes the permission; does nothing if not granted. */
export const releaseHost = async (host: string): Promise<void> => {
  await browser.permissions.remove({ origins: [patternOf(host)] }).catch(() => false)
}
