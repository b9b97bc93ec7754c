/** Several requests in one: each has its own end, and one that fails takes no other with it. */

import { type ApiResult, errorOf, failed } from './errors.ts'
import type { Api } from './request.ts'
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

/** The end of each part, by its id; of all of them where the request itself failed. */
export const composite = async (
  api: Api,
  base: '' | 'tooling/',
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
