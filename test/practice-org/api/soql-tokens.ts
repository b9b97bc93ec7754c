/** Splits a query into tokens. */

import { SalesforceApiError } from './fault.ts'

export interface SoqlToken {
  kind: 'word' | 'text' | 'number' | 'time' | 'sign' | 'end'
  text: string
  /** Offset, from 0. */
  offset: number
}

const shapes: readonly [SoqlToken['kind'], RegExp][] = [
  ['text', /'((?:\\.|[^'\\])*)'/y],
  ['time', /\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d))?/y],
  ['number', /[+-]?\d+(?:\.\d+)?/y],
  ['word', /[A-Za-z_][\w.]*/y],
  ['sign', /<=|>=|!=|<>|[=<>(),]/y],
]

export const createMalformedQueryError = (message: string) =>
  new SalesforceApiError(400, 'MALFORMED_QUERY', message)

const unescaped = (text: string): string =>
  // Escaped wildcards stay marked for LIKE.
  text.replace(/\\([^_%])/g, (_, sign: string) => ({ n: '\n', r: '\r', t: '\t' })[sign] ?? sign)

export function tokenizeSoql(query: string): SoqlToken[] {
  const tokens: SoqlToken[] = []
  let at = 0
  while (at < query.length) {
    const blank = /\s+/y
    blank.lastIndex = at
    if (blank.test(query)) {
      at = blank.lastIndex
      continue
    }
    const token = tokenAt(query, at)
    if (!token)
      throw createMalformedQueryError(`line 1:${at} no viable alternative at character '${query[at]}'`)
    tokens.push(token.token)
    at = token.end
  }
  return [...tokens, { kind: 'end', text: '<EOF>', offset: at }]
}

function tokenAt(query: string, at: number): { token: SoqlToken; end: number } | null {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = at
    const match = shape.exec(query)
    if (match) {
      const text = kind === 'text' ? unescaped(match[1] ?? '') : match[0]
      return { token: { kind, text, offset: at }, end: shape.lastIndex }
    }
  }
  return null
}
