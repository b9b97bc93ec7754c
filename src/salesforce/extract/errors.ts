/** Extracts Salesforce's error messages. */

import { isVisible, visibleText } from '../dom/visible-text.ts'

/** Selector of Salesforce's error areas. */
export const errorSelector =
  '.errorMsg,.errorM3 .messageText,#errorTitle,#errorDesc,#validationError,.pbError'

/** Returns the page's main text, at most 500 characters, without header and sidebar. */
export const getPageText = (document: Document): string =>
  visibleText(document.querySelector('#bodyCell') ?? document.body).slice(0, 500)

/**
 * Returns the distinct visible error messages. `#errorDiv_ep` is left out: in the wizard it stays
 * hidden even when a field has an error.
 */
export const extractErrors = (document: Document): readonly string[] => {
  const messages = [...document.querySelectorAll(errorSelector)].filter(isVisible).map(visibleText)
  return [...new Set(messages)].filter(Boolean)
}
