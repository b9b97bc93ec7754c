/** Result of creating something in an org: created now (`made`), or existing before (`there`). */

import type { ApiResult } from '../../salesforce/api/errors.ts'
import { asObject, getString } from '../../salesforce/api/soql.ts'

export type CreateOutcome = 'made' | 'there'
export type CreateResult<T = unknown> = ApiResult<{ readonly outcome: CreateOutcome; readonly value: T }>

/** Wraps a successful result. */
export const toCreateResult = <T>(outcome: CreateOutcome, value: T): CreateResult<T> => ({
  ok: true,
  value: { outcome, value },
})

/** Returns the id in a create response. */
export const getCreatedId = (value: unknown): string => getString(asObject(value), 'id')
