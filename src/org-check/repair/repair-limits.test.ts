/** Limits of an org: told before a half-made set, and told apart from other refusals. */

import { describe, expect, test } from 'vitest'
import { createErrorResponse, createFakeApi } from '../../../test/support/fake-api.ts'
import { fetchFakeOrgFacts, listPlannedRepairs, runRepair } from '../../../test/support/repair-fixture.ts'
import { parseApiError } from '../../salesforce/api/errors.ts'
import { findRepairBlockers } from './repair-blockers.ts'

const withRoom = (remaining: number) => {
  const fake = createFakeApi()
  fake.tables.EntityLimit = [
    { EntityDefinitionId: 'Case', Type: 'ActiveRules', Max: 50, Remaining: 0 },
    { EntityDefinitionId: 'Case', Type: 'CustomFields', Max: 500, Remaining: remaining },
  ]
  return fake
}
const externalIds = (count: number) => ({
  status: 200,
  body: {
    fields: [
      ...Array.from({ length: count }, () => ({ custom: true, externalId: true })),
      { custom: false, externalId: true },
      { custom: true, externalId: false },
    ],
  },
})
const fieldsIn = (ids: readonly string[]) => ids.filter((id) => id.startsWith('field-'))

describe('room for fields is asked first', () => {
  test.each([0, 3, 6])(
    'for %i of the seven: none is made, and what frees room is said',
    async (remaining) => {
      const facts = await fetchFakeOrgFacts(withRoom(remaining))
      expect(fieldsIn(listPlannedRepairs(facts))).toEqual([])
      expect(findRepairBlockers(facts).map(({ note }) => [note.text.key, ...note.text.subs])).toEqual([
        ['mend_not_room', String(remaining), '7'],
      ])
    },
  )

  test.each([7, 400])('for %i: all seven are planned', async (remaining) => {
    expect(fieldsIn(listPlannedRepairs(await fetchFakeOrgFacts(withRoom(remaining))))).toHaveLength(7)
  })

  test('access is planned for no field that will not be there', async () => {
    const fake = withRoom(2)
    const { ends } = await runRepair(fake)
    expect(ends.access).toBe('made')
    expect(fake.tables.FieldPermissions).toEqual([])
  })

  test.each([
    [24, 7],
    [25, 0],
    // More than Salesforce's usual limit: this org has another one.
    [30, 7],
  ])('%i External ID fields: %i fields are planned', async (count, planned) => {
    const fake = createFakeApi()
    fake.answer(/Case\/describe/, externalIds(count))
    expect(fieldsIn(listPlannedRepairs(await fetchFakeOrgFacts(fake)))).toHaveLength(planned)
  })

  test('25 External ID fields keep nobody from making the others where ours is there', async () => {
    const fake = createFakeApi()
    fake.answer(/Case\/describe/, externalIds(25))
    fake.tables.CustomField?.push({
      Id: '1',
      DeveloperName: 'ExternalID',
      NamespacePrefix: null,
      TableEnumOrId: 'Case',
    })
    expect(fieldsIn(listPlannedRepairs(await fetchFakeOrgFacts(fake)))).toHaveLength(6)
  })

  test('an org that does not tell is not taken for a full one', async () => {
    const facts = await fetchFakeOrgFacts(createFakeApi())
    expect(facts.fieldCapacity).toEqual({ fields: null, externalIds: null })
    expect(fieldsIn(listPlannedRepairs(facts))).toHaveLength(7)
  })
})

test('a limit that only the making finds out is a reason of its own, and half of the fields is not opened', async () => {
  const fake = createFakeApi()
  for (const name of ['CurrentSeat', 'NewSeat', 'EmployeeAssets', 'EmployeeNotes'])
    fake.answer(
      new RegExp(`CustomField.*Case.${name}__c`),
      createErrorResponse('LIMIT_EXCEEDED', 'words of Salesforce'),
    )
  const { ends, reasons } = await runRepair(fake)
  expect(reasons).toMatchObject({ 'field-CurrentSeat': 'no-room', 'field-EmployeeNotes': 'no-room' })
  expect(ends).toMatchObject({ 'field-Team': 'made', access: 'skipped' })
})

test.each([
  ['LIMIT_EXCEEDED', 'words', 'no-room'],
  ['STORAGE_LIMIT_EXCEEDED', 'words', 'no-room'],
  ['FIELD_INTEGRITY_EXCEPTION', 'You have reached the maximum number of custom fields', 'no-room'],
  ['FIELD_INTEGRITY_EXCEPTION', 'You have reached the limit of External ID fields', 'no-room'],
  ['LICENSE_LIMIT_EXCEEDED', 'words', 'no-seat'],
  ['REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', 'limit'],
  ['FIELD_INTEGRITY_EXCEPTION', 'The label is too long', 'invalid'],
])('%s %s is %s', (errorCode, message, reason) => {
  expect(parseApiError(400, [{ errorCode, message }])).toMatchObject({ reason })
})

test('a user for whom no licence is free is told so', async () => {
  const fake = createFakeApi()
  fake.answer(/POST .*User /, createErrorResponse('LICENSE_LIMIT_EXCEEDED', 'License Limit Exceeded'))
  expect((await runRepair(fake)).reasons.user).toBe('no-seat')
})
