/** Extracts Salesforce's error messages. */

import { isVisible, words } from '../dom/visible-text.ts'

/** Selector of Salesforce's error areas. */
export const refusals = '.errorMsg,.errorM3 .messageText,#errorTitle,#errorDesc,#validationError,.pbError'

/** Returns the page's main text, at most 500 characters, without header and sidebar. */
export const saidBy = (document: Document): string =>
  words(document.querySelector('#bodyCell') ?? document.body).slice(0, 500)

/**
 * Returns the distinct visible error messages. `#errorDiv_ep` is left out: in the wizard it stays
 * hidden even when a field has an error.
 */
export const readErrors = (document: Document): readonly string[] => {
  const seen = [...document.querySelectorAll(refusals)].filter(isVisible).map(words)
  return [...new Set(seen)].filter(Boolean)
}
