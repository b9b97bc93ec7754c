/** Repeats queries without the columns an org lacks or hides, so the others are still read. */

import type { ApiResult } from './errors.ts'
import type { Api } from './request.ts'
import { asObject, getRecords, getString, type SObjectRow } from './soql.ts'

interface ParsedSelect {
  readonly columns: readonly string[]
  /** The query, starting at `FROM`. */
  readonly rest: string
  /** Returns the path of the query with other columns. */
  readonly path: (columns: readonly string[]) => string
}

/** Parses the query in a path; null if it has no plain list of columns. */
const parseSelect = (path: string): ParsedSelect | null => {
  const [before = '', search] = path.split('?')
  const soql = new URLSearchParams(search).get('q') ?? ''
  const [, list = '', rest = ''] = /^SELECT ([\w.,]+) (FROM .*)$/s.exec(soql) ?? []
  if (list === '') return null
  return {
    columns: list.split(','),
    rest,
    path: (columns) => `${before}?q=${encodeURIComponent(`SELECT ${columns.join(',')} ${rest}`)}`,
  }
}

/** Returns the columns an error message names, else those of a relationship it names. */
const findNamedColumns = (message: string, columns: readonly string[]): readonly string[] => {
  const filterByPart = (part: (path: readonly string[]) => string | undefined) =>
    columns.filter((column) => message.includes(`'${part(column.split('.'))}'`))
  const last = filterByPart((path) => path.at(-1))
  return last.length > 0 ? last : filterByPart((path) => path[0])
}

const isInvalidField = (result: ApiResult): boolean => !result.ok && result.code === 'INVALID_FIELD'

/** Merges two rows of one record, recursively. */
const mergeRows = (one: SObjectRow, other: SObjectRow): SObjectRow => ({
  ...one,
  ...Object.fromEntries(
    Object.entries(other).map(([name, value]) => {
      const known = one[name]
      const both = typeof known === 'object' && known !== null && typeof value === 'object' && value !== null
      return [name, both ? mergeRows(asObject(known), asObject(value)) : value]
    }),
  ),
})

/** Queries each column separately and merges the rows by id. */
const queryColumnsSeparately = async (
  api: Api,
  { columns, path }: ParsedSelect,
  refused: ApiResult,
): Promise<ApiResult> => {
  const base = await api.get(path(['Id']))
  if (!base.ok) return refused
  const otherColumns = columns.filter((column) => column !== 'Id')
  const results = await Promise.all(otherColumns.map((column) => api.get(path(['Id', column]))))
  const failure = results.find((result) => !result.ok && !isInvalidField(result))
  if (failure) return failure
  if (otherColumns.length > 0 && results.every(isInvalidField)) return refused
  const records = getRecords(base.value).map((row) =>
    results
      .flatMap((result) => (result.ok ? getRecords(result.value) : []))
      .filter((other) => getString(other, 'Id') === getString(row, 'Id'))
      .reduce(mergeRows, row),
  )
  return { ok: true, value: { records } }
}

/** Requests a path; on INVALID_FIELD repeats the query without the named columns. */
const getWithoutAbsentColumns = async (api: Api, path: string): Promise<ApiResult> => {
  const result = await api.get(path)
  if (result.ok || !isInvalidField(result)) return result
  const select = parseSelect(path)
  if (!select) return result
  const absent = findNamedColumns(result.message, select.columns)
  const remaining = select.columns.filter((column) => column === 'Id' || !absent.includes(column))
  if (remaining.length === select.columns.length || remaining.length === 0)
    return queryColumnsSeparately(api, select, result)
  return getWithoutAbsentColumns(api, select.path(remaining))
}

/** Returns an API whose queries omit columns the org does not have. */
export const withOptionalColumns = (api: Api): Api => ({
  ...api,
  get: (path) => getWithoutAbsentColumns(api, path),
})
