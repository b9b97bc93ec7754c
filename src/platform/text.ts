/** Texts of `_locales`, as data. */

import type { CountedKey, MessageKey, Substitutions, SubstitutionsAfterCount } from './substitutions.ts'

/**
 * A message key of `_locales` with its substitutions. The key is any string, since texts are stored
 * and sent: the message of a key stored by an earlier version may no longer exist.
 */
export interface LocalizedText {
  readonly key: string
  readonly subs: readonly string[]
}

/** Builds a text from its key and the substitutions for `$1`, `$2` ... */
export const text = <K extends MessageKey>(key: K, ...subs: Substitutions<K, string>): LocalizedText => ({
  key,
  subs,
})

/**
 * Builds a text with a number, which decides its form. The key is that without `_one` or `_other`,
 * and the number the first substitution: pages of the extension alone can show such a text.
 */
export const countedText = <K extends CountedKey>(
  key: K,
  count: number,
  ...subs: SubstitutionsAfterCount<K, string>
): LocalizedText => {
  const all = [String(count), ...subs]
  return { key, subs: all }
}
