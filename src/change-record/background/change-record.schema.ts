/** Schema of the record of changes on disk. */

import * as z from 'zod/mini'
import { createParser, timeSchema } from '../../platform/schema.ts'
import { type ChangeRecord, changeKinds, changeSources } from '../change.ts'

const changeRecordSchema = z.strictObject({
  version: z.literal(1),
  organizationId: z.nullable(z.string()),
  changes: z.array(
    z.strictObject({
      key: z.string(),
      at: timeSchema,
      until: timeSchema,
      source: z.enum(changeSources),
      kind: z.enum(changeKinds),
      action: z.enum(['made', 'changed']),
      name: z.string(),
      id: z.nullable(z.string()),
      details: z.array(z.string()),
      author: z.nullable(z.strictObject({ id: z.string(), username: z.string() })),
      takenBackAt: z.nullable(timeSchema),
    }),
  ),
}) satisfies z.ZodMiniType<ChangeRecord>

/** Parses a stored value; null if it does not match. */
export const parseChangeRecord: (stored: unknown) => ChangeRecord | null = createParser(changeRecordSchema)
