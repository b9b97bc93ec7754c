import type { ChangeRecord } from './change.ts'

/** Marks a change as taken back; the record itself if it has no such change, or one marked before. */
export const withTakenBack = (record: ChangeRecord, key: string, at: number): ChangeRecord =>
  record.changes.some((change) => change.key === key && change.takenBackAt === null)
    ? {
        ...record,
        changes: record.changes.map((change) =>
          change.key === key && change.takenBackAt === null ? { ...change, takenBackAt: at } : change,
        ),
      }
    : record
