/** Puts the cursor where the admin enters Salesforce's verification code. Reads and types nothing. */

import browser from 'webextension-polyfill'
import { pageRules } from '../../salesforce/pages/pages.ts'
import { matchesPath } from '../../salesforce/pages/recognize.ts'

const rule = pageRules.find(({ id }) => id === 'verify-identity')

/** Inputs of a code by mail, text message or authenticator app. */
const codeInputs = '#emc, #smc, #tc'

/** Runs in the page: must not refer to anything outside this function. Takes nothing else's focus. */
const focusIfFree = (selector: string): void => {
  if (document.activeElement === document.body) document.querySelector<HTMLElement>(selector)?.focus()
}

/** Returns whether Salesforce may ask for a code at this address. */
export const canAskForCode = (url: URL): boolean => rule !== undefined && matchesPath(rule, url)

/** Focuses the input in this frame, unless something has the focus. Never rejects. */
export const focusVerificationCode = async (frame: {
  readonly tabId: number
  readonly frameId: number
}): Promise<void> => {
  await browser.scripting
    .executeScript({
      target: { tabId: frame.tabId, frameIds: [frame.frameId] },
      func: focusIfFree,
      args: [codeInputs],
    })
    .catch(() => undefined)
}
