/** The browser's own say on a host. */

import browser from 'webextension-polyfill'

export type Answer = 'granted' | 'denied' | 'unavailable'

const patternOf = (host: string) => `https://${host}/*`

/** Asks the admin for the host, from a click: anything awaited before it loses the click; 'unavailable' where the browser does not even ask. */
export const requestHost = async (host: string): Promise<Answer> => {
  try {
    return (await browser.permissions.request({ origins: [patternOf(host)] })) ? 'granted' : 'denied'
  } catch {
    // Browsers refuse to ask for a host that the manifest does not name as optional.
    return 'unavailable'
  }
}

/** Whether the browser lets us reach the host; false where it does not say, since to ask it is the way to find out. */
export const hasHost = (host: string): Promise<boolean> =>
  browser.permissions.contains({ origins: [patternOf(host)] }).catch(() => false)

/** Gives the host back; where it was never granted there is nothing to give. */
export const releaseHost = async (host: string): Promise<void> => {
  await browser.permissions.remove({ origins: [patternOf(host)] }).catch(() => false)
}
