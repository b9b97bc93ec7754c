/** The panel beside the page: Chromium's side panel, Firefox's sidebar. */

import browser from 'webextension-polyfill'

/** Where an extension's page is shown. */
export type Surface = 'popup' | 'panel' | 'tab'

/** Returns whether this page is the popup, or else a panel or a tab: known before the first paint. */
export const isPopup = (): boolean => browser.extension.getViews({ type: 'popup' }).includes(window)

/** Returns where this page is shown: of a panel and a tab, only the latter has a tab of its own. */
export const getSurface = async (): Promise<Surface> => {
  if (isPopup()) return 'popup'
  return (await browser.tabs.getCurrent()) ? 'tab' : 'panel'
}

/**
 * Opens the panel, in Chromium beside this window or tab. Call it within a click: the browser opens
 * it for nothing else. Rejects if the browser refuses.
 */
export const openPanel = async (beside: chrome.sidePanel.OpenOptions): Promise<void> =>
  chrome.sidePanel ? chrome.sidePanel.open(beside) : browser.sidebarAction.open()
