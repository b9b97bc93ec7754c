/** Changes to a record of changes. Pure. */

import { isSameRecordId } from '../salesforce/record-id.ts'
import { type ChangeRecord, emptyChangeRecord, type RecordedChange } from './change.ts'

/** Bounds of a record, so that nothing fills the disk: the oldest changes go first. */
export const MAX_CHANGES = 500
/** Of those that rest on page reports: a page can invent them, and must not push out the others. */
export const MAX_REPORTED_CHANGES = 100
export const MAX_TEXT_LENGTH = 255
export const MAX_DETAILS = 50

/** Salesforce's record ids. Restricted because an id becomes part of an address. */
export const recordIdPattern = /^[a-zA-Z0-9]{15,18}$/

const shorten = (text: string): string => text.slice(0, MAX_TEXT_LENGTH)

const withinBounds = (change: RecordedChange): RecordedChange => ({
  ...change,
  name: shorten(change.name),
  id: change.id !== null && recordIdPattern.test(change.id) ? change.id : null,
  details: change.details.slice(0, MAX_DETAILS).map(shorten),
})

const isReported = ({ source }: RecordedChange): boolean => source === 'guide' || source === 'field-creation'

/** Returns the changes that are kept: of too many, the oldest that rest on page reports go first. */
export const withinLimits = (changes: readonly RecordedChange[]): readonly RecordedChange[] => {
  const others = changes.filter((change) => !isReported(change)).slice(-MAX_CHANGES)
  const room = Math.min(MAX_REPORTED_CHANGES, MAX_CHANGES - others.length)
  const reported = changes.filter(isReported)
  const kept = new Set([...others, ...reported.slice(Math.max(0, reported.length - room))])
  return changes.filter((change) => kept.has(change))
}

/** Returns the record with these changes; one whose key it has replaces that one at its place. */
export const withChanges = (record: ChangeRecord, changes: readonly RecordedChange[]): ChangeRecord => {
  if (changes.length === 0) return record
  const byKey = new Map(record.changes.map((change) => [change.key, change]))
  for (const change of changes) byKey.set(change.key, withinBounds(change))
  return { ...record, changes: withinLimits([...byKey.values()]) }
}

/**
 * Returns the record for the org that has this Organization id. What was recorded for another id,
 * as before a sandbox was refreshed, does not exist in this one: that record is void.
 */
export const withOrganization = (record: ChangeRecord, organizationId: string): ChangeRecord => {
  if (organizationId === '') return record
  if (record.organizationId === null) return { ...record, organizationId }
  return isSameRecordId(record.organizationId, organizationId)
    ? record
    : { ...emptyChangeRecord, organizationId }
}
