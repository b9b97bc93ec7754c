/** Types that check a message key and its substitutions wherever a message is asked for. */

import type { MessageSubstitutions, Substitution } from './message-keys.ts'

export type MessageKey = keyof MessageSubstitutions

/** The browser's own message that is asked for beside those of `_locales`. */
export type PredefinedKey = '@@bidi_dir'
type Messages = MessageSubstitutions & Readonly<Record<PredefinedKey, readonly []>>

/** Keys of messages without substitutions, as tables of keys have them. */
export type PlainMessageKey = {
  [K in MessageKey]: Messages[K] extends readonly [] ? K : never
}[MessageKey]

type IndexOfAny<Tuple> = Tuple extends readonly unknown[] ? keyof Tuple : never

/** The longest of several tuples: the one with the indices of all. */
type Longest<Tuple, All = Tuple> = Tuple extends readonly unknown[]
  ? IndexOfAny<All> extends keyof Tuple
    ? Tuple
    : never
  : never

type WithValues<Tuple extends readonly unknown[], Value> = { readonly [Index in keyof Tuple]: Value }

/**
 * Substitutions for a key. Where one of several keys is chosen, they are those of the message that
 * has most: the browser ignores what the others have no `$1`, `$2` ... for.
 */
export type Substitutions<K extends keyof Messages, Value = Substitution> = WithValues<
  Longest<Messages[K]>,
  Value
>

/** A name as keys have it: `add-line` -> `add_line`. */
export type Underscored<Name extends string> = Name extends `${infer Head}-${infer Rest}`
  ? `${Head}_${Rest}`
  : Name
