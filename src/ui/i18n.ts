/** Texts of `_locales`, by key. */

import browser from 'webextension-polyfill'
import type en from '../../public/_locales/en/messages.json'

export type MessageKey = keyof typeof en

/** A text by a key that only the running program knows; the key itself where no such text exists. */
export const textOf = (key: string, subs: readonly (string | number)[] = []): string =>
  browser.i18n.getMessage(key, subs.map(String)) || key

/** A text by its key, with what stands for `$1`, `$2` ... in it. */
export const t = (key: MessageKey, ...subs: readonly (string | number)[]): string => textOf(key, subs)

/** The language of the texts, in the browser's own variety of it: a browser may speak one that has no texts here. */
export const language = (): string => {
  const spoken = browser.i18n.getUILanguage()
  const written = t('ui_language')
  return `${spoken}-`.startsWith(`${written}-`) ? spoken : written
}
