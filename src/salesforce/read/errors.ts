/** Reads what Salesforce refuses, in its own words. */

import { isVisible, words } from '../dom.ts'

/** Where Salesforce says what it refuses. */
export const refusals =
  '.errorMsg, .errorM3 .messageText, #errorTitle, #errorDesc, #validationError, .pbError'

/**
 * The messages of a refused form or a page-wide error, without doubles. `#errorDiv_ep` is not asked in the wizard: it
 * stays hidden there even when a field has an error.
 */
export const readErrors = (document: Document): readonly string[] => {
  const elements = document.querySelectorAll(refusals)
  const seen = Array.from(elements).filter(isVisible).map(words)
  return [...new Set(seen)].filter((message) => message !== '')
}
