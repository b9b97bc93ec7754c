/**
 * Parses a subset of SOQL: SELECT, FROM, WHERE (=, <, LIKE, IN, AND, OR, NOT, parentheses), ORDER
 * BY, LIMIT.
 */

import { createMalformedQueryError, type SoqlToken, tokenizeSoql } from './soql-tokens.ts'

type SoqlLiteral = string | number | boolean | null

export interface FieldPath {
  names: readonly string[]
  /** Offset in the query, from 0. */
  offset: number
}

/** `quoted` is true for text in quotes; numbers, booleans, times and null are unquoted. */
export interface SoqlValue {
  value: SoqlLiteral
  quoted: boolean
}

export type SoqlCondition =
  | { kind: 'all'; parts: readonly SoqlCondition[] }
  | { kind: 'any'; parts: readonly SoqlCondition[] }
  | { kind: 'not'; part: SoqlCondition }
  | { kind: 'compare'; path: FieldPath; operator: string; given: SoqlValue }
  | { kind: 'in'; path: FieldPath; not: boolean; among: readonly SoqlValue[] | SoqlQuery }

export interface SoqlQuery {
  source: string
  /** `SELECT COUNT()` */
  count: boolean
  /** `SELECT FIELDS(ALL)` */
  all: boolean
  select: readonly FieldPath[]
  from: string
  where: SoqlCondition | null
  order: readonly { path: FieldPath; descending: boolean }[]
  limit: number | null
}

class Reader {
  private at = 0
  private readonly tokens: readonly SoqlToken[]
  private readonly source: string

  constructor(source: string) {
    this.source = source
    this.tokens = tokenizeSoql(source)
  }

  private get next(): SoqlToken {
    return this.tokens[this.at] ?? { kind: 'end', text: '<EOF>', offset: this.source.length }
  }
  private unexpected(): Error {
    return createMalformedQueryError(`unexpected token: '${this.next.text}'`)
  }
  private is(text: string): boolean {
    return this.next.kind !== 'text' && this.next.text.toUpperCase() === text
  }
  private takes(text: string): boolean {
    if (!this.is(text)) return false
    this.at++
    return true
  }
  private must(text: string): void {
    if (!this.takes(text)) throw this.unexpected()
  }
  private take(kind: SoqlToken['kind']): SoqlToken {
    if (this.next.kind !== kind) throw this.unexpected()
    const token = this.next
    this.at++
    return token
  }
  private path(): FieldPath {
    const { text, offset: at } = this.take('word')
    return { names: text.split('.'), offset: at }
  }
  private listOf<T>(read: () => T): T[] {
    const list = [read()]
    while (this.takes(',')) list.push(read())
    return list
  }

  whole(): SoqlQuery {
    const query = this.query()
    if (this.next.kind !== 'end') throw this.unexpected()
    return query
  }

  private query(): SoqlQuery {
    this.must('SELECT')
    const first = this.path()
    const count = first.names.join('.').toUpperCase() === 'COUNT' && this.takes('(')
    if (count) this.must(')')
    const all = first.names.join('.').toUpperCase() === 'FIELDS' && this.takes('(')
    if (all) this.must('ALL')
    if (all) this.must(')')
    const select = count || all ? [] : [first]
    while (!count && !all && this.takes(',')) select.push(this.path())
    this.must('FROM')
    const from = this.take('word').text
    const where = this.takes('WHERE') ? this.any() : null
    const order = this.takes('ORDER') ? this.order() : []
    const limit = this.takes('LIMIT') ? Number(this.take('number').text) : null
    // Documented: all fields of 200 records at most.
    if (all && (limit === null || limit > 200))
      throw createMalformedQueryError('The SOQL FIELDS function must have a LIMIT of at most 200')
    return { source: this.source, count, all, select, from, where, order, limit }
  }

  private order(): SoqlQuery['order'] {
    this.must('BY')
    return this.listOf(() => {
      const path = this.path()
      const descending = this.takes('DESC') || (this.takes('ASC') && false)
      if (this.takes('NULLS') && !this.takes('FIRST')) this.must('LAST')
      return { path, descending }
    })
  }

  /** Refuses AND next to OR without parentheses, as Salesforce does. */
  private any(): SoqlCondition {
    const first = this.one()
    const word = this.is('AND') ? 'AND' : 'OR'
    const parts = [first]
    while (this.takes(word)) parts.push(this.one())
    if (this.is('AND') || this.is('OR')) throw this.unexpected()
    return parts.length === 1 ? first : { kind: word === 'AND' ? 'all' : 'any', parts }
  }

  private one(): SoqlCondition {
    if (this.takes('NOT')) return { kind: 'not', part: this.one() }
    if (this.takes('(')) {
      const inner = this.any()
      this.must(')')
      return inner
    }
    const path = this.path()
    const not = this.takes('NOT')
    if (not || this.is('IN')) {
      this.must('IN')
      this.must('(')
      const among = this.is('SELECT') ? this.query() : this.listOf(() => this.given())
      this.must(')')
      return { kind: 'in', path, not, among }
    }
    const operator = this.takes('LIKE') ? 'LIKE' : this.take('sign').text
    if (operator === '(' || operator === ')' || operator === ',') throw this.unexpected()
    return { kind: 'compare', path, operator, given: this.given() }
  }

  private given(): SoqlValue {
    const { kind, text } = this.next
    const words: Record<string, SoqlLiteral> = { TRUE: true, FALSE: false, NULL: null }
    const word = text.toUpperCase()
    if (kind === 'word' && !(word in words)) throw this.unexpected()
    if (kind === 'sign' || kind === 'end') throw this.unexpected()
    this.at++
    if (kind === 'word') return { value: words[word] ?? null, quoted: false }
    return { value: kind === 'number' ? Number(text) : text, quoted: kind === 'text' }
  }
}

export const parseSoql = (source: string): SoqlQuery => new Reader(source).whole()
