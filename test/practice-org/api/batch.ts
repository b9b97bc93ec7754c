/** Up to 25 requests in one that have nothing to do with each other. */

import type { Dispatch } from './composite.ts'
import type { Caller } from './entity.ts'
import { ApiFault, attempt, type Outcome } from './fault.ts'
import { bodyOf } from './sobjects.ts'

interface Sub {
  method: string
  /** Without `/services/data/`. */
  url: string
  richInput?: unknown
}

export function batch(caller: Caller, body: unknown, dispatch: Dispatch): Outcome {
  const { batchRequests } = bodyOf(body) as { batchRequests?: Sub[] }
  if (!Array.isArray(batchRequests) || batchRequests.length > 25)
    throw new ApiFault(400, 'LIMIT_EXCEEDED', 'A batch takes up to 25 subrequests')
  const results = batchRequests.map(({ method, url, richInput }) => {
    const address = new URL(
      `/services/data/${url.replace(/^\/?(services\/data\/)?/, '')}`,
      'https://inner.example',
    )
    const { status, value = null } = attempt(() =>
      dispatch(caller, { method, url: address, body: richInput }),
    )
    return { statusCode: status, result: value }
  })
  return { status: 200, value: { hasErrors: results.some(({ statusCode }) => statusCode >= 400), results } }
}
