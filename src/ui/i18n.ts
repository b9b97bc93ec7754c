/** Messages of `_locales`, by key. */

import browser from 'webextension-polyfill'
import type en from '../../public/_locales/en/messages.json'

export type MessageKey = keyof typeof en

/** Returns the message of a key known only at run time; the key itself if there is none. */
export const translateKey = (key: string, subs: readonly (string | number)[] = []): string =>
  browser.i18n.getMessage(key, subs.map(String)) || key

/** Returns the message of a key, with its substitutions for `$1`, `$2` ... */
export const t = (key: MessageKey, ...subs: readonly (string | number)[]): string => translateKey(key, subs)

/** Returns the messages' language, in the browser's regional variant if the two match. */
export const language = (): string => {
  const spoken = browser.i18n.getUILanguage()
  const written = t('ui_language')
  return `${spoken}-`.startsWith(`${written}-`) ? spoken : written
}
