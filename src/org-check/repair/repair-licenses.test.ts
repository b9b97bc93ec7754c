/** A licence that takes access to cases only with a permission set licence. */

import { describe, expect, test } from 'vitest'
import { createErrorResponse, createFakeApi } from '../../../test/support/fake-api.ts'
import {
  addFakeIntegrationUser,
  fetchFakeOrgFacts,
  getRowDetails,
  listPlannedRepairs,
  repairOrgKey,
  runRepair,
} from '../../../test/support/repair-fixture.ts'
import { snapshotPreconditions, updateRefusedRepairs, withoutRefusedRepairs } from './refused-repairs.ts'
import { findRepairBlockers } from './repair-blockers.ts'
import { planRepairs } from './repair-plan.ts'

const integration = { Name: 'Salesforce Integration', LicenseDefinitionKey: 'PID_Integration' }
const username = 'spaceiq@acme.example'
const setLicence = {
  Id: '0PL000000000001AAA',
  DeveloperName: 'SalesforceAPIIntegrationPsl',
  MasterLabel: 'Salesforce API Integration',
  Status: 'Active',
  TotalLicenses: 5,
  UsedLicenses: 0,
}
const ofUser = ['set', 'access', 'licence', 'assignment', 'password']

const withSetLicence = (more: Readonly<Record<string, unknown>> = {}, licence: object = integration) => {
  const fake = addFakeIntegrationUser(createFakeApi(), licence as Record<string, unknown>)
  fake.tables.PermissionSetLicense = [{ ...setLicence, ...more }]
  return fake
}

describe('a user of the licence for integrations', () => {
  test.each([
    [integration],
    [{ Name: 'Salesforce Integration' }],
    [{ Name: 'Intégration', LicenseDefinitionKey: 'PID_Integration' }],
  ])('gets the permission set licence before the permission set: %o', async (licence) => {
    const fake = withSetLicence({}, licence)
    const { ends } = await runRepair(fake, { username })
    expect(ends).toMatchObject({ licence: 'made', set: 'made', assignment: 'made', password: 'made' })
    const order = fake.written.map((one) => one.split(' ')[0])
    expect(order.indexOf('PermissionSetLicenseAssign')).toBeLessThan(order.indexOf('PermissionSetAssignment'))
    expect(fake.tables.PermissionSetLicenseAssign?.[0]).toMatchObject({
      AssigneeId: '005000000000077AAA',
      PermissionSetLicenseId: setLicence.Id,
    })
  })

  test('has it already: nothing more is planned of it', async () => {
    const fake = withSetLicence()
    fake.tables.PermissionSetLicenseAssign = [
      { Id: '2LA000000000001AAA', AssigneeId: '005000000000077AAA', PermissionSetLicenseId: setLicence.Id },
    ]
    const plan = listPlannedRepairs(await fetchFakeOrgFacts(fake, username))
    expect(plan).toContain('assignment')
    expect(plan).not.toContain('licence')
  })

  test.each([
    ['none in the org', 'mend_not_licence', { DeveloperName: 'Another' }],
    ['none active', 'mend_not_licence', { Status: 'Disabled' }],
    ['none free', 'mend_not_licence_seat', { UsedLicenses: 5 }],
  ])(
    '%s: it is said before anything is made, and what would be in vain is not planned',
    async (_, key, more) => {
      const facts = await fetchFakeOrgFacts(withSetLicence(more), username)
      expect(findRepairBlockers(facts).map(({ note }) => note.text.key)).toEqual([key])
      expect(listPlannedRepairs(facts).filter((id) => ofUser.includes(id))).toEqual([])
      expect(getRowDetails(facts, 'profile').length).toBe(2)
    },
  )

  test('licences that nobody told of are not known to be there', async () => {
    const fake = withSetLicence()
    fake.answer(
      /FROM PermissionSetLicense /,
      createErrorResponse('INVALID_TYPE', 'sObject type is not supported'),
      9,
    )
    const facts = await fetchFakeOrgFacts(fake, username)
    expect(findRepairBlockers(facts).map(({ note }) => note.text.key)).toEqual(['mend_not_licence_untold'])
  })

  test('whose permission set licence is refused gets neither permission set nor password', async () => {
    const fake = withSetLicence()
    fake.answer(
      /POST .*PermissionSetLicenseAssign/,
      createErrorResponse('FIELD_INTEGRITY_EXCEPTION', 'words'),
    )
    const { ends, passwords } = await runRepair(fake, { username })
    expect(ends).toMatchObject({ licence: 'failed', assignment: 'skipped', password: 'skipped' })
    expect(passwords).toEqual([])
  })
})

describe.each([
  ['Salesforce', { Name: 'Salesforce', LicenseDefinitionKey: 'SFDC' }],
  ['Salesforce Platform', { Name: 'Salesforce Platform', LicenseDefinitionKey: 'AUL' }],
  [
    'Analytics',
    { Name: 'Analytics Cloud Integration User', LicenseDefinitionKey: 'PID_Analytics_Integration' },
  ],
])('a user of another licence: %s', (_, licence) => {
  test('is asked no permission set licence of', async () => {
    const facts = await fetchFakeOrgFacts(withSetLicence({}, licence), username)
    expect(facts.permissionSetLicense).toEqual({ ok: true, value: null })
    expect(listPlannedRepairs(facts)).toContain('assignment')
  })

  test('which refuses the permission set all the same: no password is made, and it is not offered unchanged', async () => {
    const fake = withSetLicence({}, licence)
    fake.answer(
      /POST .*PermissionSetAssignment/,
      createErrorResponse('FIELD_INTEGRITY_EXCEPTION', 'licence does not allow'),
      99,
    )
    const { ends, reasons, results, facts } = await runRepair(fake, { username })
    expect(reasons.assignment).toBe('licence')
    expect(ends.password).toBe('skipped')
    const situation = snapshotPreconditions(facts)
    const refused = updateRefusedRepairs([], results, situation)
    const offered = withoutRefusedRepairs(
      planRepairs(await fetchFakeOrgFacts(fake, username), false, repairOrgKey),
      refused,
      situation,
    )
    expect(offered.plan.map(({ kind }) => kind).filter((kind) => ofUser.includes(kind))).toEqual([])
    expect(offered.notes.map(({ text }) => text.key)).toEqual(['api_licence'])
  })
})
