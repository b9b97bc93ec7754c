/** Messages of `_locales`, by key. */

import browser from 'webextension-polyfill'
import type {
  CountedKey,
  MessageKey,
  Substitutions,
  SubstitutionsAfterCount,
} from '../platform/substitutions.ts'
import type { LocalizedText } from '../platform/text.ts'
import { formatSub } from './format-sub.ts'
import { formatNumber, getPluralForm } from './locale.ts'

export type { PlainMessageKey } from '../platform/substitutions.ts'
export { formatList, language } from './locale.ts'

const getText = (key: string, subs: readonly string[]): string => browser.i18n.getMessage(key, [...subs])

/** Returns the form of a text that fits its first substitution, a number; '' if it has no forms. */
const getCountedText = (key: string, [count = '', ...subs]: readonly string[]): string =>
  getText(`${key}_${getPluralForm(Number(count))}`, [formatNumber(Number(count)), ...subs])

/** Returns the message of a text that arrived as data; the key itself if there is none. */
export const translateText = ({ key, subs }: LocalizedText): string => {
  const shown = subs.map(formatSub)
  return getText(key, shown) || getCountedText(key, shown) || key
}

/** Returns the message of a key, with its substitutions for `$1`, `$2` ... */
export const t = <K extends MessageKey>(key: K, ...subs: Substitutions<K>): string =>
  getText(key, subs.map(String)) || key

/** Returns the message of a text with a number, in the form that the number asks for. */
export const tCount = <K extends CountedKey>(
  key: K,
  count: number,
  ...subs: SubstitutionsAfterCount<K>
): string => getCountedText(key, [count, ...subs].map(String)) || key
