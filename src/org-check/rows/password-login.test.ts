/** Check my org says whether the integration user may sign in with a password at all. */

import { describe, expect, test } from 'vitest'
import { getApiRecords } from '../../../test/practice-org/api/records.ts'
import {
  type CheckedOrg,
  createCheckedOrg,
  createRestErrorResponder,
  fetchCheckRows,
  formatRowDetails,
} from '../../../test/support/check-practice-org.ts'

const row = async (asked: CheckedOrg) => (await fetchCheckRows(asked)).get('password-login')

/** A permission set of the user's. */
const withSet = ({ org, user }: CheckedOrg, permissions: Record<string, boolean>) => {
  const { permissionSets: sets, assignments } = getApiRecords(org)
  sets.push({
    id: '0PS5g0000000077AAA',
    name: 'Company_SSO',
    label: 'Company SSO',
    description: '',
    permissions,
    caseAccess: { read: false, create: false, edit: false, delete: false },
    fields: {},
  })
  assignments.push({ id: '0Pa5g0000000077AAA', userId: user.id, setId: '0PS5g0000000077AAA' })
}

test('is right where single sign-on is off everywhere', async () => {
  const asked = createCheckedOrg()
  withSet(asked, {})
  expect(await row(asked)).toMatchObject({ status: 'right', details: [{ key: 'check_sso_off' }] })
})

describe('is wrong where single sign-on is on', () => {
  test('in the profile, whose name is told once', async () => {
    const asked = createCheckedOrg()
    asked.profile.permissions.IsSsoEnabled = true
    const found = await row(asked)
    expect(found).toMatchObject({ status: 'wrong', action: { kind: 'show-me', step: 'profile' } })
    expect(formatRowDetails(found)).toEqual(['check_sso_on SpaceIQ API Only'])
  })

  test('in a permission set alone', async () => {
    const asked = createCheckedOrg()
    withSet(asked, { IsSsoEnabled: true })
    expect(formatRowDetails(await row(asked))).toEqual(['check_sso_on Company_SSO'])
  })

  test('and the rest could not be read', async () => {
    const asked = createCheckedOrg()
    asked.profile.permissions.IsSsoEnabled = true
    asked.responseOverrides.push({
      asked: /FROM PermissionSetAssignment/,
      answer: createRestErrorResponder('SOME_CODE', 'not today'),
    })
    expect((await row(asked))?.status).toBe('wrong')
  })
})

test('is wrong where a code must follow the password: SpaceIQ has none', async () => {
  const asked = createCheckedOrg()
  withSet(asked, { TwoFactorApi: true })
  expect(formatRowDetails(await row(asked))).toEqual(['check_mfa_on Company_SSO'])
})

describe('is to be looked at, and never right,', () => {
  test('where the permission sets were refused, with Salesforce’s words', async () => {
    const asked = createCheckedOrg()
    asked.responseOverrides.push({
      asked: /FROM PermissionSetAssignment/,
      answer: createRestErrorResponder('SOME_CODE', 'not today'),
    })
    const found = await row(asked)
    expect(found?.status).toBe('unknown')
    expect(formatRowDetails(found)).toEqual([
      'check_sso_untold',
      'api_invalid',
      'signin_says SOME_CODE: not today',
    ])
  })

  test('where the org does not show the permission', async () => {
    const asked = createCheckedOrg({ absentColumns: ['PermissionsIsSsoEnabled'] })
    expect(await row(asked)).toMatchObject({ status: 'unknown', details: [{ key: 'check_sso_untold' }] })
  })
})

test('an org that does not know the second factor for the API is told of single sign-on all the same', async () => {
  expect((await row(createCheckedOrg({ absentColumns: ['PermissionsTwoFactorApi'] })))?.status).toBe('right')
})
