/** How a deed in an org ended: made now, or there already. */

import type { ApiResult } from '../../salesforce/api/errors.ts'
import { objectOf, textAt } from '../../salesforce/api/soql.ts'

export type Deed = 'made' | 'there'
export type Done<T = unknown> = ApiResult<{ readonly deed: Deed; readonly value: T }>

/** A deed that did not fail. */
export const done = <T>(deed: Deed, value: T): Done<T> => ({ ok: true, value: { deed, value } })

/** The id of what was made, from its answer. */
export const idOf = (value: unknown): string => textAt(objectOf(value), 'id')
