/** Helpers for API results. */

import { type ApiResult, apiFailure } from './errors.ts'

/** Parses a result's value; `unexpected` if `parse` returns null. */
export const parseResult = <T>(result: ApiResult, parse: (value: unknown) => T | null): ApiResult<T> => {
  if (!result.ok) return result
  const value = parse(result.value)
  return value === null ? apiFailure('unexpected') : okResult(value)
}

/** Wraps a value that is known without a request. */
export const okResult = <T>(value: T): ApiResult<T> => ({ ok: true, value })
