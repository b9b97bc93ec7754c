/** Repeats queries without the columns an org lacks or hides, so the others are still read. */

import type { ApiResult } from './errors.ts'
import type { Api } from './request.ts'
import { objectOf, type Row, recordsOf, textAt } from './soql.ts'

interface Select {
  readonly columns: readonly string[]
  /** Query from `FROM` on. */
  readonly rest: string
  /** Returns the path of the query with other columns. */
  readonly path: (columns: readonly string[]) => string
}

/** Parses the query in a path; null if it has no plain list of columns. */
const selectIn = (path: string): Select | null => {
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
const named = (message: string, columns: readonly string[]): readonly string[] => {
  const by = (part: (path: readonly string[]) => string | undefined) =>
    columns.filter((column) => message.includes(`'${part(column.split('.'))}'`))
  const last = by((path) => path.at(-1))
  return last.length > 0 ? last : by((path) => path[0])
}

const isAbsent = (answer: ApiResult): boolean => !answer.ok && answer.code === 'INVALID_FIELD'

/** Merges two rows of one record, recursively. */
const merged = (one: Row, other: Row): Row => ({
  ...one,
  ...Object.fromEntries(
    Object.entries(other).map(([name, value]) => {
      const known = one[name]
      const both = typeof known === 'object' && known !== null && typeof value === 'object' && value !== null
      return [name, both ? merged(objectOf(known), objectOf(value)) : value]
    }),
  ),
})

/** Queries each column separately and merges the rows by id. */
const oneByOne = async (api: Api, { columns, path }: Select, refused: ApiResult): Promise<ApiResult> => {
  const base = await api.get(path(['Id']))
  if (!base.ok) return refused
  const others = columns.filter((column) => column !== 'Id')
  const answers = await Promise.all(others.map((column) => api.get(path(['Id', column]))))
  const failure = answers.find((answer) => !answer.ok && !isAbsent(answer))
  if (failure) return failure
  if (others.length > 0 && answers.every(isAbsent)) return refused
  const records = recordsOf(base.value).map((row) =>
    answers
      .flatMap((answer) => (answer.ok ? recordsOf(answer.value) : []))
      .filter((other) => textAt(other, 'Id') === textAt(row, 'Id'))
      .reduce(merged, row),
  )
  return { ok: true, value: { records } }
}

/** Requests a path; on INVALID_FIELD repeats the query without the named columns. */
const thoroughly = async (api: Api, path: string): Promise<ApiResult> => {
  const answer = await api.get(path)
  if (answer.ok || !isAbsent(answer)) return answer
  const select = selectIn(path)
  if (!select) return answer
  const absent = named(answer.message, select.columns)
  const left = select.columns.filter((column) => column === 'Id' || !absent.includes(column))
  if (left.length === select.columns.length || left.length === 0) return oneByOne(api, select, answer)
  return thoroughly(api, select.path(left))
}

/** Returns an API whose queries omit columns the org does not have. */
export const thorough = (api: Api): Api => ({ ...api, get: (path) => thoroughly(api, path) })
