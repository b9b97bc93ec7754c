/** Builds paths of queries, and reads responses defensively. */

import { apiVersion } from './request.ts'

/** Quotes a text as a SOQL string. */
export const literal = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`

/** Quotes a text as a SOQL LIKE pattern for its prefix. */
export const likeLiteral = (text: string): string =>
  `${literal(text).slice(0, -1).replace(/[%_]/g, '\\$&')}%'`

/** Returns a REST path of the current API version, relative to `/services/`. */
export const data = (path: string): string => `data/v${apiVersion}/${path}`

/** Returns the path of a query. */
export const query = (soql: string): string => data(`query?q=${encodeURIComponent(soql)}`)

/** Returns the path of a Tooling API query. */
export const tooling = (soql: string): string => data(`tooling/query?q=${encodeURIComponent(soql)}`)

export type Row = Readonly<Record<string, unknown>>

/** Returns the value if it is an object, else an empty object. */
export const objectOf = (value: unknown): Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {}

/** Returns the records of a query's response. */
export const recordsOf = (answer: unknown): readonly Row[] => {
  const { records } = objectOf(answer)
  return Array.isArray(records) ? records.map(objectOf) : []
}

/** Returns the text at a path of names, '' if there is none. */
export const textAt = (row: Row, ...path: readonly string[]): string => {
  const value = path.reduce<unknown>((inner, name) => objectOf(inner)[name], row)
  return typeof value === 'string' ? value : ''
}

/** Returns the boolean at a path of names, null if there is none. */
export const flagAt = (row: Row, ...path: readonly string[]): boolean | null => {
  const value = path.reduce<unknown>((inner, name) => objectOf(inner)[name], row)
  return typeof value === 'boolean' ? value : null
}

/** Returns the number at a path of names, null if there is none. */
export const numberAt = (row: Row, ...path: readonly string[]): number | null => {
  const value = path.reduce<unknown>((inner, name) => objectOf(inner)[name], row)
  return typeof value === 'number' ? value : null
}
