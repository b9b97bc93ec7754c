/** Messages of `_locales` in the browser's language. */

import type { Substitution } from '../message-keys.ts'
import type { MessageKey, PredefinedKey, Substitutions } from '../substitutions.ts'
import type { LocalizedText } from '../text.ts'

/** The type of `translate` for keys that arrive as data, which the compiler cannot check. */
export type TranslateData = (key: string, ...subs: readonly Substitution[]) => string

/** Returns the message; the key if the message is missing, which its type rules out. */
export const translate = <K extends MessageKey | PredefinedKey>(key: K, ...subs: Substitutions<K>): string =>
  chrome.i18n.getMessage(key, subs.map(String)) || key

/** Returns a localized text; substitutions that are keys of step titles are translated too. */
export const translateText = ({ key, subs }: LocalizedText): string =>
  (translate as TranslateData)(
    key,
    ...subs.map((sub) => (sub.startsWith('step_') ? (translate as TranslateData)(sub) : sub)),
  )
