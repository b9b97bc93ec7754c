/** Brings the script that types and presses into a frame whose content script asks for it. */

import browser from 'webextension-polyfill'

/** Where the build puts src/setup-guide/content/page-actions.ts (vite.config.ts). */
const file = '/src/setup-guide/content/page-actions.js'

/** Rejects when the frame is gone. */
export const bringHands = async (frame: {
  readonly tabId: number
  readonly frameId: number
}): Promise<void> => {
  await browser.scripting.executeScript({
    target: { tabId: frame.tabId, frameIds: [frame.frameId] },
    files: [file],
  })
}
