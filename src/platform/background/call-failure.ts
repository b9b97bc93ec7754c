/** Distinguishes storage failures from other failed browser calls. */

import { isStoreWritable } from '../persistent-store.ts'

/** Matches `QUOTA_BYTES quota exceeded`, `IO error: … FILE_ERROR_NO_SPACE` and the like. */
const STORAGE_ERROR = /quota|no.?space|\bdisk\b|io error|corrupt|database|indexeddb/i

/**
 * Returns `storage` if the error's message says so or a test write fails, else `browser`. Few
 * messages name the API that failed (Firefox: "An unexpected error occurred"). Never rejects.
 */
export const classifyCallFailure = async (error: unknown): Promise<'storage' | 'browser'> => {
  const message = error instanceof Error ? `${error.name} ${error.message}` : String(error)
  return STORAGE_ERROR.test(message) || !(await isStoreWritable()) ? 'storage' : 'browser'
}
