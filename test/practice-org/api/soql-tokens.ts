/** A query cut into words, signs and values. */

import { ApiFault } from './fault.ts'

export interface Token {
  kind: 'word' | 'text' | 'number' | 'time' | 'sign' | 'end'
  text: string
  /** Where it begins, from 0. */
  at: number
}

const shapes: readonly [Token['kind'], RegExp][] = [
  ['text', /'((?:\\.|[^'\\])*)'/y],
  ['time', /\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d))?/y],
  ['number', /[+-]?\d+(?:\.\d+)?/y],
  ['word', /[A-Za-z_][\w.]*/y],
  ['sign', /<=|>=|!=|<>|[=<>(),]/y],
]

export const malformed = (message: string) => new ApiFault(400, 'MALFORMED_QUERY', message)

const unescaped = (text: string): string =>
  // What LIKE is not to take for a wildcard stays marked until LIKE has read it.
  text.replace(/\\([^_%])/g, (_, sign: string) => ({ n: '\n', r: '\r', t: '\t' })[sign] ?? sign)

export function tokensOf(query: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < query.length) {
    const blank = /\s+/y
    blank.lastIndex = at
    if (blank.test(query)) {
      at = blank.lastIndex
      continue
    }
    const token = tokenAt(query, at)
    if (!token) throw malformed(`line 1:${at} no viable alternative at character '${query[at]}'`)
    tokens.push(token.token)
    at = token.end
  }
  return [...tokens, { kind: 'end', text: '<EOF>', at }]
}

function tokenAt(query: string, at: number): { token: Token; end: number } | null {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = at
    const match = shape.exec(query)
    if (match) {
      const text = kind === 'text' ? unescaped(match[1] ?? '') : match[0]
      return { token: { kind, text, at }, end: shape.lastIndex }
    }
  }
  return null
}
