/** Messages of `_locales` in the browser's language. */

import type { LocalizedText } from '../text.ts'

/** Returns the message; the key if the message is missing, which a test rules out. */
export const translate = (key: string, ...subs: readonly (string | number)[]): string =>
  chrome.i18n.getMessage(key, subs.map(String)) || key

/** Returns a localized text; substitutions that are keys of step titles are translated too. */
export const translateText = ({ key, subs }: LocalizedText): string =>
  translate(key, ...subs.map((sub) => (sub.startsWith('step_') ? translate(sub) : sub)))
