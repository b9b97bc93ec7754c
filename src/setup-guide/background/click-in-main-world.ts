/**
 * Clicks the scope list's *Add* link in the page's main world: the link is a `javascript:` URL,
 * which the page's CSP blocks for clicks from the isolated world.
 */

import browser from 'webextension-polyfill'
import { locatorsFor } from '../../salesforce/dom/locators.ts'

/** Selector of the *Add* link between the two scope lists. */
export const addScopeSelector = locatorsFor('addScope', {
  profileName: '',
  profileId: '',
  username: '',
  userId: '',
  appName: '',
  appId: '',
})
  .map(({ css }) => css)
  .join(', ')

/** Clicks *Add*. Resolves to false if there is no such link; rejects if the frame is gone. */
export const clickAddScope = async (frame: {
  readonly tabId: number
  readonly frameId: number
}): Promise<boolean> => {
  const [injection] = await browser.scripting.executeScript({
    target: { tabId: frame.tabId, frameIds: [frame.frameId] },
    world: 'MAIN',
    func: clickElement,
    args: [addScopeSelector],
  })
  return injection?.result === true
}

/** Runs in the page: must not refer to anything outside this function. */
export const clickElement = (selector: string): boolean => {
  const found = document.querySelector<HTMLElement>(selector)
  // The handler may be on the image or on the link around it; the click bubbles through both.
  found?.click()
  return found !== null
}
