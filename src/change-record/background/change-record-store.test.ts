import fc from 'fast-check'
import { beforeEach, expect, test, vi } from 'vitest'
import { createChange, createChangeRecord } from '../../../test/support/change-fixture.ts'
import { fakeBrowserControls } from '../../../test/support/fake-browser.ts'
import { writeStored } from '../../platform/persistent-store.ts'
import { changeRecordKey } from '../../platform/stored-keys.ts'
import { changeKinds, emptyChangeRecord } from '../change.ts'
import { withChanges } from '../record.ts'
import { parseChangeRecord } from './change-record.schema.ts'
import {
  loadChangeRecord,
  recordHandOver,
  removeChangeRecord,
  updateChangeRecord,
} from './change-record-store.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const [org, other] = ['acme.my.salesforce.com', 'other.my.salesforce.com']

beforeEach(() => fakeBrowserControls.reset())

test('a record is kept per org, in the order of its changes, until it is removed', async () => {
  const add = (key: string) =>
    updateChangeRecord(org, (record) => withChanges(record, [createChange({ key })]))
  await Promise.all([add('a'), add('b'), add('c')])
  expect((await loadChangeRecord(org)).changes.map(({ key }) => key)).toEqual(['a', 'b', 'c'])
  expect(await loadChangeRecord(other)).toEqual(emptyChangeRecord)
  await removeChangeRecord(org)
  expect(await loadChangeRecord(org)).toEqual(emptyChangeRecord)
})

test('that values were handed over is kept with the record, and gone with it', async () => {
  await recordHandOver(org, 7)
  expect(await loadChangeRecord(org)).toEqual({ ...emptyChangeRecord, handedOverAt: 7 })
  await removeChangeRecord(org)
  expect(await loadChangeRecord(org)).toEqual(emptyChangeRecord)
  await writeStored({ [changeRecordKey(org)]: { ...emptyChangeRecord, handedOverAt: 'yes' } })
  expect(await loadChangeRecord(org)).toEqual(emptyChangeRecord)
})

test('of a stored record only what fits is read', async () => {
  const good = createChange()
  await writeStored({
    [changeRecordKey(org)]: {
      ...createChangeRecord(),
      changes: [
        { ...good, key: 'a', kind: 'case' },
        { ...good, key: 'b', id: '0/../x' },
        { ...good, key: 'c', password: 'secret' },
        { ...good, key: 'd', name: 'x'.repeat(256) },
        null,
        good,
      ],
    },
  })
  expect(await loadChangeRecord(org)).toEqual(createChangeRecord(good))
})

test('whatever is stored, a record is read, and one that was written is read back', () => {
  const nearly = fc.record({
    version: fc.constantFrom(1, 2),
    handedOverAt: fc.oneof(fc.nat(), fc.jsonValue()),
    organizationId: fc.oneof(fc.constant('00D5g000000ORG1'), fc.jsonValue()),
    changes: fc.oneof(
      fc.jsonValue(),
      fc.array(
        fc.oneof(
          fc.jsonValue(),
          fc.constantFrom(...changeKinds).map((kind) => createChange({ kind })),
        ),
      ),
    ),
  })
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), nearly), (stored) => {
      const record = parseChangeRecord(stored)
      expect(record.version).toBe(1)
      expect(parseChangeRecord(structuredClone(record))).toEqual(record)
    }),
  )
})
