/** Several requests in one: each has its own end, and one that fails takes no other with it. */

import { type ApiResult, errorOf, failed } from './errors.ts'
import type { Api } from './request.ts'
import { givenUp, isPassing } from './retry-busy.ts'
import { data, numberAt, objectOf, textAt } from './soql.ts'

export interface Part {
  /** Letters and digits. */
  readonly id: string
  readonly method: 'POST' | 'PATCH'
  /** Below `sobjects/`. */
  readonly path: string
  readonly body: unknown
}

/** Salesforce takes no more in one request. */
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
 * The end of each part, by its id; of all of them where the request itself failed. Those that the org was too busy for
 * are asked again where the API is patient.
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
