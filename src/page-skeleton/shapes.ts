/** The shape of addresses and handlers: Salesforce's own words and their order, no values. */

import { describeKind, describeRecordId } from './identifiers.ts'
import { isAskedValue, isSalesforceWord, knownKeyPrefixes } from './salesforce-words.ts'

/** Longer ones are cut: the beginning tells what they are. */
const MAX_SHAPE_LENGTH = 400

/** A separator, plain or escaped as framed links hold it; a word; or a run of anything else. */
const tokenPattern =
  /(?<mark>%(?:2F|3F|3D|26|27|3A|23)|[/?&=#'"(){},;:.])|(?<word>[A-Za-z\d_$]+)|(?<rest>(?:(?!%(?:2F|3F|3D|26|27|3A|23))[^A-Za-z\d_$/?&=#'"(){},;:.])+)/gi

const describeWord = (word: string): string => {
  if (knownKeyPrefixes.includes(word)) return word
  if (/^\d{1,3}$/.test(word)) return '[n]'
  const isKnown = word.split('_').every((part) => part === '' || isSalesforceWord(part))
  if (isKnown) return word
  const record = describeRecordId(word)
  return record ? record.text : describeKind('word', word)
}

const endsValue = /^(?:&|%26|'|"|%27|\)|#|%23|,|;)$/i

/**
 * Returns the shape of an address or a handler: known words, marks, and kinds for the rest. Values
 * of a query are left out, but for those that a way of finding a control asks for.
 */
export const describeShape = (text: string): string => {
  const shown: string[] = []
  let name = ''
  /** The value after `name=`; null outside of one. */
  let value: string | null = null
  const closeValue = () => {
    if (value) shown.push(isAskedValue(`${name}=${value}`) ? value : describeKind('value', value))
    value = null
  }
  for (const { 0: token, groups = {} } of text.slice(0, 4 * MAX_SHAPE_LENGTH).matchAll(tokenPattern)) {
    const { mark, word } = groups
    if (value !== null) {
      if (!mark || !endsValue.test(mark)) {
        value += token
        continue
      }
      closeValue()
    }
    if (mark === '=' || mark?.toUpperCase() === '%3D') value = ''
    if (word) name = word
    shown.push(mark ?? (word ? describeWord(word) : /^\s+$/.test(token) ? ' ' : describeKind('text', token)))
  }
  closeValue()
  const shape = shown.join('').trim()
  return shape.length > MAX_SHAPE_LENGTH
    ? `${shape.slice(0, MAX_SHAPE_LENGTH).replace(/\[[^\]]*$/, '')}[…]`
    : shape
}

/** Returns the shape of an address, without the host: hosts name the org. */
export const describeAddress = (address: string): string => {
  const [, scheme = '', host = '', rest = ''] =
    /^\s*(?:(https?:)?\/\/([^/?#]*))?([\s\S]*)$/i.exec(address) ?? []
  return `${host || scheme ? `//${describeKind('host', host)}` : ''}${describeShape(rest)}`
}
