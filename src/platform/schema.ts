/** Schemas shared by several rooms, and a parser for stored values. */

import * as z from 'zod/mini'
import type { LocalizedText } from './text.ts'

/** Epoch milliseconds, within the range of a date. */
export const timeSchema = z.int().check(z.minimum(0), z.maximum(8.64e15))

/** A message of `_locales`, as data. */
export const localizedTextSchema = z.strictObject({
  key: z.string(),
  subs: z.array(z.string()),
}) satisfies z.ZodMiniType<LocalizedText>

/** Creates a parser: it returns the value if it matches the schema, else null. */
export const createParser =
  <T>(schema: z.ZodMiniType<T>) =>
  (stored: unknown): T | null => {
    const parsed = schema.safeParse(stored)
    return parsed.success ? parsed.data : null
  }
