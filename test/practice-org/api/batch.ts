/** Handles batch: up to 25 independent requests in one. */

import type { SubrequestHandler } from './composite.ts'
import type { Caller } from './entity.ts'
import { type ApiResponse, catchApiError, SalesforceApiError } from './fault.ts'
import { parseRecordBody } from './sobjects.ts'

interface Sub {
  method: string
  /** The path below `/services/data/`. */
  url: string
  richInput?: unknown
}

export function handleBatch(caller: Caller, body: unknown, dispatch: SubrequestHandler): ApiResponse {
  const { batchRequests } = parseRecordBody(body) as { batchRequests?: Sub[] }
  if (!Array.isArray(batchRequests) || batchRequests.length > 25)
    throw new SalesforceApiError(400, 'LIMIT_EXCEEDED', 'A batch takes up to 25 subrequests')
  const results = batchRequests.map(({ method, url, richInput }) => {
    const address = new URL(
      `/services/data/${url.replace(/^\/?(services\/data\/)?/, '')}`,
      'https://inner.example',
    )
    const { status, value = null } = catchApiError(() =>
      dispatch(caller, { method, url: address, body: richInput }),
    )
    return { statusCode: status, result: value }
  })
  return { status: 200, value: { hasErrors: results.some(({ statusCode }) => statusCode >= 400), results } }
}
