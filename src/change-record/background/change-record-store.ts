/** Stores the record of what was changed in each org. */

import { readStored, removeStored, writeStored } from '../../platform/persistent-store.ts'
import { runExclusive } from '../../platform/run-exclusive.ts'
import { changeRecordKey } from '../../platform/stored-keys.ts'
import { type ChangeRecord, emptyChangeRecord } from '../change.ts'
import { parseChangeRecord } from './change-record.schema.ts'

/** Reads the org's record; the empty one if none is stored. Rejects when storage fails. */
export const loadChangeRecord = async (org: string): Promise<ChangeRecord> =>
  parseChangeRecord(await readStored(changeRecordKey(org))) ?? emptyChangeRecord

/** Applies a queued change and returns the new record. Rejects when storage fails. */
export const updateChangeRecord = (
  org: string,
  change: (record: ChangeRecord) => ChangeRecord,
): Promise<ChangeRecord> =>
  runExclusive(changeRecordKey(org), async () => {
    const after = change(await loadChangeRecord(org))
    await writeStored({ [changeRecordKey(org)]: after })
    return after
  })

/** Removes the org's record. Rejects when storage fails. */
export const removeChangeRecord = (org: string): Promise<void> =>
  runExclusive(changeRecordKey(org), () => removeStored(changeRecordKey(org)))
