/** The panel beside the page: Chromium's side panel, Firefox's sidebar. */

import browser from 'webextension-polyfill'

/** Where an extension's page is shown. */
export type Surface = 'popup' | 'panel' | 'tab'

/**
 * Returns where this page is shown. A popup is told at once, as it should paint at once; of the other
 * two, only a page in a tab has a tab of its own.
 */
export const getSurface = async (): Promise<Surface> => {
  if (browser.extension.getViews({ type: 'popup' }).includes(window)) return 'popup'
  return (await browser.tabs.getCurrent()) ? 'tab' : 'panel'
}

/**
 * Opens the panel in a window of the browser. Call it within a press: the browser opens it for
 * nothing else. Rejects if the browser refuses.
 */
export const openPanel = async (windowId: number): Promise<void> =>
  chrome.sidePanel ? chrome.sidePanel.open({ windowId }) : browser.sidebarAction.open()
