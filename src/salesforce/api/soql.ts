/** Queries: their address, and a defensive look at what comes back. */

import { apiVersion } from './request.ts'

/** A text as a literal in SOQL. */
export const literal = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`

/** A text as a literal that LIKE takes for all that begins with it. */
export const likeLiteral = (text: string): string =>
  `${literal(text).slice(0, -1).replace(/[%_]/g, '\\$&')}%'`

/** The path of a path of the current version, below `/services/`. */
export const data = (path: string): string => `data/v${apiVersion}/${path}`

/** The path that asks this query. */
export const query = (soql: string): string => data(`query?q=${encodeURIComponent(soql)}`)

/** The same of the Tooling API. */
export const tooling = (soql: string): string => data(`tooling/query?q=${encodeURIComponent(soql)}`)

export type Row = Readonly<Record<string, unknown>>

/** Anything -> an object to look into; empty where it is none. */
export const objectOf = (value: unknown): Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {}

/** The records of an answer to a query. */
export const recordsOf = (answer: unknown): readonly Row[] => {
  const { records } = objectOf(answer)
  return Array.isArray(records) ? records.map(objectOf) : []
}

/** A text at a path of names, '' where there is none. */
export const textAt = (row: Row, ...path: readonly string[]): string => {
  const value = path.reduce<unknown>((inner, name) => objectOf(inner)[name], row)
  return typeof value === 'string' ? value : ''
}

/** A yes or no at a path of names, null where there is none. */
export const flagAt = (row: Row, ...path: readonly string[]): boolean | null => {
  const value = path.reduce<unknown>((inner, name) => objectOf(inner)[name], row)
  return typeof value === 'boolean' ? value : null
}

/** A number, null where there is none. */
export const numberAt = (row: Row, ...path: readonly string[]): number | null => {
  const value = path.reduce<unknown>((inner, name) => objectOf(inner)[name], row)
  return typeof value === 'number' ? value : null
}
