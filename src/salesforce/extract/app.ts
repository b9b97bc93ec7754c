/** Extracts consumer key and secret from a connected app's pages. */

import { isVisible } from '../dom/visible-text.ts'

interface ConsumerCredentials {
  readonly clientId?: string
  readonly clientSecret?: string
}

/** Returns the text of the first visible match, if it can be a key or secret. */
const extractCredential = (document: Document, ...selectors: readonly string[]): string | undefined => {
  const text = selectors
    .flatMap((css) => [...document.querySelectorAll(css)])
    .find(isVisible)
    ?.textContent?.trim()
  return text && /^\S{8,512}$/.test(text) ? text : undefined
}

/**
 * Returns the key and secret now visible: both on the consumer details page; on older orgs' detail
 * page the key, and the secret once the admin has revealed it.
 */
export const extractConsumerCredentials = (document: Document): ConsumerCredentials => {
  const clientId = extractCredential(document, '[id$=":consumerKeySection:consumerKey"]')
  const clientSecret = extractCredential(
    document,
    '[id$=":consumerSecretSection:consumerSecret"]',
    'div[id^="ctrDiv"]',
  )
  return { ...(clientId && { clientId }), ...(clientSecret && { clientSecret }) }
}
