import browser from 'webextension-polyfill'

/** Closes the popup, which covers the page. In a tab, or if detection fails, it stays open. */
export const closePopup = async (): Promise<void> => {
  const isPopup = await browser.tabs.getCurrent().then(
    (tab) => tab === undefined,
    () => false,
  )
  if (isPopup) window.close()
}
