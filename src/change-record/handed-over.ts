import type { ChangeRecord } from './change.ts'

/** Notes when the org's values were handed over; the record itself if it notes as late a time. */
export const withHandedOver = (record: ChangeRecord, at: number): ChangeRecord =>
  (record.handedOverAt ?? 0) >= at ? record : { ...record, handedOverAt: at }
