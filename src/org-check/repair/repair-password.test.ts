/** A password that Salesforce does not take over the API, and one that nobody knows any more. */

import { describe, expect, test } from 'vitest'
import { checkRowsToday } from '../../../test/support/check-rows.ts'
import { createErrorResponse, createFakeApi, type FakeResponse } from '../../../test/support/fake-api.ts'
import {
  addFakeIntegrationUser,
  fetchFakeOrgFacts,
  repairOrgKey,
  runRepair,
} from '../../../test/support/repair-fixture.ts'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import { isPasswordLost } from '../rows/password.ts'
import { snapshotPreconditions, updateRefusedRepairs, withoutRefusedRepairs } from './refused-repairs.ts'
import { type RepairItem, repairItemId } from './repair-item.ts'
import { planRepairs } from './repair-plan.ts'

const refusals: readonly FakeResponse[] = [
  { status: 404, body: [{ errorCode: 'NOT_FOUND', message: '' }] },
  { status: 404, body: [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }] },
  { status: 405, body: [{ errorCode: 'METHOD_NOT_ALLOWED', message: '' }] },
  { status: 403, body: [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'words' }] },
  createErrorResponse('INVALID_NEW_PASSWORD', 'words'),
  createErrorResponse('UNKNOWN_CODE', ''),
]

describe('a password that is refused', () => {
  test.each(refusals)('is set by an older version of the API, which takes it: %o', async (answer) => {
    const fake = createFakeApi()
    fake.answer(/v66\.0\/sobjects\/User\/\w+\/password/, answer, 9)
    const { ends, passwords } = await runRepair(fake)
    expect(ends.password).toBe('made')
    expect(passwords).toHaveLength(1)
  })

  test.each(refusals)(
    'both ways is to be set by hand, whatever the code, and all else is made: %o',
    async (answer) => {
      const fake = createFakeApi()
      fake.answer(/\/password/, answer, 2)
      const { ends, reasons, passwords } = await runRepair(fake)
      expect([ends.password, reasons.password]).toEqual(['failed', 'by-hand'])
      expect(ends).toMatchObject({ user: 'made', assignment: 'made' })
      expect(passwords).toEqual([])
    },
  )

  test('for a session that has ended is no other way’s business', async () => {
    const fake = createFakeApi()
    fake.answer(/\/password/, {
      status: 401,
      body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired' }],
    })
    expect((await runRepair(fake)).reasons.password).toBe('session-expired')
  })

  test('twice is not offered a third time, and the way by hand is said', async () => {
    const fake = addFakeIntegrationUser(createFakeApi())
    fake.answer(/\/password/, refusals[0] ?? createErrorResponse(''), 99)
    const facts = await fetchFakeOrgFacts(fake)
    const situation = snapshotPreconditions(facts)
    const plan: readonly RepairItem[] = [{ kind: 'password', username: 'spaceiq@acme.example' }]
    let refused = updateRefusedRepairs([], (await runRepair(fake, { items: plan })).results, situation)
    expect(withoutRefusedRepairs(plan, refused, situation).plan).toEqual(plan)
    refused = updateRefusedRepairs(refused, (await runRepair(fake, { items: plan })).results, situation)
    const offered = withoutRefusedRepairs(plan, refused, situation)
    expect(offered.plan).toEqual([])
    expect(offered.notes).toEqual([{ text: { key: 'mend_not_password', subs: [] }, step: 'user' }])
    // Something that it hangs on has changed.
    expect(withoutRefusedRepairs(plan, refused, `${situation}.`).plan).toEqual(plan)
  })
})

describe('a password that we gave and do not hold any more', () => {
  const at = Date.parse('2026-11-28T12:00:00Z')
  const evidence = (tested: readonly number[] = [], username = 'spaceiq@acme.example'): ObservedSetup => ({
    repairedPassword: { username, at, tested },
  })
  const history = async (...logins: readonly (readonly [string, string])[]) => {
    const fake = addFakeIntegrationUser(createFakeApi())
    for (const [time, status] of logins)
      fake.tables.LoginHistory?.push({ UserId: '005000000000077AAA', LoginTime: time, Status: status })
    return fetchFakeOrgFacts(fake)
  }
  const test1 = Date.parse('2026-11-28T12:10:05Z')

  test('is lost where only our own test has signed in: the table says so, and a new one is offered', async () => {
    const facts = await history(['2026-11-28T12:10:00.000+0000', 'Success'])
    const lost = isPasswordLost(facts, evidence([test1]), false)
    expect(lost).toBe(true)
    expect(checkRowsToday(facts, repairOrgKey, lost).find(({ id }) => id === 'password')).toMatchObject({
      status: 'wrong',
      action: { kind: 'mend' },
      details: [{ key: 'check_password_lost' }],
    })
    expect(planRepairs(facts, false, repairOrgKey, lost).map(repairItemId)).toContain('password')
    expect(planRepairs(facts, false, repairOrgKey, false).map(repairItemId)).not.toContain('password')
  })

  test.each([
    ['somebody has signed in with it', ['2026-11-28T13:00:00.000+0000', 'Success'], evidence([test1]), false],
    ['nobody has', null, evidence(), true],
    ['somebody tried in vain', ['2026-11-28T13:00:00.000+0000', 'Invalid Password'], evidence(), true],
    ['somebody had before it was given', ['2026-11-20T13:00:00.000+0000', 'Success'], evidence(), true],
    ['it was another user’s', null, evidence([], 'jane@acme.example'), false],
    ['SpaceIQ has it', null, { ...evidence(), activation: { status: 'active', at } } as ObservedSetup, false],
    ['none was given', null, {}, false],
  ] as const)('%s', async (_, login, known, lost) => {
    const facts = await history(...(login ? [login] : []))
    expect(isPasswordLost(facts, known, false)).toBe(lost)
    expect(isPasswordLost(facts, known, true)).toBe(false)
  })
})
