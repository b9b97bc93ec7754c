/** The browser's own say on a host. Must be called from a click: anything awaited before it loses the click. */

import browser from 'webextension-polyfill'

export type Answer = 'granted' | 'denied' | 'unavailable'

const patternOf = (host: string) => `https://${host}/*`

/** Asks the admin for the host; 'unavailable' where the browser does not even ask. */
export const requestHost = async (host: string): Promise<Answer> => {
  try {
    return (await browser.permissions.request({ origins: [patternOf(host)] })) ? 'granted' : 'denied'
  } catch {
    // Browsers refuse to ask for a host that the manifest does not name as optional.
    return 'unavailable'
  }
}

/** Gives the host back; where it was never granted there is nothing to give. */
export const releaseHost = async (host: string): Promise<void> => {
  await browser.permissions.remove({ origins: [patternOf(host)] }).catch(() => false)
}
