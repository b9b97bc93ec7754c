/** Whether an account may sign in is asked where Salesforce keeps it, and settles what the login history leaves open. */

import { describe, expect, test } from 'vitest'
import { getApiRecords } from '../../../test/practice-org/api/records.ts'
import {
  createCheckedOrg,
  createRestErrorResponder,
  fetchCheckRows,
  formatRowDetails,
} from '../../../test/support/check-practice-org.ts'
import { type AccountState, describeLogin } from '../login-test/login-history.ts'
import type { LoginOutcome } from '../login-test/login-kinds.ts'
import { withLoginHistory } from '../login-test/login-outcome.ts'

const well: AccountState = { active: true, frozen: false, locked: false }

describe('the row of the user', () => {
  test('is right where they are active, and neither frozen nor locked', async () => {
    expect((await fetchCheckRows(createCheckedOrg())).get('user')?.status).toBe('right')
  })

  test('is wrong where they are frozen, with the way to Unfreeze', async () => {
    const asked = createCheckedOrg()
    asked.user.frozen = true
    const row = (await fetchCheckRows(asked)).get('user')
    expect(row).toMatchObject({
      status: 'wrong',
      action: { kind: 'open-user', id: asked.user.id, press: 'unfreeze' },
    })
    expect(formatRowDetails(row)).toEqual([`check_user_frozen ${asked.user.username}`])
  })

  test('is wrong where they are locked, with the way to Unlock', async () => {
    const asked = createCheckedOrg()
    asked.user.failedLogins = 10
    expect((await fetchCheckRows(asked)).get('user')).toMatchObject({
      status: 'wrong',
      details: [{ key: 'check_user_locked' }],
      action: { press: 'unlock' },
    })
  })

  test('tells both, and of somebody inactive that first', async () => {
    const asked = createCheckedOrg()
    Object.assign(asked.user, { frozen: true, failedLogins: 10 })
    expect(formatRowDetails((await fetchCheckRows(asked)).get('user')).length).toBe(2)
    asked.user.active = false
    expect((await fetchCheckRows(asked)).get('user')).toMatchObject({
      details: [{ key: 'check_user_inactive' }],
      action: { kind: 'show-me', step: 'user' },
    })
  })

  test('takes what any of several rows tells', async () => {
    const asked = createCheckedOrg()
    const records = [
      { IsFrozen: false, IsPasswordLocked: false },
      { IsFrozen: false, IsPasswordLocked: true },
    ]
    asked.responseOverrides.push({ asked: /FROM UserLogin/, answer: () => Response.json({ records }) })
    expect((await fetchCheckRows(asked)).get('user')).toMatchObject({ action: { press: 'unlock' } })
  })

  test.each([
    ['was refused', createRestErrorResponder('INVALID_TYPE', "sObject type 'UserLogin' is not supported.")],
    ['has no account', () => Response.json({ records: [] })],
    ['does not say', () => Response.json({ records: [{ IsFrozen: false }] })],
  ])('is to be looked at where the answer %s', async (_, answer) => {
    const asked = createCheckedOrg()
    asked.responseOverrides.push({ asked: /FROM UserLogin/, answer })
    const row = (await fetchCheckRows(asked)).get('user')
    expect(row?.status).toBe('unknown')
    expect(formatRowDetails(row)[0]).toBe(`check_user_untold ${asked.user.username}`)
  })
})

const status = 'Login invalid: user disabled or User Locked Out'
const refusal: LoginOutcome = { kind: 'refused', at: 0 }

describe('a status that lists causes', () => {
  test.each<[string, AccountState | null, string]>([
    ['is not settled by an account that is well', well, 'unknown-line'],
    ['is not settled where the account was not asked', null, 'unknown-line'],
    ['is settled by an account that is locked', { ...well, locked: true }, 'locked'],
    ['is settled by an account that is frozen', { ...well, frozen: true }, 'inactive-user'],
    ['is settled by a user who is inactive', { ...well, active: false }, 'inactive-user'],
  ])('%s', (_, account, kind) => {
    expect(withLoginHistory(refusal, status, '', account)).toMatchObject({ kind, line: { status } })
  })

  test('is shown as it is where it does not name what the account has', () => {
    const other = 'Invalid password or security token'
    expect(withLoginHistory(refusal, other, '', { ...well, locked: true }).kind).toBe('unknown-line')
  })

  test('settles for the row of the last sign-in, and not for those before it', async () => {
    const asked = createCheckedOrg()
    const { logins } = getApiRecords(asked.org)
    const line = { userId: asked.user.id, application: 'SpaceIQ', loginType: 'x', sourceIp: '203.0.113.7' }
    for (const at of [1, 2]) logins.push({ ...line, id: `0Ya00000000000${at}`, at, status })
    asked.user.failedLogins = 10
    const said = formatRowDetails((await fetchCheckRows(asked)).get('logins'))
    expect(said.filter((one) => !one.startsWith('check_login '))).toEqual([
      'signin_locked',
      `login_unknown ${status}`,
    ])
  })
})

test('a status of one meaning keeps it, whatever the account has', () => {
  const login = { status: 'Invalid Password', time: '', address: '', application: '', subType: '' }
  expect(
    describeLogin(login, { setup: {}, now: new Date() }, { ...well, locked: true }).map(({ key }) => key),
  ).toContain('signin_wrong_password')
})

test('a refusal without a line is explained by an account that cannot sign in', () => {
  expect(withLoginHistory(refusal, '', '', { ...well, frozen: true }).kind).toBe('inactive-user')
  expect(withLoginHistory(refusal, '', '', well).kind).toBe('no-line')
})
