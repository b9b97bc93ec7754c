/** What a new user is given where the org makes no profile: found by what it is, in whatever language its name is. */

import { describe, expect, test } from 'vitest'
import { createFakeApi } from '../../../test/support/fake-api.ts'
import {
  fetchFakeOrgFacts,
  listPlannedRepairs,
  repairOrgKey,
  runRepair,
} from '../../../test/support/repair-fixture.ts'
import { findRepairBlockers } from './repair-blockers.ts'
import { planRepairs } from './repair-plan.ts'

const profile = (id: number, name: string, more: Readonly<Record<string, unknown>> = {}) => ({
  Id: `00e00000000000${id}AAA`,
  Name: name,
  UserType: 'Standard',
  UserLicenseId: '100000000000001AAA',
  UserLicense: { Name: 'Salesforce', LicenseDefinitionKey: 'SFDC' },
  ...more,
})
const setOf = (id: number, ...permissions: readonly string[]) => ({
  Id: `0PS00000000000${id}AAA`,
  ProfileId: `00e00000000000${id}AAA`,
  IsOwnedByProfile: true,
  ...Object.fromEntries(permissions.map((name) => [`Permissions${name}`, true])),
})

const translated = () => {
  const fake = createFakeApi()
  fake.tables.UserLicense = [
    { Id: '100000000000009AAA', Name: 'Chatter Free', LicenseDefinitionKey: 'PID_CHATTER' },
    { Id: '100000000000001AAA', Name: 'セールスフォース', LicenseDefinitionKey: 'SFDC' },
  ]
  fake.tables.Profile = [
    profile(1, 'システム管理者'),
    profile(2, '標準ユーザー'),
    profile(3, '最小アクセス'),
    profile(4, 'ポータル', { UserType: 'PowerPartner' }),
    profile(5, 'Chatter', {
      UserLicenseId: '100000000000009AAA',
      UserLicense: { LicenseDefinitionKey: 'PID_CHATTER' },
    }),
  ]
  fake.tables.PermissionSet = [
    setOf(1, 'ModifyAllData', 'ManageUsers', 'ApiEnabled'),
    setOf(2, 'ApiEnabled', 'RunReports', 'EditTask'),
    setOf(3, 'LightningExperienceUser'),
    setOf(4),
    setOf(5),
  ]
  return fake
}

describe('an org whose names are in another language', () => {
  test('gets its profile with the licence of the key, whatever that is called', async () => {
    const fake = translated()
    const { ends } = await runRepair(fake)
    expect(new Set(Object.values(ends))).toEqual(new Set(['made']))
    expect(fake.tables.Profile?.at(-1)).toMatchObject({ UserLicenseId: '100000000000001AAA' })
  })

  test('that makes no profile: the user gets the internal one that allows least, and the preview says which', async () => {
    const fake = translated()
    fake.refuse('Profile')
    const item = planRepairs(await fetchFakeOrgFacts(fake), false, repairOrgKey).find(
      ({ kind }) => kind === 'profile',
    )
    expect(item).toMatchObject({ base: '最小アクセス' })
    const { ends } = await runRepair(fake)
    expect(ends).toMatchObject({ profile: 'failed', user: 'made', assignment: 'made', password: 'made' })
    expect(fake.tables.User?.[0]).toMatchObject({ ProfileId: '00e000000000003AAA' })
  })

  test('never gives the user a profile that administers, though it is the only one left', async () => {
    const fake = translated()
    fake.tables.Profile = [profile(1, 'システム管理者')]
    fake.refuse('Profile')
    const { facts, ends } = await runRepair(fake)
    expect(facts.baseProfile).toMatchObject({ value: { profile: null } })
    expect(ends).toMatchObject({ profile: 'failed', user: 'failed', password: 'skipped' })
  })

  test('gives no user a profile of SpaceIQ’s name that administers: the one that allows least serves', async () => {
    const fake = translated()
    fake.tables.Profile?.push(profile(6, 'SpaceIQ API Only', { PermissionsManageUsers: true }))
    const { facts, ends } = await runRepair(fake)
    expect(facts.profile).toMatchObject({ value: { designated: true, hasAdminPermission: true } })
    expect(facts.baseProfile).toMatchObject({ value: { profile: { id: '00e000000000003AAA' } } })
    expect(ends).toMatchObject({ profile: 'failed', user: 'made' })
    expect(fake.tables.User?.[0]).toMatchObject({ ProfileId: '00e000000000003AAA' })
  })

  test('tells permissions by name where all of them at once are not to be had', async () => {
    const fake = translated()
    fake.answer(/FIELDS\(ALL\)/, { status: 400, body: [{ errorCode: 'MALFORMED_QUERY', message: '' }] })
    expect((await fetchFakeOrgFacts(fake)).baseProfile).toMatchObject({
      value: { profile: { id: '00e000000000003AAA' } },
    })
  })
})

describe('what is told of profiles and licences', () => {
  test.each([['Salesforce'], ['Salesforce-Lizenz'], ['Licence Salesforce']])(
    'without keys the only licence serves, called %s',
    async (name) => {
      const fake = createFakeApi()
      fake.tables.UserLicense = [{ Id: '100000000000001AAA', Name: name }]
      fake.tables.Profile = [
        {
          Id: '00e000000000001AAA',
          Name: 'Mindestzugriff',
          UserType: 'Standard',
          UserLicense: { Name: 'Salesforce' },
        },
      ]
      fake.answer(/POST .*sobjects\/Profile/, {
        status: 400,
        body: [{ errorCode: 'FIELD_INTEGRITY_EXCEPTION', message: 'words' }],
      })
      const { ends } = await runRepair(fake)
      expect(ends).toMatchObject({ profile: 'failed', user: 'made', assignment: 'made', password: 'made' })
      expect(fake.tables.User?.[0]).toMatchObject({ ProfileId: '00e000000000001AAA' })
    },
  )

  test('no licence that opens cases: said before anything is made, and no part of a user is planned', async () => {
    const fake = translated()
    fake.tables.UserLicense?.pop()
    const facts = await fetchFakeOrgFacts(fake)
    expect(findRepairBlockers(facts).map(({ note }) => note.text.key)).toEqual(['mend_not_base'])
    expect(listPlannedRepairs(facts).filter((id) => !id.startsWith('field-'))).toEqual([])
  })

  test('no free seat: the same', async () => {
    const fake = translated()
    Object.assign(fake.tables.UserLicense?.[1] ?? {}, { TotalLicenses: 5, UsedLicenses: 5 })
    const facts = await fetchFakeOrgFacts(fake)
    expect(findRepairBlockers(facts).map(({ note }) => note.text.key)).toEqual(['mend_not_seat'])
    expect(listPlannedRepairs(facts)).not.toContain('user')
  })

  test('what was not told is no licence: nothing is planned of it', async () => {
    const fake = translated()
    fake.answer(/FROM UserLicense/, { status: 403, body: [{ errorCode: 'INSUFFICIENT_ACCESS' }] })
    const facts = await fetchFakeOrgFacts(fake)
    expect(findRepairBlockers(facts).map(({ note }) => note.text.key)).toEqual(['mend_not_base_untold'])
  })
})
