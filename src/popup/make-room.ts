import browser from 'webextension-polyfill'

/** The popup lies over the page it was asked to show: it goes. Opened as a tab, it stays. */
export const makeRoom = async (): Promise<void> => {
  const tab = await browser.tabs.getCurrent()
  if (!tab) window.close()
}
