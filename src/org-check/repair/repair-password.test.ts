/** A password that Salesforce does not take over the API, and one that nobody knows any more. */

import { describe, expect, test } from 'vitest'
import { type Answered, fakeApi, refusal } from '../../../test/support/fake-api.ts'
import { factsOf, mend, org, withRobot } from '../../../test/support/repair-fixture.ts'
import type { Evidence } from '../../salesforce/observed-setup.ts'
import { isPasswordLost } from '../rows/password.ts'
import { rowsOf } from '../rows.ts'
import { afterRun, situationOf, stillOffered } from './refused-repairs.ts'
import { itemId, type MendItem } from './repair-item.ts'
import { mendPlan } from './repair-plan.ts'

const refusals: readonly Answered[] = [
  { status: 404, body: [{ errorCode: 'NOT_FOUND', message: '' }] },
  { status: 404, body: [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }] },
  { status: 405, body: [{ errorCode: 'METHOD_NOT_ALLOWED', message: '' }] },
  { status: 403, body: [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'words' }] },
  refusal('INVALID_NEW_PASSWORD', 'words'),
  refusal('UNKNOWN_CODE', ''),
]

describe('a password that is refused', () => {
  test.each(refusals)('is set by an older version of the API, which takes it: %o', async (answer) => {
    const fake = fakeApi()
    fake.answer(/v66\.0\/sobjects\/User\/\w+\/password/, answer, 9)
    const { ends, passwords } = await mend(fake)
    expect(ends.password).toBe('made')
    expect(passwords).toHaveLength(1)
  })

  test.each(refusals)(
    'both ways is to be set by hand, whatever the code, and all else is made: %o',
    async (answer) => {
      const fake = fakeApi()
      fake.answer(/\/password/, answer, 2)
      const { ends, reasons, passwords } = await mend(fake)
      expect([ends.password, reasons.password]).toEqual(['failed', 'by-hand'])
      expect(ends).toMatchObject({ user: 'made', assignment: 'made' })
      expect(passwords).toEqual([])
    },
  )

  test('for a session that has ended is no other way’s business', async () => {
    const fake = fakeApi()
    fake.answer(/\/password/, {
      status: 401,
      body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired' }],
    })
    expect((await mend(fake)).reasons.password).toBe('session-expired')
  })

  test('twice is not offered a third time, and the way by hand is said', async () => {
    const fake = withRobot(fakeApi())
    fake.answer(/\/password/, refusals[0] ?? refusal(''), 99)
    const facts = await factsOf(fake)
    const situation = situationOf(facts)
    const plan: readonly MendItem[] = [{ kind: 'password', username: 'spaceiq@acme.example' }]
    let refused = afterRun([], (await mend(fake, { items: plan })).results, situation)
    expect(stillOffered(plan, refused, situation).plan).toEqual(plan)
    refused = afterRun(refused, (await mend(fake, { items: plan })).results, situation)
    const offered = stillOffered(plan, refused, situation)
    expect(offered.plan).toEqual([])
    expect(offered.notes).toEqual([{ text: { key: 'mend_not_password', subs: [] }, step: 'user' }])
    // Something that it hangs on has changed.
    expect(stillOffered(plan, refused, `${situation}.`).plan).toEqual(plan)
  })
})

describe('a password that we gave and do not hold any more', () => {
  const at = Date.parse('2026-11-28T12:00:00Z')
  const evidence = (tested: readonly number[] = [], username = 'spaceiq@acme.example'): Evidence => ({
    mendedPassword: { username, at, tested },
  })
  const history = async (...logins: readonly (readonly [string, string])[]) => {
    const fake = withRobot(fakeApi())
    for (const [time, status] of logins)
      fake.tables.LoginHistory?.push({ UserId: '005000000000077AAA', LoginTime: time, Status: status })
    return factsOf(fake)
  }
  const test1 = Date.parse('2026-11-28T12:10:05Z')

  test('is lost where only our own test has signed in: the table says so, and a new one is offered', async () => {
    const facts = await history(['2026-11-28T12:10:00.000+0000', 'Success'])
    const lost = isPasswordLost(facts, evidence([test1]), false)
    expect(lost).toBe(true)
    expect(rowsOf(facts, org, lost).find(({ id }) => id === 'password')).toMatchObject({
      status: 'wrong',
      action: { do: 'mend' },
      evidence: [{ key: 'check_password_lost' }],
    })
    expect(mendPlan(facts, false, org, lost).map(itemId)).toContain('password')
    expect(mendPlan(facts, false, org, false).map(itemId)).not.toContain('password')
  })

  test.each([
    ['somebody has signed in with it', ['2026-11-28T13:00:00.000+0000', 'Success'], evidence([test1]), false],
    ['nobody has', null, evidence(), true],
    ['somebody tried in vain', ['2026-11-28T13:00:00.000+0000', 'Invalid Password'], evidence(), true],
    ['somebody had before it was given', ['2026-11-20T13:00:00.000+0000', 'Success'], evidence(), true],
    ['it was another user’s', null, evidence([], 'jane@acme.example'), false],
    ['SpaceIQ has it', null, { ...evidence(), activation: { status: 'active', at } } as Evidence, false],
    ['none was given', null, {}, false],
  ] as const)('%s', async (_, login, known, lost) => {
    const facts = await history(...(login ? [login] : []))
    expect(isPasswordLost(facts, known, false)).toBe(lost)
    expect(isPasswordLost(facts, known, true)).toBe(false)
  })
})
