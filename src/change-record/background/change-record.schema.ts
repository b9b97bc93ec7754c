/** Schema of an org's record of changes, as stored. */

import * as z from 'zod/mini'
import { createParser, timeSchema } from '../../platform/schema.ts'
import {
  type ChangeRecord,
  changeKinds,
  changeSources,
  emptyChangeRecord,
  type RecordedChange,
} from '../change.ts'
import { MAX_DETAILS, MAX_TEXT_LENGTH, recordIdPattern, withinLimits } from '../record.ts'

const textSchema = z.string().check(z.maxLength(MAX_TEXT_LENGTH))
const idSchema = z.string().check(z.regex(recordIdPattern))

const changeSchema = z.strictObject({
  key: textSchema.check(z.minLength(1)),
  at: timeSchema,
  until: timeSchema,
  source: z.enum(changeSources),
  kind: z.enum(changeKinds),
  action: z.enum(['made', 'changed']),
  name: textSchema,
  id: z.nullable(idSchema),
  details: z.array(textSchema).check(z.maxLength(MAX_DETAILS)),
  author: z.nullable(z.strictObject({ id: textSchema, username: textSchema })),
  takenBackAt: z.nullable(timeSchema),
}) satisfies z.ZodMiniType<RecordedChange>

const parseChange = createParser(changeSchema)

const recordSchema = z.object({
  version: z.literal(1),
  organizationId: z.catch(z.nullable(idSchema), null),
  changes: z.array(z.unknown()),
  handedOverAt: z.catch(z.optional(timeSchema), undefined),
})

/** Parses a stored value: malformed changes are left out, another version counts as empty. */
export const parseChangeRecord = (stored: unknown): ChangeRecord => {
  const parsed = recordSchema.safeParse(stored)
  if (!parsed.success) return emptyChangeRecord
  const { organizationId, changes, handedOverAt } = parsed.data
  const valid = changes.map(parseChange).filter((change) => change !== null)
  const unique = new Map(valid.map((change) => [change.key, change]))
  return {
    version: 1,
    organizationId,
    changes: withinLimits([...unique.values()]),
    ...(handedOverAt === undefined ? {} : { handedOverAt }),
  }
}
