/** The content script goes on in pages that were open before it: at an install, and where an update has cut off the old one. */

import browser from 'webextension-polyfill'
import { isPackageHost, orgKey } from '../../salesforce/urls/my-domain.ts'
import { isSetupPath } from '../../salesforce/urls/tab-state.ts'

/** Runs in a frame, so it stands alone. */
const address = (): string => location.href

/** Whether the browser would have put the content script there by itself. */
const isSetup = (url: unknown): boolean =>
  typeof url === 'string' && orgKey(url) !== null && !isPackageHost(url) && isSetupPath(new URL(url))

/** Brings the content script into the frames of Setup of a tab. Rejects where the browser does not let us in. */
export const enter = async (tabId: number, files: string[]): Promise<void> => {
  const seen = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, func: address })
  const frameIds = seen.filter(({ result }) => isSetup(result)).map(({ frameId }) => frameId)
  if (frameIds.length > 0) await browser.scripting.executeScript({ target: { tabId, frameIds }, files })
}

/** Brings the content script into every open page of Setup, and its frames of Setup. Where it runs already it stays alone. */
export const goOn = async (): Promise<void> => {
  for (const { js = [], matches } of browser.runtime.getManifest().content_scripts ?? []) {
    const tabs = await browser.tabs.query({ url: matches, discarded: false })
    // A tab that goes elsewhere meanwhile, or shows an error in place of its page, has no need.
    await Promise.all(tabs.map(({ id }) => (id === undefined ? null : enter(id, js).catch(() => undefined))))
  }
}
