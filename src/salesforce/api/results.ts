/** Helpers for API results. */

import { type ApiResult, apiFailure } from './errors.ts'

/** Reads a result's value; `unexpected` if it cannot be read. */
export const parseResult = <T>(result: ApiResult, read: (value: unknown) => T | null): ApiResult<T> => {
  if (!result.ok) return result
  const value = read(result.value)
  return value === null ? apiFailure('unexpected') : okResult(value)
}

/** Wraps a value that is known without a request. */
export const okResult = <T>(value: T): ApiResult<T> => ({ ok: true, value })
