/**
 * A click that the page's own script must make: the add link of the scopes has a `javascript:` address, which the page's
 * policy refuses to anything that is not the page itself.
 */

import browser from 'webextension-polyfill'
import { lookupsFor } from '../../salesforce/dom/locators.ts'

/** The add link between the two lists of scopes, as a selector. */
export const addLink = lookupsFor('addScope', {
  profileName: '',
  profileId: '',
  username: '',
  userId: '',
  appName: '',
  appId: '',
})
  .map(({ css }) => css)
  .join(', ')

/** Presses *Add* between the two scope lists of the frame. False when there is no such link. Rejects when the frame is gone. */
export const clickScopeAdd = async (frame: {
  readonly tabId: number
  readonly frameId: number
}): Promise<boolean> => {
  const [injection] = await browser.scripting.executeScript({
    target: { tabId: frame.tabId, frameIds: [frame.frameId] },
    world: 'MAIN',
    func: pressLink,
    args: [addLink],
  })
  return injection?.result === true
}

/** Runs in the page, so it stands alone: nothing outside of it exists there. */
export const pressLink = (selector: string): boolean => {
  const found = document.querySelector<HTMLElement>(selector)
  // The handler may be on the picture or on the link around it: the click passes through both.
  found?.click()
  return found !== null
}
