/** What stands in a page besides its ids, names and classes: a word of it there may be the org's. */

import { isSalesforceWord, splitHumps } from './salesforce-words.ts'

export interface PageWords {
  /** The org's name in its hosts, in small letters; '' if it has none. */
  readonly orgName: string
  /** Checks whether the word stands in the page's texts, values, title, addresses or attributes. */
  repeats(word: string): boolean
}

/** Shorter words are too common to be told apart from a name. */
const MIN_LENGTH = 3
/** A word of a text that is as long may stand within another. */
const MIN_INNER_LENGTH = 4

const escapes = /%[\da-f]{2}|\\u[\da-f]{4}|\\x[\da-f]{2}|&#?\w{1,8};/gi
const fold = (text: string) => text.normalize('NFKC').toLowerCase()

/** Collects words; `texts` are all that the page has besides its identifiers. */
export const collectPageWords = (texts: readonly string[], orgName: string): PageWords => {
  const folded = texts.flatMap((text) => {
    const plain = fold(text)
    return escapes.test(plain) ? [plain, plain.replace(escapes, ' ')] : [plain]
  })
  const words = new Set(folded.flatMap((text) => text.match(/[\p{L}\p{N}]+/gu) ?? []))
  const joined = [...new Set(folded.map((text) => text.replace(/[^\p{L}\p{N}]+/gu, '')))].join('\n')
  const inner = [...words].filter((word) => word.length >= MIN_INNER_LENGTH && !isSalesforceWord(word))
  const known = new Map<string, boolean>()
  const find = (word: string): boolean => {
    const plain = fold(word)
    return (
      (plain.length >= MIN_LENGTH && joined.includes(plain)) ||
      splitHumps(word).some(
        (hump) => hump.length >= MIN_LENGTH && words.has(fold(hump)) && !isSalesforceWord(hump),
      ) ||
      inner.some((one) => plain.includes(one))
    )
  }
  return {
    orgName: orgName.toLowerCase(),
    repeats(word) {
      const before = known.get(word)
      if (before !== undefined) return before
      const isRepeated = find(word)
      known.set(word, isRepeated)
      return isRepeated
    },
  }
}
