/**
 * Stores what was changed in each org, in the extension's IndexedDB, which no content script can
 * reach. Every write tells the pages that show it. All functions reject when storage fails.
 */

import { createStoredItem, diskArea, type StoredItem } from '../../platform/stored-item.ts'
import { changeRecordKey } from '../../platform/stored-keys.ts'
import type { ChangeRecord } from '../change.ts'
import { withHandedOver } from '../handed-over.ts'
import { parseChangeRecord } from './change-record.schema.ts'

const getItem = (org: string): StoredItem<ChangeRecord> =>
  createStoredItem(diskArea, changeRecordKey(org), parseChangeRecord)

/** Reads the org's record; the empty one if none is stored. */
export const loadChangeRecord = (org: string): Promise<ChangeRecord> => getItem(org).get()

/** Applies a queued change to the org's record and returns the new one; writes only if it differs. */
export const updateChangeRecord = (
  org: string,
  change: (record: ChangeRecord) => ChangeRecord,
): Promise<ChangeRecord> => getItem(org).update(change)

/** Notes in the org's record that its values were handed over. */
export const recordHandOver = async (org: string, at: number): Promise<void> => {
  await updateChangeRecord(org, (record) => withHandedOver(record, at))
}

/** Removes the org's record. */
export const removeChangeRecord = (org: string): Promise<void> => getItem(org).remove()
