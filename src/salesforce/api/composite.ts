/** Sends several requests as one composite request; a failed part does not affect the others. */

import { type ApiResult, errorOf, failed } from './errors.ts'
import type { Api } from './request.ts'
import { givenUp, isPassing } from './retry-busy.ts'
import { data, numberAt, objectOf, textAt } from './soql.ts'

export interface Part {
  /** Reference id: letters and digits. */
  readonly id: string
  readonly method: 'POST' | 'PATCH'
  /** Path below `sobjects/`. */
  readonly path: string
  readonly body: unknown
}

/** Maximum number of subrequests. @see REST API Developer Guide, Composite */
const most = 25

type Base = '' | 'tooling/'

const once = async (
  api: Api,
  base: Base,
  parts: readonly Part[],
): Promise<ReadonlyMap<string, ApiResult>> => {
  if (parts.length > most) throw new Error(`${parts.length} requests in one`)
  if (parts.length === 0) return new Map()
  const answer = await api.post(data(`${base}composite`), {
    allOrNone: false,
    compositeRequest: parts.map(({ id, method, path, body }) => ({
      method,
      url: `/services/${data(`${base}sobjects/${path}`)}`,
      referenceId: id,
      body,
    })),
  })
  const { compositeResponse } = objectOf(answer.ok ? answer.value : null)
  const ends = Array.isArray(compositeResponse) ? compositeResponse.map(objectOf) : []
  return new Map(
    parts.map(({ id }): [string, ApiResult] => {
      if (!answer.ok) return [id, answer]
      const end = ends.find((one) => textAt(one, 'referenceId') === id)
      if (!end) return [id, failed('unexpected')]
      const status = numberAt(end, 'httpStatusCode') ?? 0
      return [id, status >= 200 && status < 300 ? { ok: true, value: end.body } : errorOf(status, end.body)]
    }),
  )
}

/**
 * Returns the result of each part by id; all fail alike if the request itself fails. Parts refused
 * as busy are repeated if the API retries.
 */
export const composite = async (
  api: Api,
  base: Base,
  parts: readonly Part[],
): Promise<ReadonlyMap<string, ApiResult>> => {
  const ends = new Map(await once(api, base, parts))
  for (let turn = 0; ; turn += 1) {
    const left = parts.filter(({ id }) => isPassing(ends.get(id) ?? failed('unexpected')))
    if (left.length === 0) return ends
    if (!(await api.pause?.(turn))) {
      for (const { id } of left) ends.set(id, givenUp(ends.get(id) ?? failed('unexpected')))
      return ends
    }
    for (const [id, end] of await once(api, base, left)) ends.set(id, end)
  }
}
