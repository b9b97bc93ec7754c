/** Which part of the browser let us down, where a call of it was refused. */

import { canKeep } from '../persistent-store.ts'

/** Storage's own words: `QUOTA_BYTES quota exceeded`, `IO error: … FILE_ERROR_NO_SPACE`, `QuotaExceededError`. */
const ofStorage = /quota|no.?space|\bdisk\b|io error|corrupt|database|indexeddb/i

/**
 * `storage`: something could not be kept, by the error's own words or since storage, when asked, refuses; `browser`: any
 * other call was refused. An error seldom says whose it is (Firefox: "An unexpected error occurred"). Never rejects.
 */
export const failureOf = async (error: unknown): Promise<'storage' | 'browser'> => {
  const words = error instanceof Error ? `${error.name} ${error.message}` : String(error)
  return ofStorage.test(words) || !(await canKeep()) ? 'storage' : 'browser'
}
