/** What a busy org refuses is asked again a few times: every request of ours can be repeated, as it makes nothing twice. */

import type { ApiResult } from './errors.ts'
import type { Api } from './request.ts'

/** In milliseconds. An admin waits at a button: who holds the org longer than this is told of. */
const usualPauses = [500, 1_000, 2_000] as const

/** Whether the org only says "later". Of an error of its own nobody can tell, and another try does no harm. */
export const isPassing = (result: ApiResult<unknown>): boolean =>
  !result.ok && (result.reason === 'busy' || result.code === 'UNKNOWN_EXCEPTION')

/** The same end, called busy where it was refused for that to the last. */
export const givenUp = <T>(result: ApiResult<T>): ApiResult<T> =>
  !result.ok && isPassing(result) ? { ...result, reason: 'busy' } : result

/**
 * The same API, which asks again after a pause what the org was too busy for. Once a request was given up, the next ones
 * get one try each, so that a run ends. Nothing is asked again once the signal is aborted.
 */
export const patient = (api: Api, signal?: AbortSignal, pauses: readonly number[] = usualPauses): Api => {
  if (api.pause) return api
  let spent = false
  const pause = async (turn: number): Promise<boolean> => {
    const wait = pauses[turn]
    spent ||= wait === undefined
    if (spent || signal?.aborted) return false
    await new Promise((resolve) => setTimeout(resolve, wait))
    return !signal?.aborted
  }
  const again = async <T>(ask: () => Promise<ApiResult<T>>): Promise<ApiResult<T>> => {
    for (let turn = 0; ; turn += 1) {
      const result = await ask()
      if (!isPassing(result) || !(await pause(turn))) return givenUp(result)
    }
  }
  return {
    ...api,
    get: (path) => again(() => api.get(path)),
    post: (path, body) => again(() => api.post(path, body)),
    patch: (path, body) => again(() => api.patch(path, body)),
    readMetadata: (type, names) => again(() => api.readMetadata(type, names)),
    pause,
  }
}
