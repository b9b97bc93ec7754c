/** Sends several requests as one composite request; a failed part does not affect the others. */

import { type ApiResult, apiFailure, parseApiError } from './errors.ts'
import type { Api } from './request.ts'
import { asBusyError, isTransient } from './retry-busy.ts'
import { asObject, getNumber, getString, restPath } from './soql.ts'

export interface CompositeSubrequest {
  /** Reference id: letters and digits. */
  readonly id: string
  readonly method: 'POST' | 'PATCH'
  /** Path below `sobjects/`. */
  readonly path: string
  readonly body: unknown
}

/** Maximum number of subrequests. @see REST API Developer Guide, Composite */
const MAX_SUBREQUESTS = 25

type CompositeBase = '' | 'tooling/'

const sendOnce = async (
  api: Api,
  base: CompositeBase,
  parts: readonly CompositeSubrequest[],
): Promise<ReadonlyMap<string, ApiResult>> => {
  if (parts.length > MAX_SUBREQUESTS) throw new Error(`${parts.length} requests in one`)
  if (parts.length === 0) return new Map()
  const answer = await api.post(restPath(`${base}composite`), {
    allOrNone: false,
    compositeRequest: parts.map(({ id, method, path, body }) => ({
      method,
      url: `/services/${restPath(`${base}sobjects/${path}`)}`,
      referenceId: id,
      body,
    })),
  })
  const { compositeResponse } = asObject(answer.ok ? answer.value : null)
  const ends = Array.isArray(compositeResponse) ? compositeResponse.map(asObject) : []
  return new Map(
    parts.map(({ id }): [string, ApiResult] => {
      if (!answer.ok) return [id, answer]
      const end = ends.find((one) => getString(one, 'referenceId') === id)
      if (!end) return [id, apiFailure('unexpected')]
      const status = getNumber(end, 'httpStatusCode') ?? 0
      return [
        id,
        status >= 200 && status < 300 ? { ok: true, value: end.body } : parseApiError(status, end.body),
      ]
    }),
  )
}

/**
 * Returns the result of each part by id; all fail alike if the request itself fails. Parts refused
 * as busy are repeated if the API retries.
 */
export const sendComposite = async (
  api: Api,
  base: CompositeBase,
  parts: readonly CompositeSubrequest[],
): Promise<ReadonlyMap<string, ApiResult>> => {
  const ends = new Map(await sendOnce(api, base, parts))
  for (let turn = 0; ; turn += 1) {
    const left = parts.filter(({ id }) => isTransient(ends.get(id) ?? apiFailure('unexpected')))
    if (left.length === 0) return ends
    if (!(await api.waitBeforeRetry?.(turn))) {
      for (const { id } of left) ends.set(id, asBusyError(ends.get(id) ?? apiFailure('unexpected')))
      return ends
    }
    for (const [id, end] of await sendOnce(api, base, left)) ends.set(id, end)
  }
}
