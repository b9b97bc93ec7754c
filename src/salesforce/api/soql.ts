/** Builds paths of queries, and reads responses defensively. */

import { apiVersion } from './request.ts'

/** Quotes a text as a SOQL string. */
export const soqlString = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`

/** Quotes a text as a SOQL LIKE pattern for its prefix. */
export const soqlPrefixPattern = (text: string): string =>
  `${soqlString(text).slice(0, -1).replace(/[%_]/g, '\\$&')}%'`

/** Returns a REST path of the current API version, relative to `/services/`. */
export const restPath = (path: string): string => `data/v${apiVersion}/${path}`

/** Returns the path of a query. */
export const queryPath = (soql: string): string => restPath(`query?q=${encodeURIComponent(soql)}`)

/** Returns the path of a Tooling API query. */
export const toolingQueryPath = (soql: string): string =>
  restPath(`tooling/query?q=${encodeURIComponent(soql)}`)

export type SObjectRow = Readonly<Record<string, unknown>>

/** Returns the value if it is an object, else an empty object. */
export const asObject = (value: unknown): SObjectRow =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as SObjectRow) : {}

/** Returns the records of a query's response. */
export const getRecords = (response: unknown): readonly SObjectRow[] => {
  const { records } = asObject(response)
  return Array.isArray(records) ? records.map(asObject) : []
}

/** Returns the text at a path of names, '' if there is none. */
export const getString = (row: SObjectRow, ...path: readonly string[]): string => {
  const value = path.reduce<unknown>((inner, name) => asObject(inner)[name], row)
  return typeof value === 'string' ? value : ''
}

/** Returns the boolean at a path of names, null if there is none. */
export const getBoolean = (row: SObjectRow, ...path: readonly string[]): boolean | null => {
  const value = path.reduce<unknown>((inner, name) => asObject(inner)[name], row)
  return typeof value === 'boolean' ? value : null
}

/** Returns the number at a path of names, null if there is none. */
export const getNumber = (row: SObjectRow, ...path: readonly string[]): number | null => {
  const value = path.reduce<unknown>((inner, name) => asObject(inner)[name], row)
  return typeof value === 'number' ? value : null
}

/** Parses a date and time of Salesforce's, `2026-11-29T09:30:00.000+0000`; null if it is none. */
export const parseSalesforceTime = (text: string): number | null => {
  // Not every engine reads an offset without its colon.
  const time = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
  return Number.isNaN(time) ? null : time
}
