/** Texts of `_locales`, as data. */

import type { MessageKey, Substitutions } from './substitutions.ts'

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
