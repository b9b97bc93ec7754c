/** Puts what the record holds in the order in which it is taken back. Pure: asks the org nothing. */

import type { ChangeKind, ChangeRecord, RecordedChange } from '../../change-record/change.ts'
import { isSameRecordId } from '../../salesforce/record-id.ts'
import type { LeavingReason, TakeBackItem } from './take-back-item.ts'

/**
 * Access goes first and what grants it last: Salesforce deletes no permission set that somebody
 * has, and no profile with a user. A field leaves the page layouts before it is deleted.
 */
const order: readonly ChangeKind[] = [
  'permission-set-assignment',
  'permission-set-license',
  'user',
  'password',
  'layout',
  'field',
  'permission-set',
  'permissions',
  'profile',
  'connected-app',
]

const hasSameId = (a: RecordedChange, b: RecordedChange): boolean =>
  a.id !== null && b.id !== null && isSameRecordId(a.id, b.id)

const isSameThing = (a: RecordedChange, b: RecordedChange): boolean =>
  // Of one kind two known ids decide. A profile's own permission set has another id than the profile.
  hasSameId(a, b) || ((a.id === null || b.id === null || a.kind !== b.kind) && a.name === b.name)

/** Kinds of things to which a change of this kind can belong, if not its own kind. */
const ownerKinds: Readonly<Partial<Record<ChangeKind, readonly ChangeKind[]>>> = {
  password: ['user'],
  permissions: ['permission-set', 'profile'],
}

/** Returns the made thing whose end is the end of this change too; undefined if there is none. */
const findOwner = (
  change: RecordedChange,
  changes: readonly RecordedChange[],
): RecordedChange | undefined => {
  const isPart = change.action === 'changed' || ownerKinds[change.kind] !== undefined
  // What a layout got is taken off it, whatever becomes of the fields.
  if (!isPart || change.kind === 'layout') return undefined
  const kinds = ownerKinds[change.kind] ?? [change.kind]
  const owners = changes.filter(
    (one) =>
      one.action === 'made' && kinds.includes(one.kind) && one.key !== change.key && one.at <= change.at,
  )
  // A repair grants access by the permission set that it made, where it made one. Only where an id
  // is unknown: another known id is another set, whose access stands.
  const grants = change.kind === 'permissions' && change.source === 'repair'
  return (
    owners.find((one) => isSameThing(one, change)) ??
    (grants
      ? owners.find(({ kind, id }) => kind === 'permission-set' && (id === null || change.id === null))
      : undefined)
  )
}

/** Returns why the API is not even asked about a change; null if it is asked. */
export const findStaticReason = (change: RecordedChange, record: ChangeRecord): LeavingReason | null => {
  if (findOwner(change, record.changes)) return 'goes-along'
  if (change.kind === 'password') return 'password'
  if (change.kind === 'connected-app') return 'connected-app'
  if (change.kind === 'permissions') return 'existed-before'
  if (change.kind !== 'layout' && change.action === 'changed') return 'existed-before'
  return change.id === null ? 'id-unknown' : null
}

/** Lists what still stands, in the order in which it is taken back; newest first within a kind. */
export const listChangesToTakeBack = ({ changes }: ChangeRecord): readonly RecordedChange[] =>
  changes
    .filter(({ takenBackAt }) => takenBackAt === null)
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || b.at - a.at)

/** Returns the keys of the changes that end with this one, itself included. */
export const listKeysTakenBackWith = ({ changes }: ChangeRecord, key: string): readonly string[] => [
  key,
  ...changes
    .filter((one) => one.takenBackAt === null && findOwner(one, changes)?.key === key)
    .map((one) => one.key),
]

/** Returns what the preview and the results show of a change. */
export const describeChange = ({
  key,
  kind,
  action,
  name,
  id,
  details,
}: RecordedChange): Omit<TakeBackItem, 'verdict'> => ({ key, kind, action, name, id, details })
