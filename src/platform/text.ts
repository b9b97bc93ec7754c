/** Texts of `_locales`, as data. */

/** A text of `_locales` with its substitutions. */
export interface Text {
  readonly key: string
  readonly subs: readonly string[]
}

/** A text by its key, with what stands for `$1`, `$2` ... in it. */
export const text = (key: string, ...subs: string[]): Text => ({ key, subs })
