import browser from 'webextension-polyfill'

/** The popup lies over the page it was asked to show: it goes. Opened as a tab, or where the browser does not tell, it stays. */
export const makeRoom = async (): Promise<void> => {
  const isPopup = await browser.tabs.getCurrent().then(
    (tab) => tab === undefined,
    () => false,
  )
  if (isPopup) window.close()
}
