/** Shapes that several schemas share, and how a stored value is read by a schema. */

import * as z from 'zod/mini'
import type { LocalizedText } from './text.ts'

/** Epoch milliseconds, within the range of a date. */
export const time = z.int().check(z.minimum(0), z.maximum(8.64e15))

/** A text of `_locales`, as data. */
export const text = z.strictObject({
  key: z.string(),
  subs: z.array(z.string()),
}) satisfies z.ZodMiniType<LocalizedText>

/** Returns a function that parses anything into a value of the schema, or null where it does not fit. */
export const parserOf =
  <T>(schema: z.ZodMiniType<T>) =>
  (stored: unknown): T | null => {
    const parsed = schema.safeParse(stored)
    return parsed.success ? parsed.data : null
  }
