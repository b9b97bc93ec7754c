/** Texts of `_locales` in the browser's language. */

import type { Text } from '../text.ts'

/** The text, with its substitutions; its key where the text is missing, which a test keeps from happening. */
export const t = (key: string, ...subs: readonly (string | number)[]): string =>
  chrome.i18n.getMessage(key, subs.map(String)) || key

/** The same for a text as the guide names it; the title of a step stands in it by its key. */
export const say = ({ key, subs }: Text): string =>
  t(key, ...subs.map((sub) => (sub.startsWith('step_') ? t(sub) : sub)))
