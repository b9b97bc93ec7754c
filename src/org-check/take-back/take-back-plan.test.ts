import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ChangeRecord,
  changeKinds,
  changeSources,
  emptyChangeRecord,
  type RecordedChange,
} from '../../change-record/change.ts'
import { withTakenBack } from '../../change-record/taken-back.ts'
import { findStaticReason, listChangesToTakeBack, listKeysTakenBackWith } from './take-back-plan.ts'

const createChange = (changes: Partial<RecordedChange> = {}): RecordedChange => ({
  key: 'a',
  at: 1,
  until: 2,
  source: 'repair',
  kind: 'field',
  action: 'made',
  name: 'Team__c',
  id: '00N5g00000001QxAAA',
  details: [],
  author: null,
  takenBackAt: null,
  ...changes,
})
const createRecord = (...changes: readonly RecordedChange[]): ChangeRecord => ({
  ...emptyChangeRecord,
  changes,
})

const anyRecord: fc.Arbitrary<ChangeRecord> = fc
  .array(
    fc.record({
      at: fc.nat(9),
      source: fc.constantFrom(...changeSources),
      kind: fc.constantFrom(...changeKinds),
      action: fc.constantFrom('made', 'changed'),
      name: fc.constantFrom('one', 'two'),
      id: fc.constantFrom(null, '00N5g00000001QxAAA', '0055g00000001QxAAA'),
      takenBackAt: fc.constantFrom(null, 5),
    }),
    { maxLength: 12 },
  )
  .map((changes) =>
    createRecord(
      ...changes.map((change, index) => createChange({ ...change, key: `key-${index}` } as never)),
    ),
  )

describe('what is asked about', () => {
  test('is what was made, and layouts that got fields', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const asked = listChangesToTakeBack(record).filter((one) => findStaticReason(one, record) === null)
        for (const { kind, action, id, takenBackAt } of asked) {
          expect(action === 'made' || kind === 'layout').toBe(true)
          expect(['password', 'permissions', 'connected-app']).not.toContain(kind)
          expect([id === null, takenBackAt]).toEqual([false, null])
        }
      }),
    )
  })

  test('comes in an order in which nothing is deleted before what depends on it', () => {
    const before = [
      ['permission-set-assignment', 'permission-set'],
      ['permission-set-assignment', 'permission-set-license'],
      ['user', 'profile'],
      ['layout', 'field'],
    ] as const
    fc.assert(
      fc.property(anyRecord, (record) => {
        const kinds = listChangesToTakeBack(record).map(({ kind }) => kind)
        for (const [first, second] of before) {
          if (kinds.includes(first) && kinds.includes(second))
            expect(kinds.lastIndexOf(first)).toBeLessThan(kinds.indexOf(second))
        }
      }),
    )
  })

  test('is everything that stands, once; nothing is after all was taken back', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const listed = listChangesToTakeBack(record)
        const standing = record.changes.filter((one) => one.takenBackAt === null)
        expect(new Set(listed)).toEqual(new Set(standing))
        const after = listed.reduce((marked, { key }) => withTakenBack(marked, key, 7), record)
        expect(listChangesToTakeBack(after)).toEqual([])
      }),
    )
  })
})

describe('what ends with something else', () => {
  const user = createChange({ key: 'user', kind: 'user', name: 'a@b.example', id: '0055g00000001QxAAA' })
  const set = createChange({
    key: 'set',
    kind: 'permission-set',
    name: 'SpaceIQ_Integration',
    id: '0PS5g00000001QxAAA',
  })

  test('is the password of a user that was made, and no other', () => {
    const ours = createChange({
      key: 'p',
      kind: 'password',
      action: 'changed',
      name: 'a@b.example',
      id: null,
    })
    const other = { ...ours, key: 'q', name: 'c@d.example' }
    const record = createRecord(user, ours, other)
    expect(findStaticReason(ours, record)).toBe('goes-along')
    expect(findStaticReason(other, record)).toBe('password')
    expect(listKeysTakenBackWith(record, 'user')).toEqual(['user', 'p'])
  })

  test('are the permissions that a repair gave to the set it made, by whichever name', () => {
    const permissions = createChange({
      key: 'p',
      kind: 'permissions',
      action: 'changed',
      name: 'Case',
      id: null,
    })
    expect(findStaticReason(permissions, createRecord(set, permissions))).toBe('goes-along')
    expect(listKeysTakenBackWith(createRecord(set, permissions), 'set')).toEqual(['set', 'p'])
    expect(findStaticReason(permissions, createRecord(permissions))).toBe('existed-before')
    const earlier = { ...permissions, at: 0 }
    expect(findStaticReason(earlier, createRecord(set, earlier))).toBe('existed-before')
  })

  test('is no access in another permission set than the one that was made', () => {
    const elsewhere = createChange({
      key: 'p',
      kind: 'permissions',
      action: 'changed',
      name: 'Case',
      id: '0PS5g00000002QxAAA',
    })
    const record = createRecord(set, elsewhere)
    expect(findStaticReason(elsewhere, record)).toBe('existed-before')
    expect(listKeysTakenBackWith(record, 'set')).toEqual(['set'])
  })

  test('is nothing of another name where neither id is known', () => {
    const ours = { ...user, id: null }
    const other = createChange({
      key: 'p',
      kind: 'password',
      action: 'changed',
      name: 'c@d.example',
      id: null,
    })
    expect(findStaticReason(other, createRecord(ours, other))).toBe('password')
  })

  test('is no field of a layout: it leaves the layout first', () => {
    const layout = createChange({ key: 'l', kind: 'layout', action: 'changed', id: '00h5g00000001QxAAA' })
    expect(findStaticReason(layout, createRecord(layout))).toBeNull()
  })
})

test.each<[Partial<RecordedChange>, string]>([
  [{ kind: 'connected-app' }, 'connected-app'],
  [{ kind: 'profile', action: 'changed' }, 'existed-before'],
  [{ kind: 'permission-set', action: 'changed' }, 'existed-before'],
  [{ id: null }, 'id-unknown'],
])('%o stays: %s', (changes, reason) => {
  const change = createChange(changes)
  expect(findStaticReason(change, createRecord(change))).toBe(reason)
})

test('a change is marked once', () => {
  const record = createRecord(createChange())
  const marked = withTakenBack(record, 'a', 7)
  expect(marked.changes[0]?.takenBackAt).toBe(7)
  expect(withTakenBack(marked, 'a', 9)).toBe(marked)
  expect(withTakenBack(record, 'b', 9)).toBe(record)
})
