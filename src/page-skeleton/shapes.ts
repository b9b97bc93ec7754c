/**
 * The shape of addresses and handlers: their marks, and of their words those of paths that our rules
 * ask for. In a handler Salesforce's own words stay too, but only outside quotes.
 */

import { describeKind, describeRecordId } from './identifiers.ts'
import { isAskedValue, isPathWord, isSalesforceWord, knownKeyPrefixes } from './salesforce-words.ts'

/** Longer ones are cut: the beginning tells what they are. */
const MAX_SHAPE_LENGTH = 400

/** A separator, plain or escaped as framed links hold it; a word; or a run of anything else. */
const tokenPattern =
  /(?<mark>%(?:2F|3F|3D|26|27|3A|23)|[/?&=#'"(){},;:.])|(?<word>[A-Za-z\d_$]+)|(?<rest>(?:(?!%(?:2F|3F|3D|26|27|3A|23))[^A-Za-z\d_$/?&=#'"(){},;:.])+)/gi

type IsKnownWord = (word: string) => boolean

/** Checks for a programmer's word that Salesforce's handlers are made of. */
const isHandlerWord: IsKnownWord = (word) =>
  isPathWord(word) || word.split('_').every((part) => part === '' || isSalesforceWord(part))

const describeWord = (word: string, isKnown: IsKnownWord): string => {
  if (knownKeyPrefixes.includes(word)) return word
  if (/^\d{1,3}$/.test(word)) return '[n]'
  if (isKnown(word)) return word
  const record = describeRecordId(word)
  return record ? record.text : describeKind('word', word)
}

const endsValue = /^(?:&|%26|'|"|%27|\)|#|%23|,|;)$/i

const describeTokens = (text: string, isKnown: IsKnownWord): string => {
  const shown: string[] = []
  let name = ''
  /** The value after `name=`; null outside of one. */
  let value: string | null = null
  const closeValue = () => {
    if (value) shown.push(isAskedValue(`${name}=${value}`) ? value : describeKind('value', value))
    value = null
  }
  for (const { 0: token, groups = {} } of text.matchAll(tokenPattern)) {
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
    shown.push(
      mark ?? (word ? describeWord(word, isKnown) : /^\s+$/.test(token) ? ' ' : describeKind('text', token)),
    )
  }
  closeValue()
  return shown.join('')
}

const cutInput = (text: string): string => text.slice(0, 4 * MAX_SHAPE_LENGTH)

const cutShape = (text: string): string => {
  const shape = text.trim()
  return shape.length > MAX_SHAPE_LENGTH
    ? `${shape.slice(0, MAX_SHAPE_LENGTH).replace(/\[[^\]]*$/, '')}[…]`
    : shape
}

/**
 * Returns the shape of a path and its query: words that our rules ask for, marks, and kinds for the
 * rest. Values of a query are left out, but for those that a way of finding a control asks for.
 */
export const describeShape = (text: string): string => cutShape(describeTokens(cutInput(text), isPathWord))

/** A text in quotes, plain or escaped; one without an end reaches to the end. */
const quotedPattern = /(?<quote>['"`]|%27|%22)(?<text>(?:\\[\s\S]|(?!\k<quote>)[\s\S])*)(?<end>\k<quote>|$)/gi

const describeQuoted = (text: string): string => {
  if (text === '' || isAskedValue(text)) return text
  return /^(?:\/|%2F)/i.test(text) ? describeTokens(text, isPathWord) : describeKind('value', text)
}

/** Returns the shape of a handler: what stands in quotes is a value, or an address. */
export const describeHandler = (text: string): string => {
  const input = cutInput(text)
  const shown: string[] = []
  let end = 0
  for (const { 0: all, index, groups = {} } of input.matchAll(quotedPattern)) {
    const { quote = '', text: quoted = '', end: endQuote = '' } = groups
    shown.push(
      describeTokens(input.slice(end, index), isHandlerWord),
      quote,
      describeQuoted(quoted),
      endQuote,
    )
    end = index + all.length
  }
  return cutShape(shown.join('') + describeTokens(input.slice(end), isHandlerWord))
}

/** Returns the shape of an address, without the host: hosts name the org. */
export const describeAddress = (address: string): string => {
  const [, handler] = /^\s*javascript:([\s\S]*)$/i.exec(address) ?? []
  if (handler !== undefined) return `javascript:${describeHandler(handler)}`
  const [, scheme = '', host = '', rest = ''] =
    /^\s*(?:(https?:)?\/\/([^/?#]*))?([\s\S]*)$/i.exec(address) ?? []
  return `${host || scheme ? `//${describeKind('host', host)}` : ''}${describeShape(rest)}`
}
