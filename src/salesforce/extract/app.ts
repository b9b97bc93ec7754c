/** Extracts consumer key and secret from a connected app's pages. */

import { find, type Lookup } from '../dom/locator.ts'

export interface ConsumerValues {
  readonly clientId?: string
  readonly clientSecret?: string
}

const value = (lookups: readonly Lookup[], document: Document): string | undefined => {
  const found = find(lookups, document)
  const text = found && !found.hidden ? (found.element.textContent?.trim() ?? '') : ''
  return /^\S{8,512}$/.test(text) ? text : undefined
}

const secret = '[id$=":consumerSecretSection:consumerSecret"]'

/**
 * Returns the key and secret now visible: both on the consumer details page; on older orgs' detail
 * page the key, and the secret once the admin has revealed it.
 */
export const readConsumer = (document: Document): ConsumerValues => {
  const clientId = value([{ css: '[id$=":consumerKeySection:consumerKey"]' }], document)
  const clientSecret = value([{ css: secret }, { css: 'div[id^="ctrDiv"]' }], document)
  return { ...(clientId ? { clientId } : {}), ...(clientSecret ? { clientSecret } : {}) }
}
