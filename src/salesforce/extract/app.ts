/** Extracts consumer key and secret from a connected app's pages. */

import { type Locator, locate } from '../dom/locator.ts'

interface ConsumerCredentials {
  readonly clientId?: string
  readonly clientSecret?: string
}

const extractCredential = (locators: readonly Locator[], document: Document): string | undefined => {
  const found = locate(locators, document)
  const text = found && !found.hidden ? (found.element.textContent?.trim() ?? '') : ''
  return /^\S{8,512}$/.test(text) ? text : undefined
}

const consumerSecretSelector = '[id$=":consumerSecretSection:consumerSecret"]'

/**
 * Returns the key and secret now visible: both on the consumer details page; on older orgs' detail
 * page the key, and the secret once the admin has revealed it.
 */
export const extractConsumerCredentials = (document: Document): ConsumerCredentials => {
  const clientId = extractCredential([{ css: '[id$=":consumerKeySection:consumerKey"]' }], document)
  const clientSecret = extractCredential(
    [{ css: consumerSecretSelector }, { css: 'div[id^="ctrDiv"]' }],
    document,
  )
  return { ...(clientId ? { clientId } : {}), ...(clientSecret ? { clientSecret } : {}) }
}
