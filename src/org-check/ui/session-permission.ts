/** The browser's own question for the optional permission. Must be called from a click: anything awaited before it loses the click. */

import browser from 'webextension-polyfill'

/** Asks the admin; false when they refuse, or the browser does. */
export const requestSession = async (): Promise<boolean> => {
  try {
    return await browser.permissions.request({ permissions: ['cookies'] })
  } catch {
    return false
  }
}
