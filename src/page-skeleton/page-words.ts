/** What stands in a page besides its ids, names and classes: a word of it there may be the org's. */

import { isSalesforceWord, splitHumps } from './salesforce-words.ts'

export interface PageWords {
  /** Checks whether the word has the org's name, or a part of it. */
  namesOrg(word: string): boolean
  /** Checks whether the word stands in the page's texts, values, title, addresses or attributes. */
  repeats(word: string): boolean
}

/** Shorter words are too common to be told apart from a name. */
const MIN_LENGTH = 3
/** As a whole, two letters may be a name. */
const shortName = /^[a-z]{2}$/
/** A word of a text that is as long may stand within another. */
const MIN_INNER_LENGTH = 4

const escapes = /%[\da-f]{2}|\\u[\da-f]{4}|\\x[\da-f]{2}|&#?\w{1,8};/gi
const fold = (text: string) => text.normalize('NFKC').toLowerCase()

/** Returns a check for the org's name, whole, without hyphens, or a part between them. */
const makeOrgCheck = (orgName: string): PageWords['namesOrg'] => {
  const whole = fold(orgName)
  // Without words of Salesforce's, which tell nothing: `dev` of a Developer Edition.
  const parts = whole.split('-').filter((part) => part.length > 1 && !isSalesforceWord(part))
  const names = new Set([whole, whole.replaceAll('-', ''), ...parts].filter((name) => name !== ''))
  const long = [...names].filter(({ length }) => length > 2)
  return (word) => {
    const plain = fold(word)
    return (
      names.has(plain) ||
      long.some((name) => plain.includes(name)) ||
      splitHumps(word).some((hump) => names.has(fold(hump)))
    )
  }
}

/** Returns all texts within a word that are as long as a word of the page must be to be told there. */
const listInnerTexts = (word: string): readonly string[] =>
  Array.from({ length: word.length }, (_, start) =>
    Array.from({ length: Math.max(0, word.length - start - MIN_INNER_LENGTH + 1) }, (__, more) =>
      word.slice(start, start + MIN_INNER_LENGTH + more),
    ),
  ).flat()

/** Collects words; `texts` are all that the page has besides its identifiers. */
export const collectPageWords = (texts: readonly string[], orgName: string): PageWords => {
  const folded = texts.flatMap((text) => {
    const plain = fold(text)
    return escapes.test(plain) ? [plain, plain.replace(escapes, ' ')] : [plain]
  })
  const words = new Set(folded.flatMap((text) => text.match(/[\p{L}\p{N}]+/gu) ?? []))
  const joined = [...new Set(folded.map((text) => text.replace(/[^\p{L}\p{N}]+/gu, '')))].join('\n')
  const isInner = (text: string): boolean => words.has(text) && !isSalesforceWord(text)
  const known = new Map<string, boolean>()
  const find = (word: string): boolean => {
    const plain = fold(word)
    return (
      (plain.length >= MIN_LENGTH && joined.includes(plain)) ||
      splitHumps(word).some(
        (hump) => (hump.length >= MIN_LENGTH || shortName.test(fold(hump))) && isInner(fold(hump)),
      ) ||
      (shortName.test(plain) && words.has(plain)) ||
      listInnerTexts(plain).some(isInner)
    )
  }
  return {
    namesOrg: makeOrgCheck(orgName),
    repeats(word) {
      const before = known.get(word)
      if (before !== undefined) return before
      const isRepeated = find(word)
      known.set(word, isRepeated)
      return isRepeated
    },
  }
}
