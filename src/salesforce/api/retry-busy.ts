/** Retries requests refused by a busy org; all our requests are safe to repeat. */

import type { ApiResult } from './errors.ts'
import type { Api } from './request.ts'

/** Delays in milliseconds, kept short because an admin is waiting; then the org counts as busy. */
const RETRY_DELAYS_MS = [500, 1_000, 2_000] as const

/** Checks for a temporary error; unknown exceptions may be, and a retry does no harm. */
export const isTransient = (result: ApiResult<unknown>): boolean =>
  !result.ok && (result.reason === 'busy' || result.code === 'UNKNOWN_EXCEPTION')

/** Reports a temporary error as `busy` after the last attempt. */
export const asBusyError = <T>(result: ApiResult<T>): ApiResult<T> =>
  !result.ok && isTransient(result) ? { ...result, reason: 'busy' } : result

/**
 * Returns an API that retries temporary errors after a delay. Once a request was given up, later
 * ones get one attempt each, so that the job ends. No retries once `signal` is aborted.
 */
export const withRetry = (
  api: Api,
  signal?: AbortSignal,
  delaysMs: readonly number[] = RETRY_DELAYS_MS,
): Api => {
  if (api.waitBeforeRetry) return api
  let hasGivenUp = false
  const waitBeforeRetry = async (turn: number): Promise<boolean> => {
    const delay = delaysMs[turn]
    hasGivenUp ||= delay === undefined
    if (hasGivenUp || signal?.aborted) return false
    await new Promise((resolve) => setTimeout(resolve, delay))
    return !signal?.aborted
  }
  const sendWithRetries = async <T>(send: () => Promise<ApiResult<T>>): Promise<ApiResult<T>> => {
    for (let turn = 0; ; turn += 1) {
      const result = await send()
      if (!isTransient(result) || !(await waitBeforeRetry(turn))) return asBusyError(result)
    }
  }
  return {
    ...api,
    get: (path) => sendWithRetries(() => api.get(path)),
    post: (path, body) => sendWithRetries(() => api.post(path, body)),
    patch: (path, body) => sendWithRetries(() => api.patch(path, body)),
    delete: (path) => sendWithRetries(() => api.delete(path)),
    readMetadata: (type, names) => sendWithRetries(() => api.readMetadata(type, names)),
    waitBeforeRetry,
  }
}
