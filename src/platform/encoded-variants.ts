/**
 * Finds secrets in a text in any encoding: other case or Unicode form, URL, form, JSON or HTML
 * escapes, nested, hexadecimal or Base64. Decodes the text step by step and searches each step, so
 * that no list of variants has to be complete. Pure; works on any text.
 */

/** Text in which each UTF-16 unit knows its position in the original text. */
interface TracedText {
  readonly text: string
  readonly from: readonly number[]
  readonly to: readonly number[]
}

type Range = readonly [from: number, to: number]

/** Number of nested escapes that are decoded. */
const MAX_DECODING_STEPS = 6
/** Shorter secrets occur in encoded data by chance. */
const MIN_ENCODED_LENGTH = 4

const traceText = (text: string): TracedText => ({
  text,
  from: Array.from({ length: text.length }, (_, index) => index),
  to: Array.from({ length: text.length }, (_, index) => index + 1),
})

/** Replaces every match; null keeps it. The replacement takes the position of the whole match. */
const replaceTraced = (
  { text, from, to }: TracedText,
  pattern: RegExp,
  replace: (found: RegExpExecArray) => string | null,
): TracedText => {
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let done = 0
  const keep = (until: number) => {
    parts.push(text.slice(done, until))
    for (let index = done; index < until; index += 1) {
      starts.push(from[index] ?? 0)
      ends.push(to[index] ?? 0)
    }
    done = until
  }
  for (const found of text.matchAll(pattern)) {
    const replacement = replace(found)
    if (replacement === null || replacement === found[0]) continue
    keep(found.index)
    done = found.index + found[0].length
    parts.push(replacement)
    for (let index = 0; index < replacement.length; index += 1) {
      starts.push(from[found.index] ?? 0)
      ends.push(to[done - 1] ?? 0)
    }
  }
  if (done === 0 && parts.length === 0) return { text, from, to }
  keep(text.length)
  return { text: parts.join(''), from: starts, to: ends }
}

const namedEntities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
  nbsp: ' ',
  excl: '!',
  num: '#',
  dollar: '$',
  percnt: '%',
  lpar: '(',
  rpar: ')',
  ast: '*',
  plus: '+',
  comma: ',',
  period: '.',
  sol: '/',
  colon: ':',
  semi: ';',
  equals: '=',
  quest: '?',
  commat: '@',
  lsqb: '[',
  lbrack: '[',
  bsol: '\\',
  rsqb: ']',
  rbrack: ']',
  hat: '^',
  lowbar: '_',
  grave: '`',
  lcub: '{',
  lbrace: '{',
  vert: '|',
  verbar: '|',
  rcub: '}',
  rbrace: '}',
  tab: '\t',
  newline: '\n',
}
const controlEscapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

const toCharacter = (code: number): string | null =>
  code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null

/** An escaped character in a URL, form, HTML, JSON or a script. */
const ENCODED_CHARACTER =
  /(?<percent>%[0-7][\da-f]|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-7](?:%[89ab][\da-f]){3})|&(?:#0{0,9}(?<decimal>\d{1,7})|#x0{0,9}(?<hex>[\da-f]{1,6})|(?<name>[a-z]{2,7}));|\\(?:u(?<unit>[\da-f]{4})|u\{0{0,9}(?<point>[\da-f]{1,6})\}|x(?<byte>[\da-f]{2})|(?<sign>["'\\/bfnrt]))|(?<plus>\+)/gi

const decodeMatch = ({ groups = {} }: RegExpExecArray): string | null => {
  const { percent, decimal, hex, name, unit, point, byte, sign, plus } = groups
  if (percent !== undefined) {
    try {
      return decodeURIComponent(percent)
    } catch {
      return null
    }
  }
  if (decimal !== undefined) return toCharacter(Number(decimal))
  if (name !== undefined) return namedEntities[name.toLowerCase()] ?? null
  // A UTF-16 unit, not a code point: JSON writes surrogate pairs as two escapes.
  if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16))
  const code = hex ?? point ?? byte
  if (code !== undefined) return toCharacter(Number.parseInt(code, 16))
  if (sign !== undefined) return controlEscapes[sign] ?? sign
  return plus === undefined ? null : ' '
}

const foldCharacter = (part: string): string =>
  /^[\0-\x7f]$/.test(part) ? part.toLowerCase() : foldUnicode(part)

const foldUnicode = (part: string): string =>
  part
    .normalize('NFKD')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Cf}/gu, '')

