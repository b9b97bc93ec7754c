import browser from 'webextension-polyfill'
import type { MessageKey, Substitutions } from '../substitutions.ts'

/** Returns the message of a key, with its substitutions for `$1`, `$2` ... */
export const translate = <K extends MessageKey>(key: K, ...subs: Substitutions<K>): string =>
  browser.i18n.getMessage(key, subs.map(String))
