/** What an org lacks costs its own answer only, and nothing is planned from what could not be read. */

import { describe, expect, test } from 'vitest'
import { createErrorResponse, createFakeApi } from '../../../test/support/fake-api.ts'
import {
  addFakeIntegrationUser,
  computeRows,
  fetchFakeOrgFacts,
  getRowDetails,
  listPlannedRepairs,
  runRepair,
} from '../../../test/support/repair-fixture.ts'
import { integrationPermissionSet } from '../../required-setup.ts'

const username = 'spaceiq@acme.example'
const statuses = (facts: Awaited<ReturnType<typeof fetchFakeOrgFacts>>) =>
  Object.fromEntries([...computeRows(facts)].map(([id, { status }]) => [id, status]))

describe.each([
  ['named by Salesforce', undefined],
  ['in words that name nothing', 'words of Salesforce'],
])('a column that is absent, %s', (_, words) => {
  test('leaves the profile, the other permissions and the fields as they were told', async () => {
    const fake = addFakeIntegrationUser(createFakeApi())
    fake.without('PermissionsPasswordNeverExpires', words)
    const facts = await fetchFakeOrgFacts(fake, username)
    expect(statuses(facts)).toMatchObject({
      profile: 'right',
      'api-only': 'right',
      'api-enabled': 'right',
      'password-expiry': 'unknown',
      user: 'right',
      'case-access': 'wrong',
    })
    expect(getRowDetails(facts, 'password-expiry')).toEqual(['check_permission_untold'])
  })

  test('plans nothing by itself', async () => {
    const fake = addFakeIntegrationUser(createFakeApi())
    fake.without('PermissionsPasswordNeverExpires', words)
    fake.tables.ObjectPermissions?.push({
      ParentId: '0PS000000000077AAA',
      SobjectType: 'Case',
      PermissionsRead: true,
      PermissionsCreate: true,
      PermissionsEdit: true,
    })
    for (const name of [
      'ExternalID',
      'Department',
      'Team',
      'CurrentSeat',
      'NewSeat',
      'EmployeeAssets',
      'EmployeeNotes',
    ]) {
      fake.tables.CustomField?.push({
        Id: name,
        DeveloperName: name,
        NamespacePrefix: null,
        TableEnumOrId: 'Case',
      })
      fake.tables.FieldPermissions?.push({
        ParentId: '0PS000000000077AAA',
        SobjectType: 'Case',
        Field: `Case.${name}__c`,
        PermissionsRead: true,
        PermissionsEdit: true,
      })
    }
    expect(listPlannedRepairs(await fetchFakeOrgFacts(fake, username), true)).toEqual([])
  })

  test.each(['NamespacePrefix', 'LicenseDefinitionKey', 'UserType', 'Email', 'TrialExpirationDate'])(
    '%s: every row but its own is as before',
    async (column) => {
      const before = statuses(await fetchFakeOrgFacts(addFakeIntegrationUser(createFakeApi()), username))
      const fake = addFakeIntegrationUser(createFakeApi())
      fake.without(column, words)
      expect(statuses(await fetchFakeOrgFacts(fake, username))).toEqual(before)
    },
  )
})

test('a permission of a set’s relation that is absent takes no other with it', async () => {
  const fake = createFakeApi()
  await runRepair(fake)
  fake.without(
    'PermissionSet.PermissionsPasswordNeverExpires',
    "No such column 'PermissionsPasswordNeverExpires' on entity 'PermissionSet'",
  )
  const facts = await fetchFakeOrgFacts(fake)
  expect(facts.permissionSets).toMatchObject({
    ok: true,
    value: [{ name: integrationPermissionSet.name, apiOnly: true }],
  })
})

test('an object that is absent costs its own answer', async () => {
  const fake = addFakeIntegrationUser(createFakeApi())
  fake.answer(
    /FROM FieldPermissions/,
    createErrorResponse('INVALID_TYPE', 'sObject type is not supported'),
    9,
  )
  const facts = await fetchFakeOrgFacts(fake, username)
  expect(facts.fieldAccess.ok).toBe(false)
  expect(statuses(facts)).toMatchObject({ profile: 'right', user: 'right', 'case-access': 'wrong' })
})

test('a profile or permission sets that nobody may read: no set, no assignment and no password is planned', async () => {
  for (const table of ['Profile', 'PermissionSetAssignment']) {
    const fake = addFakeIntegrationUser(createFakeApi())
    fake.answer(new RegExp(`FROM ${table} `), createErrorResponse('INVALID_FIELD', 'words'), 99)
    const plan = listPlannedRepairs(await fetchFakeOrgFacts(fake, username))
    expect(
      plan.filter((id) => !id.startsWith('field-')),
      table,
    ).toEqual([])
  }
})

test('an org without the permission that passwords never expire gets the set without it', async () => {
  const fake = createFakeApi()
  fake.answer(
    /POST .*PermissionsPasswordNeverExpires/,
    createErrorResponse(
      'INVALID_FIELD',
      "No such column 'PermissionsPasswordNeverExpires' on sobject of type PermissionSet",
    ),
    9,
  )
  const { ends } = await runRepair(fake)
  expect(ends).toMatchObject({ profile: 'made', set: 'made' })
  expect(fake.tables.PermissionSet?.[0]).not.toHaveProperty('PermissionsPasswordNeverExpires')
  expect(fake.tables.PermissionSet?.[0]).toMatchObject({ PermissionsApiUserOnly: true })
})

test.each([
  ['Enterprise Edition', 'right'],
  ['Unlimited Edition', 'right'],
  ['Developer Edition', 'right'],
  ['Professional Edition', 'unknown'],
  ['Group Edition', 'unknown'],
  ['Base Edition', 'unknown'],
  ['', 'unknown'],
])('the edition %s is %s', async (edition, status) => {
  const fake = createFakeApi()
  Object.assign(fake.tables.Organization?.[0] ?? {}, { OrganizationType: edition })
  expect(computeRows(await fetchFakeOrgFacts(fake)).get('org')?.status).toBe(status)
})
