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
  const response = await api.post(restPath(`${base}composite`), {
    allOrNone: false,
    compositeRequest: parts.map(({ id, method, path, body }) => ({
      method,
      url: `/services/${restPath(`${base}sobjects/${path}`)}`,
      referenceId: id,
      body,
    })),
  })
  const { compositeResponse } = asObject(response.ok ? response.value : null)
  const results = Array.isArray(compositeResponse) ? compositeResponse.map(asObject) : []
  return new Map(
    parts.map(({ id }): [string, ApiResult] => {
      if (!response.ok) return [id, response]
      const result = results.find((one) => getString(one, 'referenceId') === id)
      if (!result) return [id, apiFailure('unexpected')]
      const status = getNumber(result, 'httpStatusCode') ?? 0
      return [
        id,
        status >= 200 && status < 300 ? { ok: true, value: result.body } : parseApiError(status, result.body),
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
  const results = new Map(await sendOnce(api, base, parts))
  for (let turn = 0; ; turn += 1) {
    const pending = parts.filter(({ id }) => isTransient(results.get(id) ?? apiFailure('unexpected')))
    if (pending.length === 0) return results
    if (!(await api.waitBeforeRetry?.(turn))) {
      for (const { id } of pending) results.set(id, asBusyError(results.get(id) ?? apiFailure('unexpected')))
      return results
    }
    for (const [id, result] of await sendOnce(api, base, pending)) results.set(id, result)
  }
}
