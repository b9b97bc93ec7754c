import { describe, expect, test } from 'vitest'
import { createChange, createChangeRecord, organizationIdFixture } from '../../test/support/change-fixture.ts'
import { emptyChangeRecord } from './change.ts'
import { changePath } from './change-path.ts'
import { withHandedOver } from './handed-over.ts'
import { MAX_CHANGES, MAX_REPORTED_CHANGES, withChanges, withOrganization } from './record.ts'
import { withTakenBack } from './taken-back.ts'

describe('the record of changes', () => {
  test('keeps changes in their order, and replaces the one whose key it has', () => {
    const record = withChanges(createChangeRecord(createChange()), [
      createChange({ key: 'two', id: null }),
      createChange({ key: 'one', name: 'Team2__c' }),
    ])
    expect(record.changes.map(({ key, name }) => `${key} ${name}`)).toEqual(['one Team2__c', 'two Team__c'])
  })

  test('is bounded: the oldest changes go, texts are cut, what is no record id is left out', () => {
    const many = Array.from({ length: MAX_CHANGES + 3 }, (_, index) => createChange({ key: `${index}` }))
    const { changes } = withChanges(emptyChangeRecord, many)
    expect(changes).toHaveLength(MAX_CHANGES)
    expect(changes[0]?.key).toBe('3')
    const [long] = withChanges(emptyChangeRecord, [
      createChange({ name: 'x'.repeat(999), details: Array(99).fill('y'.repeat(999)), id: '../secret' }),
    ]).changes
    expect(long?.name).toHaveLength(255)
    expect(long?.details).toHaveLength(50)
    expect(long?.details[0]).toHaveLength(255)
    expect(long?.id).toBeNull()
  })

  test('keeps what Review fixes made, however many changes pages report', () => {
    const repaired = Array.from({ length: 450 }, (_, index) => createChange({ key: `repair ${index}` }))
    const reported = Array.from({ length: 900 }, (_, index) =>
      createChange({ key: `page ${index}`, source: index % 2 ? 'guide' : 'field-creation' }),
    )
    const countKept = (record: ReturnType<typeof createChangeRecord>) => [
      record.changes.filter(({ source }) => source === 'repair').length,
      record.changes.filter(({ source }) => source !== 'repair').length,
    ]
    const crowded = withChanges(createChangeRecord(...repaired), reported)
    expect(countKept(crowded)).toEqual([450, 50])
    expect(crowded.changes.at(-1)?.key).toBe('page 899')
    expect(countKept(withChanges(emptyChangeRecord, reported))).toEqual([0, MAX_REPORTED_CHANGES])
    const full = withChanges(
      emptyChangeRecord,
      Array.from({ length: MAX_CHANGES }, (_, index) => createChange({ key: `${index}` })),
    )
    expect(countKept(withChanges(full, reported))).toEqual([MAX_CHANGES, 0])
  })

  test('belongs to the first Organization id that is told, and is void for another one', () => {
    const untold = { ...createChangeRecord(createChange()), organizationId: null }
    expect(withOrganization(untold, '')).toBe(untold)
    const told = withOrganization(untold, organizationIdFixture)
    expect(told).toEqual(createChangeRecord(createChange()))
    // The same id without its checksum.
    expect(withOrganization(told, organizationIdFixture.slice(0, 15))).toBe(told)
    expect(withOrganization(told, '00D5g000000OTHEREA')).toEqual({
      version: 1,
      organizationId: '00D5g000000OTHEREA',
      changes: [],
    })
  })

  test('knows when the values were handed over, until another org answers', () => {
    const record = withHandedOver(createChangeRecord(createChange()), 7)
    expect(withHandedOver(record, 6)).toBe(record)
    expect(withChanges(record, [createChange({ key: 'two' })]).handedOverAt).toBe(7)
    expect(withOrganization(record, organizationIdFixture).handedOverAt).toBe(7)
    expect(withOrganization(record, '00D5g000000OTHEREA').handedOverAt).toBeUndefined()
  })

  test('tells when a change was taken back', () => {
    const record = withTakenBack(createChangeRecord(createChange(), createChange({ key: 'two' })), 'two', 9)
    expect(record.changes.map(({ takenBackAt }) => takenBackAt)).toEqual([null, 9])
  })
})

describe('the address of a change', () => {
  test.each([
    ['field', '00N5g000000ABCDEAA', '/00N5g000000ABCDEAA'],
    ['field', null, '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'],
    ['user', '0055g0000012345', '/0055g0000012345?noredirect=1&isUserEntityOverride=1'],
    [
      'connected-app',
      '06P5g0000012345',
      '/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=06P5g0000012345',
    ],
    [
      'connected-app',
      '0H45g0000012345',
      '/app/mgmt/forceconnectedapps/forceAppDetail.apexp?connectedAppId=0H45g0000012345',
    ],
    ['permission-set-assignment', '0Pa5g0000012345', '/0PS?setupid=PermSets'],
    ['profile', '/../evil', '/00e?setupid=EnhancedProfiles'],
  ] as const)('of a %s with id %s', (kind, id, path) => {
    expect(changePath({ kind, id })).toBe(path)
  })
})
