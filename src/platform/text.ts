/** Texts of `_locales`, as data. */

/** A message key of `_locales` with its substitutions. */
export interface LocalizedText {
  readonly key: string
  readonly subs: readonly string[]
}

/** Builds a text from its key and the substitutions for `$1`, `$2` ... */
export const text = (key: string, ...subs: string[]): LocalizedText => ({ key, subs })
