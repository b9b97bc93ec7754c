/** Check my org says whose session it was, and Review fixes does nothing with one that is not an administrator's. */

import { describe, expect, test } from 'vitest'
import { checkRowsToday } from '../../../test/support/check-rows.ts'
import { createFakeApi } from '../../../test/support/fake-api.ts'
import { fetchOrgFacts } from '../facts/fetch-facts.ts'
import { defaultUsername, planRepairs } from '../repair/repair-plan.ts'

const org = 'acme.my.salesforce.com'
type Fake = ReturnType<typeof createFakeApi>

const checked = async ({ api }: Pick<Fake, 'api'>) => {
  const facts = await fetchOrgFacts(api, {}, { username: '', defaultUsername: defaultUsername(org) })
  if (!facts.ok) throw new Error(facts.reason)
  const row = checkRowsToday(facts.value, org).find(({ id }) => id === 'session')
  return {
    row,
    said: row?.details.map(({ key, subs }) => [key, ...subs].join(' ')),
    plan: planRepairs(facts.value, false, org),
  }
}

const permissions = (CustomizeApplication: boolean, ManageUsers: boolean) => {
  const fake = createFakeApi()
  fake.tables.UserPermissionAccess = [
    { PermissionsCustomizeApplication: CustomizeApplication, PermissionsManageUsers: ManageUsers },
  ]
  return fake
}

describe('the session', () => {
  test('of an administrator is named, and things may be made with it', async () => {
    const { row, said, plan } = await checked(createFakeApi())
    expect(row?.status).toBe('right')
    expect(said).toEqual(['check_session_named Ada Admin admin@acme.example'])
    expect(plan.length).toBeGreaterThan(0)
  })

  test.each([
    [false, false],
    [true, false],
    [false, true],
  ])('of somebody else (%s, %s) is named, and nothing is made with it', async (customize, manage) => {
    const { row, said, plan } = await checked(permissions(customize, manage))
    expect(row).toMatchObject({ status: 'wrong', action: null })
    expect(said).toEqual([
      'check_session_named Ada Admin admin@acme.example',
      'check_session_no_administrator',
    ])
    expect(plan).toEqual([])
  })

  test('of which nobody told what it may do is neither right nor wrong', async () => {
    const fake = createFakeApi()
    fake.tables.UserPermissionAccess = []
    const { row, said } = await checked(fake)
    expect(row?.status).toBe('unknown')
    expect(said).toContain('check_session_rights_untold')
  })

  test('that Salesforce does not name is said to be nobody’s known', async () => {
    const fake = createFakeApi()
    const api: Fake['api'] = {
      ...fake.api,
      get: (path) =>
        path === 'oauth2/userinfo'
          ? Promise.resolve({ ok: false, reason: 'session-expired', code: 'Bad_OAuth_Token', message: '' })
          : fake.api.get(path),
    }
    const { row, said } = await checked({ api })
    expect(row?.status).toBe('unknown')
    expect(said).toEqual(['check_session_nameless'])
  })
})
