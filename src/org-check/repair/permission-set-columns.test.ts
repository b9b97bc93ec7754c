/** What an org lacks costs its own answer only, and nothing is planned from what could not be read. */

import { describe, expect, test } from 'vitest'
import { fakeApi, refusal } from '../../../test/support/fake-api.ts'
import { factsOf, mend, planIn, rowsIn, saidIn, withRobot } from '../../../test/support/repair-fixture.ts'
import { integrationSet } from '../../required-setup.ts'

const username = 'spaceiq@acme.example'
const statuses = (facts: Awaited<ReturnType<typeof factsOf>>) =>
  Object.fromEntries([...rowsIn(facts)].map(([id, { status }]) => [id, status]))

describe.each([
  ['named by Salesforce', undefined],
  ['in words that name nothing', 'words of Salesforce'],
])('a column that is absent, %s', (_, words) => {
  test('leaves the profile, the other permissions and the fields as they were told', async () => {
    const fake = withRobot(fakeApi())
    fake.without('PermissionsPasswordNeverExpires', words)
    const facts = await factsOf(fake, username)
    expect(statuses(facts)).toMatchObject({
      profile: 'right',
      'api-only': 'right',
      'api-enabled': 'right',
      'password-expiry': 'unknown',
      user: 'right',
      'case-access': 'wrong',
    })
    expect(saidIn(facts, 'password-expiry')).toEqual(['check_permission_untold'])
  })

  test('plans nothing by itself', async () => {
    const fake = withRobot(fakeApi())
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
    expect(planIn(await factsOf(fake, username), true)).toEqual([])
  })

  test.each(['NamespacePrefix', 'LicenseDefinitionKey', 'UserType', 'Email', 'TrialExpirationDate'])(
    '%s: every row but its own is as before',
    async (column) => {
      const before = statuses(await factsOf(withRobot(fakeApi()), username))
      const fake = withRobot(fakeApi())
      fake.without(column, words)
      expect(statuses(await factsOf(fake, username))).toEqual(before)
    },
  )
})

test('a permission of a set’s relation that is absent takes no other with it', async () => {
  const fake = fakeApi()
  await mend(fake)
  fake.without(
    'PermissionSet.PermissionsPasswordNeverExpires',
    "No such column 'PermissionsPasswordNeverExpires' on entity 'PermissionSet'",
  )
  const facts = await factsOf(fake)
  expect(facts.sets).toMatchObject({ ok: true, value: [{ name: integrationSet.name, apiOnly: true }] })
})

test('an object that is absent costs its own answer', async () => {
  const fake = withRobot(fakeApi())
  fake.answer(/FROM FieldPermissions/, refusal('INVALID_TYPE', 'sObject type is not supported'), 9)
  const facts = await factsOf(fake, username)
  expect(facts.fieldAccess.ok).toBe(false)
  expect(statuses(facts)).toMatchObject({ profile: 'right', user: 'right', 'case-access': 'wrong' })
})

test('a profile or permission sets that nobody may read: no set, no assignment and no password is planned', async () => {
  for (const table of ['Profile', 'PermissionSetAssignment']) {
    const fake = withRobot(fakeApi())
    fake.answer(new RegExp(`FROM ${table} `), refusal('INVALID_FIELD', 'words'), 99)
    const plan = planIn(await factsOf(fake, username))
    expect(
      plan.filter((id) => !id.startsWith('field-')),
      table,
    ).toEqual([])
  }
})

test('an org without the permission that passwords never expire gets the set without it', async () => {
  const fake = fakeApi()
  fake.answer(
    /POST .*PermissionsPasswordNeverExpires/,
    refusal(
      'INVALID_FIELD',
      "No such column 'PermissionsPasswordNeverExpires' on sobject of type PermissionSet",
    ),
    9,
  )
  const { ends } = await mend(fake)
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
  const fake = fakeApi()
  Object.assign(fake.tables.Organization?.[0] ?? {}, { OrganizationType: edition })
  expect(rowsIn(await factsOf(fake)).get('org')?.status).toBe(status)
})
