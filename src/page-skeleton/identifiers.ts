/**
 * What of an id, name or class may be shown. Parts between `:`, `_`, `-` and `.` that look like a
 * programmer's words are kept; all else becomes its kind and length, as `[id:15]`.
 */

import { type CutText, findCutDigits, findCutTexts } from './cut-texts.ts'
import type { PageWords } from './page-words.ts'
import { isSalesforceWord, knownKeyPrefixes, splitHumps } from './salesforce-words.ts'

const MAX_PART_LENGTH = 40
const MAX_DIGITS = 4
/** Fewer digits are any row's number. */
const MIN_SAID_DIGITS = 3
/** From here on, letters and digits in turn are no words. */
const MIN_RANDOM_LENGTH = 16
/** Random letters and digits change between small, big and digits after fewer. */
const MIN_HUMP_LENGTH = 2.3

/** Names a part by its kind and length. */
export const describeKind = (kind: string, { length }: string): string => `[${kind}:${length}]`

/** The id in boxes that select all rows: no record's. */
const allRowsId = /^[a-z]?0{15}$/

/** What has a form and may hold separators itself, so it is looked for in the whole text. */
const forms: readonly (readonly [kind: string, pattern: string])[] = [
  ['session', '00D[A-Za-z0-9]{12,15}!\\S*'],
  ['mail', '[^\\s:;,<>"\'()\\[\\]]+@[^\\s:;,<>"\'()\\[\\]]+'],
  ['address', '[a-z]+://\\S+'],
  ['token', 'eyJ[\\w-]{8,}(?:\\.[\\w-]+)*'],
  ['key', '3MVG[\\w.]{8,}'],
  ['hex', '[\\da-fA-F]{8}-(?:[\\da-fA-F]{4}-){3}[\\da-fA-F]{12}'],
  ['base64', '[\\w+/-]{12,}={1,2}|[\\w-]*[+/][\\w+/-]*'],
]
const formPattern = new RegExp(forms.map(([, pattern]) => `(${pattern})`).join('|'), 'g')

const hasShortHumps = (text: string): boolean => {
  const humps = splitHumps(text)
  return humps.length > 0 && humps.join('').length / humps.length < MIN_HUMP_LENGTH
}

const isRandom = (text: string): boolean => text.length >= MIN_RANDOM_LENGTH && hasShortHumps(text)

/** Checks for a random text that separators cut: one part of it at least shows what it is. */
const isCutRandom = (text: string): boolean =>
  text.length >= MIN_RANDOM_LENGTH &&
  text.split(/[_\-.]/).some((part) => part.length > 5 && /\d\D/.test(part) && hasShortHumps(part))

/** Returns the record id at the end of a part, with a known key prefix before it; null if none. */
export const describeRecordId = (part: string): { lead: string; text: string } | null => {
  for (const length of [18, 15]) {
    const lead = part.slice(0, -length)
    const id = part.slice(-length)
    // A key prefix begins with a digit, or a letter and a digit; three letters are no such thing.
    if (part.length < length || !/^[a-zA-Z]*$/.test(lead) || !/^(?:\d|[a-zA-Z]\d)[\dA-Za-z]+$/.test(id))
      continue
    const prefix = knownKeyPrefixes.find((one) => id.startsWith(one)) ?? ''
    return { lead, text: `${prefix}${describeKind('id', id)}` }
  }
  return null
}

const describePart = (part: string, words: PageWords): string => {
  if (part === '' || allRowsId.test(part)) return part
  if (/[^\x20-\x7e]/.test(part)) return describeKind('letters', part)
  if (!/^[A-Za-z\d]+$/.test(part)) return describeKind('other', part)
  if (words.namesOrg(part)) return describeKind('org', part)
  const digits = part.replace(/\D/g, '').length
  if (digits === part.length) {
    const isHidden = digits > MAX_DIGITS || (digits >= MIN_SAID_DIGITS && words.repeats(part))
    return isHidden ? describeKind('digits', part) : part
  }
  const record = digits > 0 && describeRecordId(part)
  if (record) return describePart(record.lead, words) + record.text
  if (digits > 0 && part.length >= 8 && /^[\da-f]+$/i.test(part)) return describeKind('hex', part)
  if (digits > MAX_DIGITS || isRandom(part) || /^\D*\d.{14,}/.test(part)) return describeKind('base64', part)
  if (part.length > MAX_PART_LENGTH) return describeKind('long', part)
  // A word of Salesforce with a number keeps it, unless the page says the number.
  const [said] = /\d{3,}$/.exec(part) ?? []
  const isSaid = isSalesforceWord(part) ? said !== undefined && words.repeats(said) : words.repeats(part)
  return isSaid ? describeKind('word', part) : part
}

const describeParts = (text: string, words: PageWords): string =>
  text
    .split(/([:_\-.])/)
    .map((part, index) => (index % 2 ? part : describePart(part, words)))
    .join('')

/** Describes letters and digits that separators may cut: random ones as a whole. */
const describeRuns = (text: string, words: PageWords): string =>
  text
    .split(/(:)/)
    .map((run) =>
      isCutRandom(run) && !run.split(/[_\-.]/).some(describeRecordId)
        ? describeKind('base64', run)
        : describeParts(run, words),
    )
    .join('')

/** Describes texts that were found as a whole, and what is between them by `describeRest`. */
const describeFound = (
  text: string,
  found: readonly CutText[],
  describeRest: (rest: string) => string,
): string => {
  const shown: string[] = []
  let end = 0
  for (const { kind, start, end: cutEnd } of found) {
    shown.push(describeRest(text.slice(end, start)), describeKind(kind, text.slice(start, cutEnd)))
    end = cutEnd
  }
  return shown.join('') + describeRest(text.slice(end))
}

/** Describes ids and digits that separators cut, each as a whole. */
const describeCut = (text: string, words: PageWords): string =>
  describeFound(text, findCutTexts(text), (rest) =>
    describeFound(rest, findCutDigits(rest), (run) => describeRuns(run, words)),
  )

/** Returns what may be shown of one identifier, which has no white space. */
export const describeIdentifier = (text: string, words: PageWords): string => {
  const shown: string[] = []
  let end = 0
  for (const found of text.matchAll(formPattern)) {
    const kind = forms[found.slice(1).findIndex((group) => group !== undefined)]?.[0] ?? 'other'
    shown.push(describeCut(text.slice(end, found.index), words), describeKind(kind, found[0]))
    end = found.index + found[0].length
  }
  return shown.join('') + describeCut(text.slice(end), words)
}

/** Returns what may be shown of identifiers between spaces: classes, or references to ids. */
export const describeIdentifiers = (text: string, words: PageWords): string =>
  text
    .split(/\s+/)
    .filter((one) => one !== '')
    .map((one) => describeIdentifier(one, words))
    .join(' ')
