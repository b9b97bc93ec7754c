/** Records what came into a practice org between two looks at it, as the extension's record has it. */

import type { ChangeRecord, RecordedChange } from '../../src/change-record/change.ts'
import { getApiRecords, organizationId } from '../practice-org/api/records.ts'
import type { FakeOrg } from '../practice-org/types.ts'

interface Look {
  readonly at: number
  readonly ids: ReadonlySet<string>
  /** Ids of the fields on each layout. */
  readonly layouts: ReadonlyMap<string, readonly string[]>
}

const listLayouts = ({ layouts, fields }: FakeOrg) =>
  new Map(
    layouts.map(({ id }) => [id, fields.filter((field) => field.layouts.includes(id)).map((one) => one.id)]),
  )

/** Looks at what an org has, to tell later what is new. */
export const lookAtOrg = (org: FakeOrg): Look => {
  const { permissionSets, assignments } = getApiRecords(org)
  const all = [org.fields, org.profiles, org.users, permissionSets, assignments]
  return {
    at: Date.now(),
    ids: new Set(all.flatMap((list) => list.map(({ id }) => id))),
    layouts: listLayouts(org),
  }
}

type Thing = Pick<RecordedChange, 'kind' | 'id' | 'name'> & Partial<RecordedChange>

/** Lists what is new since the look: made things, and layouts that got fields. */
export const recordChangesSince = (org: FakeOrg, before: Look): ChangeRecord => {
  const { permissionSets, assignments } = getApiRecords(org)
  const isNew = ({ id }: { id: string }) => !before.ids.has(id)
  const usernameOf = (id: string) => org.users.find((user) => user.id === id)?.username ?? ''
  const things: readonly Thing[] = [
    ...org.fields
      .filter(isNew)
      .map(({ id, developerName }): Thing => ({ kind: 'field', id, name: `${developerName}__c` })),
    ...org.layouts.flatMap(({ id, name }): Thing[] => {
      const added = org.fields.filter(
        (field) => field.layouts.includes(id) && !before.layouts.get(id)?.includes(field.id),
      )
      const details = added.map(({ developerName }) => developerName)
      return details.length > 0 ? [{ kind: 'layout', id, name, details, action: 'changed' }] : []
    }),
    ...org.profiles.filter(isNew).map(({ id, name }): Thing => ({ kind: 'profile', id, name })),
    ...permissionSets.filter(isNew).map(({ id, name }): Thing => ({ kind: 'permission-set', id, name })),
    ...permissionSets
      .filter(isNew)
      .map(({ name }): Thing => ({ kind: 'permissions', id: null, name, action: 'changed' })),
    ...org.users.filter(isNew).map(({ id, username }): Thing => ({ kind: 'user', id, name: username })),
    ...assignments.filter(isNew).map(
      ({ id, userId }): Thing => ({
        kind: id.startsWith('2LA') ? 'permission-set-license' : 'permission-set-assignment',
        id,
        name: usernameOf(userId),
      }),
    ),
    ...org.users
      .filter(isNew)
      .map(({ username }): Thing => ({ kind: 'password', id: null, name: username, action: 'changed' })),
  ]
  const until = Date.now()
  return {
    version: 1,
    organizationId,
    changes: things.map((thing, index) => ({
      key: `change-${index}`,
      at: before.at,
      until,
      source: 'repair',
      action: 'made',
      details: [],
      author: null,
      takenBackAt: null,
      ...thing,
    })),
  }
}
