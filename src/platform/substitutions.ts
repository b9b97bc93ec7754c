/** Types that check each message key together with its substitutions. */

import type { MessageSubstitutions, Substitution } from './message-keys.ts'

export type MessageKey = keyof MessageSubstitutions

/** The browser's predefined message that is used besides those of `_locales`. */
export type PredefinedKey = '@@bidi_dir'
type Messages = MessageSubstitutions & Readonly<Record<PredefinedKey, readonly []>>

/** Keys of messages without substitutions, for use in tables. */
export type PlainMessageKey = {
  [K in MessageKey]: Messages[K] extends readonly [] ? K : never
}[MessageKey]

type IndexOfAny<Tuple> = Tuple extends readonly unknown[] ? keyof Tuple : never

/** The longest of several tuples: the tuple that has the indices of all. */
type Longest<Tuple, All = Tuple> = Tuple extends readonly unknown[]
  ? IndexOfAny<All> extends keyof Tuple
    ? Tuple
    : never
  : never

type WithValues<Tuple extends readonly unknown[], Value> = { readonly [Index in keyof Tuple]: Value }

/**
 * Substitutions for a key. For a union of keys, those of the message that takes the most: the
 * browser ignores substitutions for which a message has no `$1`, `$2` ...
 */
export type Substitutions<K extends keyof Messages, Value = Substitution> = WithValues<
  Longest<Messages[K]>,
  Value
>

/**
 * Keys of texts with a number: the part before `_one` and `_other`. A text that lacks one of the
 * two forms is none of them, and the compiler refuses its key.
 */
export type CountedKey = {
  [K in MessageKey]: K extends `${infer Base}_one`
    ? `${Base}_other` extends MessageKey
      ? Base
      : never
    : never
}[MessageKey]

type AfterFirst<Tuple> = Tuple extends readonly [unknown, ...infer Rest] ? Rest : never

/** Substitutions of a text with a number, after that number, which is `$1`. */
export type SubstitutionsAfterCount<K extends CountedKey, Value = Substitution> = WithValues<
  AfterFirst<Messages[`${K}_other`]>,
  Value
>

/** A name in the form used in message keys: `add-line` -> `add_line`. */
export type Underscored<Name extends string> = Name extends `${infer Head}-${infer Rest}`
  ? `${Head}_${Rest}`
  : Name
