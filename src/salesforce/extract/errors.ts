/** Reads what Salesforce refuses, in its own words. */

import { isVisible, words } from '../dom/visible-text.ts'

/** Where Salesforce says what it refuses. */
export const refusals = '.errorMsg,.errorM3 .messageText,#errorTitle,#errorDesc,#validationError,.pbError'

/** What the page says, wherever it stands, without what is around it on every page. */
export const saidBy = (document: Document): string =>
  words(document.querySelector('#bodyCell') ?? document.body).slice(0, 500)

/**
 * The messages of a refused form or a page-wide error, without doubles. `#errorDiv_ep` is not asked in the wizard: it
 * stays hidden there even when a field has an error.
 */
export const readErrors = (document: Document): readonly string[] => {
  const seen = [...document.querySelectorAll(refusals)].filter(isVisible).map(words)
  return [...new Set(seen)].filter(Boolean)
}
