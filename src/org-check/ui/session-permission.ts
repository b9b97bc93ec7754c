/** The prompt for the optional `cookies` permission. @see MDN, permissions.request */

import browser from 'webextension-polyfill'

/** Asks the admin; false if denied. Call it in a click handler, before any `await`. */
export const requestCookiesPermission = async (): Promise<boolean> => {
  try {
    return await browser.permissions.request({ permissions: ['cookies'] })
  } catch {
    return false
  }
}
