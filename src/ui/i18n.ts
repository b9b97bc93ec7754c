/** Messages of `_locales`, by key. */

import browser from 'webextension-polyfill'
import type { MessageKey, Substitutions } from '../platform/substitutions.ts'
import type { LocalizedText } from '../platform/text.ts'

export type { PlainMessageKey } from '../platform/substitutions.ts'

/** Returns the message of a text that arrived as data; the key itself if there is none. */
export const translateText = ({ key, subs }: LocalizedText): string =>
  browser.i18n.getMessage(key, [...subs]) || key

/** Returns the message of a key, with its substitutions for `$1`, `$2` ... */
export const t = <K extends MessageKey>(key: K, ...subs: Substitutions<K>): string =>
  translateText({ key, subs: subs.map(String) })

/** Returns the messages' language, in the browser's regional variant if the two match. */
export const language = (): string => {
  const browserLanguage = browser.i18n.getUILanguage()
  const messagesLanguage = t('ui_language')
  return `${browserLanguage}-`.startsWith(`${messagesLanguage}-`) ? browserLanguage : messagesLanguage
}
