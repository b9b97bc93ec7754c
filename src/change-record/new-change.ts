/** A change as those who make or see it know it; the record adds by which way, and by whom. */

import type { ChangeAuthor, ChangeSource, RecordedChange } from './change.ts'

export type NewChange = Pick<RecordedChange, 'at' | 'until' | 'kind' | 'action' | 'name' | 'id' | 'details'>

/** Completes a change for the record. `key` must be unique within the record. */
export const toRecordedChange = (
  { at, until, kind, action, name, id, details }: NewChange,
  key: string,
  source: ChangeSource,
  author: ChangeAuthor | null,
): RecordedChange => ({
  key,
  at,
  // The clock may have been set back meanwhile.
  until: Math.max(at, until),
  source,
  kind,
  action,
  name,
  id: id || null,
  details,
  author,
  takenBackAt: null,
})
