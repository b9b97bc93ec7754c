/** Stores what was changed in each org, on disk, where content scripts cannot write. */

import * as z from 'zod/mini'
import { createParser, timeSchema } from '../../platform/schema.ts'
import { createStoredItem, diskArea, type StoredItem } from '../../platform/stored-item.ts'
import { changeRecordKey } from '../../platform/stored-keys.ts'
import { type ChangeRecord, changeKinds, changeSources, emptyChangeRecord } from '../change.ts'

const textSchema = z.string().check(z.maxLength(255))

const changeRecordSchema = z.strictObject({
  version: z.literal(1),
  organizationId: z.nullable(textSchema),
  changes: z.array(
    z.strictObject({
      key: textSchema,
      at: timeSchema,
      until: timeSchema,
      source: z.enum(changeSources),
      kind: z.enum(changeKinds),
      action: z.enum(['made', 'changed']),
      name: textSchema,
      id: z.nullable(textSchema),
      details: z.array(textSchema),
      author: z.nullable(z.strictObject({ id: textSchema, username: textSchema })),
      takenBackAt: z.nullable(timeSchema),
    }),
  ),
}) satisfies z.ZodMiniType<ChangeRecord>

const parseChangeRecord = (stored: unknown): ChangeRecord =>
  createParser(changeRecordSchema)(stored) ?? emptyChangeRecord

const getChangeRecordItem = (org: string): StoredItem<ChangeRecord> =>
  createStoredItem(diskArea, changeRecordKey(org), parseChangeRecord)

/** Reads what was changed in the org; rejects when storage fails, like every function here. */
export const loadChangeRecord = (org: string): Promise<ChangeRecord> => getChangeRecordItem(org).get()

/** Applies a change to the org's record. */
export const updateChangeRecord = async (
  org: string,
  change: (record: ChangeRecord) => ChangeRecord,
): Promise<void> => {
  await getChangeRecordItem(org).update(change)
}

/** Removes the org's record. */
export const removeChangeRecord = (org: string): Promise<void> => getChangeRecordItem(org).remove()
