/** Injects the guide's script into the Setup frames of a tab that was open before the script. */

import browser from 'webextension-polyfill'
import { isVisualforceHost, orgKey } from '../../salesforce/urls/my-domain.ts'
import { isSetupPath } from '../../salesforce/urls/tab-state.ts'

/** Runs in the page: must not refer to anything outside this function. */
const getFrameUrl = (): string => location.href

/** Returns whether the registered script would run at this address. */
const isInjectableUrl = (url: string): boolean =>
  orgKey(url) !== null && !isVisualforceHost(url) && isSetupPath(new URL(url))

/** Lists the tab's frames that may be entered, with their URLs. Rejects if the browser denies access. */
export const listFrames = async (
  tabId: number,
): Promise<readonly { readonly frameId: number; readonly url: string }[]> => {
  const results = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: getFrameUrl,
  })
  return results.flatMap(({ frameId, result }) =>
    typeof result === 'string' ? [{ frameId, url: result }] : [],
  )
}

/** Injects the script into the tab's Setup frames. Rejects if the browser denies access. */
export const injectIntoSetupFrames = async (tabId: number, files: string[]): Promise<void> => {
  const frameIds = (await listFrames(tabId))
    .filter(({ url }) => isInjectableUrl(url))
    .map(({ frameId }) => frameId)
  if (frameIds.length > 0) await browser.scripting.executeScript({ target: { tabId, frameIds }, files })
}
