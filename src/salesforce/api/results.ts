/** Results of answers. */

import { type ApiResult, failed } from './errors.ts'

/** What an answer says; one that cannot be read is a failure. */
export const as = <T>(result: ApiResult, read: (value: unknown) => T | null): ApiResult<T> => {
  if (!result.ok) return result
  const value = read(result.value)
  return value === null ? failed('unexpected') : known(value)
}

/** What needs no asking. */
export const known = <T>(value: T): ApiResult<T> => ({ ok: true, value })
