/** Opens the extension where the browser allows it, and tells the keys that always do. */

import browser from 'webextension-polyfill'
import { openPanel } from '../../platform/panel.ts'

/** Opens the popup; resolves to false if the browser wants a click on the extension's own button. */
export const openPopup = async (): Promise<boolean> => {
  try {
    await browser.action.openPopup()
    return true
  } catch {
    return false
  }
}

/** Opens the popup, else the panel beside the tab; resolves to false if the browser does neither. */
export const openPopupOrPanel = async (tabId: number): Promise<boolean> => {
  if (await openPopup()) return true
  try {
    await openPanel({ tabId })
    return true
  } catch {
    return false
  }
}

/** Returns the keys that open the popup; '' if it has none, or the browser does not tell. */
export const readPopupShortcut = async (): Promise<string> => {
  try {
    const commands = await browser.commands.getAll()
    return commands.find(({ name }) => name === '_execute_action')?.shortcut ?? ''
  } catch {
    return ''
  }
}