/** Folds case, composed accents and zero-width characters. */
const foldTraced = (text: TracedText): TracedText =>
  replaceTraced(text, /\P{M}\p{M}*|\p{M}+/gsu, ([part]) => foldCharacter(part.replace(/\p{Cs}/gu, '\ufffd')))

/** Returns the text and each step of decoding its escapes. */
const decodeInSteps = (text: TracedText): readonly TracedText[] => {
  const all = [text]
  for (let last = text; all.length <= MAX_DECODING_STEPS; all.push(last)) {
    const next = replaceTraced(last, ENCODED_CHARACTER, decodeMatch)
    if (next.text === last.text) break
    last = next
  }
  return all
}

/** Returns all occurrences of the needle, as positions in the original text. */
const findOccurrences = ({ text, from, to }: TracedText, needle: string): readonly Range[] => {
  const found: Range[] = []
  for (let index = text.indexOf(needle); index >= 0; index = text.indexOf(needle, index + 1))
    found.push([from[index] ?? 0, to[index + needle.length - 1] ?? 0])
  return found
}

const parseHex = (run: string): Uint8Array =>
  Uint8Array.from(run.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

const parseBase64 = (run: string): Uint8Array => {
  const text = run.replace(/-/g, '+').replace(/_/g, '/')
  return Uint8Array.from(atob(text.slice(0, text.length - (text.length % 4 === 1 ? 1 : 0))), (one) =>
    one.charCodeAt(0),
  )
}

/** Decodes a run of letters and digits as hexadecimal and Base64, from each possible offset. */
const decodeRun = (padded: string): readonly string[] => {
  const run = padded.replace(/=+$/, '')
  const decoder = new TextDecoder()
  const hex = /^[\da-f]+$/i.test(run) ? [0, 1].map((skip) => parseHex(run.slice(skip))) : []
  const base64 = [0, 1, 2, 3].map((skip) => parseBase64(run.slice(skip)))
  return [...hex, ...base64].map((bytes) => decoder.decode(bytes))
}

/** Finds the needles in the text; `depth` limits how many nested encodings are decoded. */
const findSecrets = (text: string, needles: readonly string[], depth: number): readonly Range[] =>
  decodeInSteps(traceText(text)).flatMap((step): readonly Range[] => {
    const plain = foldTraced(step)
    const direct = needles.flatMap((needle) => findOccurrences(plain, needle))
    if (depth === 0) return direct
    const long = needles.filter((needle) => needle.length >= MIN_ENCODED_LENGTH)
    const encoded = Array.from(step.text.matchAll(/[\w+/-]{6,}={0,2}/g)).flatMap(
      ([run], index, all): readonly Range[] => {
        const begin = all[index]?.index ?? 0
        const hasSecret =
          long.length > 0 && decodeRun(run).some((one) => findSecrets(one, long, depth - 1).length > 0)
        return hasSecret ? [[step.from[begin] ?? 0, step.to[begin + run.length - 1] ?? 0]] : []
      },
    )
    return [...direct, ...encoded]
  })

/** Returns each secret as written, and as decoded where parts of it look like an escape. */
const toNeedles = (secrets: readonly string[], minLength: number): readonly string[] => [
  ...new Set(
    secrets
      .flatMap((secret) => decodeInSteps(traceText(secret)).map((step) => foldTraced(step).text))
      .filter((one) => one.length >= minLength),
  ),
]

/**
 * Returns a function that replaces every occurrence of the secrets, in any encoding, by `mark`.
 * Ignores secrets shorter than `minLength`, which occur in ordinary words.
 */
export const createSecretMasker = (
  secrets: readonly string[],
  mark: string,
  minLength = 1,
): ((text: string) => string) => {
  const needles = toNeedles(secrets, Math.max(minLength, 1))
  return (text) => {
    const ranges = findSecrets(text, needles, 2).toSorted(([a], [b]) => a - b)
    const parts: string[] = []
    let end = 0
    for (const [from, to] of ranges) {
      // Overlapping secrets share a mark.
      if (from >= end) parts.push(text.slice(end, from), mark)
      end = Math.max(end, to)
    }
    return parts.join('') + text.slice(end)
  }
}

/** Decodes all escapes and removes invisible characters, so that nothing stays hidden. */
export const decodeText = (text: string): string =>
  (decodeInSteps(traceText(text)).at(-1)?.text ?? text).normalize('NFKC').replace(/[\p{Cf}\p{Cc}]/gu, '')
