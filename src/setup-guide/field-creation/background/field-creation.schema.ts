/** Schema of a field creation, as stored. */

import * as z from 'zod/mini'
import { timeSchema } from '../../../platform/schema.ts'
import { type FieldCreation, layoutChoices } from '../field-creation.ts'

const fieldCreationSchema = z.strictObject({
  state: z.enum(['running', 'stopped', 'failed', 'done']),
  tab: z.int(),
  // Earlier versions tracked the tab only.
  frame: z._default(z.int(), 0),
  layouts: z.enum(layoutChoices),
  field: z.string().check(z.maxLength(40)),
  stage: z.int().check(z.minimum(0), z.maximum(4)),
  at: timeSchema,
  pressed: z.string().check(z.maxLength(80)),
  reason: z.enum(['', 'stopped', 'left', 'stale', 'refused', 'fill', 'hands', 'sets', 'unclear', 'prefix']),
  message: z.string().check(z.maxLength(255)),
}) satisfies z.ZodMiniType<FieldCreation>

/** Parses a stored value; null if malformed. */
export const parseFieldCreation = (stored: unknown): FieldCreation | null => {
  const parsed = fieldCreationSchema.safeParse(stored)
  return parsed.success ? parsed.data : null
}
