/** Result of creating something in an org: made now, or already there. */

import type { ApiResult } from '../../salesforce/api/errors.ts'
import { objectOf, textAt } from '../../salesforce/api/soql.ts'

export type Deed = 'made' | 'there'
export type Done<T = unknown> = ApiResult<{ readonly deed: Deed; readonly value: T }>

/** Wraps a successful result. */
export const done = <T>(deed: Deed, value: T): Done<T> => ({ ok: true, value: { deed, value } })

/** Returns the id in a create response. */
export const idOf = (value: unknown): string => textAt(objectOf(value), 'id')
