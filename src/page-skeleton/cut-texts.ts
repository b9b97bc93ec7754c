/** Finds ids and random texts that separators cut into parts, each of which looks harmless. */

import { knownKeyPrefixes } from './salesforce-words.ts'

export interface CutText {
  readonly kind: 'digits' | 'hex' | 'id'
  readonly start: number
  readonly end: number
}

interface Part {
  readonly text: string
  readonly start: number
}

/** Fewer digits are those of a word and a row's number. */
const MIN_ID_DIGITS = 5
const MIN_HEX_LENGTH = 8
/** Longer parts are told to be ids, or not, by themselves. */
const MAX_PART_LENGTH = 14

const endOf = ({ start, text }: Part): number => start + text.length

const isHex = ({ text }: Part): boolean => /^[\da-f]+$/i.test(text)

/** Returns how many parts from `first` on make a record id; 0 if none. */
const countIdParts = (parts: readonly Part[], first: number): number => {
  let joined = ''
  for (let count = 1; first + count <= parts.length && joined.length < 18; count += 1) {
    const text = parts[first + count - 1]?.text ?? ''
    if (text.length > MAX_PART_LENGTH) return 0
    joined += text
    if (count === 1 || (joined.length !== 15 && joined.length !== 18)) continue
    const isLikely =
      knownKeyPrefixes.some((prefix) => joined.startsWith(prefix)) ||
      joined.replace(/\D/g, '').length >= MIN_ID_DIGITS
    if (isLikely && /^(?:\d|[a-zA-Z]\d)/.test(joined)) return count
  }
  return 0
}

/** Returns how many parts from `first` on are hexadecimal, with a digit and many in all; 0 if none. */
const countHexParts = (parts: readonly Part[], first: number): number => {
  const rest = parts.slice(first)
  const end = rest.findIndex((part) => !isHex(part))
  const run = end < 0 ? rest : rest.slice(0, end)
  const joined = run.map(({ text }) => text).join('')
  return run.length > 1 && joined.length >= MIN_HEX_LENGTH && /\d/.test(joined) ? run.length : 0
}

/** Finds record ids and hexadecimal texts of two parts or more between `:`, `_`, `-` and `.`. */
export const findCutTexts = (text: string): readonly CutText[] => {
  const parts = Array.from(text.matchAll(/[A-Za-z\d]+/g), ({ 0: part, index }) => ({
    text: part,
    start: index,
  }))
  const found: CutText[] = []
  for (let first = 0; first < parts.length; ) {
    const ofId = countIdParts(parts, first)
    const count = ofId || countHexParts(parts, first)
    const run = parts.slice(first, first + count)
    const [begin, last] = [run[0], run.at(-1)]
    const kind = ofId ? 'id' : run.every(({ text: part }) => /^\d+$/.test(part)) ? 'digits' : 'hex'
    if (count > 0 && begin && last) found.push({ kind, start: begin.start, end: endOf(last) })
    first += count || 1
  }
  return found
}

/** Five digits or more with separators anywhere: a telephone number, a day, a card. */
const cutDigits = /(?<!\d)(?=(?:[-._:]*\d){5})\d+(?:[-._:]+\d+)+/g

/** Finds digits of two parts or more, which may follow letters. */
export const findCutDigits = (text: string): readonly CutText[] =>
  Array.from(text.matchAll(cutDigits), ({ 0: digits, index }) => ({
    kind: 'digits',
    start: index,
    end: index + digits.length,
  }))
