/** Injects the page-actions script (typing, clicking) into a frame on request. */

import browser from 'webextension-polyfill'

/** Output path of the page-actions script, set in vite.config.ts. */
const PAGE_ACTIONS_FILE = '/src/setup-guide/content/page-actions.js'

/** Injects the script into the frame. Rejects if the frame is gone. */
export const injectPageActions = async (frame: {
  readonly tabId: number
  readonly frameId: number
}): Promise<void> => {
  await browser.scripting.executeScript({
    target: { tabId: frame.tabId, frameIds: [frame.frameId] },
    files: [PAGE_ACTIONS_FILE],
  })
}
