/** An org that somebody else's change holds: it is asked again, and what that does not help is said to be for later. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createErrorResponse, createFakeApi } from '../../../test/support/fake-api.ts'
import { runRepair } from '../../../test/support/repair-fixture.ts'
import { parseApiError } from '../../salesforce/api/errors.ts'
import { isTransient, withRetry } from '../../salesforce/api/retry-busy.ts'
import { fetchOrgFacts } from '../facts/fetch-facts.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Lets the pauses pass, and tells how long they were. */
const passed = async <T>(work: Promise<T>): Promise<{ value: T; waited: number }> => {
  let over = false
  let waited = 0
  void work.finally(() => {
    over = true
  })
  while (!over) {
    await new Promise((resolve) => setImmediate(resolve))
    if (over) break
    vi.advanceTimersByTime(100)
    waited += 100
    if (waited > 600_000) throw new Error('never over')
  }
  return { value: await work, waited }
}

const busy = createErrorResponse('UNABLE_TO_LOCK_ROW', 'words of Salesforce')

test('fields that are refused for a moment are made by the next try, the others are not made again', async () => {
  const fake = createFakeApi()
  const codes = ['UNKNOWN_EXCEPTION', 'UNABLE_TO_LOCK_ROW', 'ALREADY_IN_PROCESS', 'UNABLE_TO_LOCK_ROW']
  const names = ['CurrentSeat', 'NewSeat', 'EmployeeAssets', 'EmployeeNotes']
  names.forEach((name, index) => {
    fake.answer(
      new RegExp(`POST .*CustomField.*Case.${name}__c`),
      createErrorResponse(codes[index] ?? '', 'words'),
    )
  })
  const { value } = await passed(runRepair(fake))
  expect(new Set(Object.values(value.ends))).toEqual(new Set(['made']))
  expect(fake.written.filter((one) => one.startsWith('CustomField'))).toHaveLength(7)
})

test.each([
  ['FIELDS', /POST .*CustomField/, 'field-Team'],
  ['a permission set', /POST .*sobjects\/PermissionSet /, 'set'],
  ['access', /POST .*(?:Object|Field)Permissions/, 'access'],
  ['a user', /POST .*sobjects\/User /, 'user'],
  ['an assignment', /POST .*PermissionSetAssignment/, 'assignment'],
  ['a password', /POST .*\/password/, 'password'],
  ['a profile', /POST .*sobjects\/Profile/, 'profile'],
] as const)('%s: tried again, and made', async (_, asked, id) => {
  const fake = createFakeApi()
  fake.answer(asked, busy, 2)
  expect((await passed(runRepair(fake))).value.ends[id]).toBe('made')
})

test('an org that stays busy is called busy, after a while that an admin can wait', async () => {
  const fake = createFakeApi()
  fake.answer(/POST/, busy, 999)
  const { value, waited } = await passed(runRepair(fake))
  expect(value.reasons).toMatchObject({ 'field-Team': 'busy', profile: 'busy', set: 'busy' })
  expect(waited).toBeGreaterThan(2_000)
  expect(waited).toBeLessThan(10_000)
})

test('Salesforce’s own fault is asked again as well, and then called busy', async () => {
  const fake = createFakeApi()
  fake.answer(/POST .*CustomField.*Team/, { status: 500, body: [{ errorCode: 'UNKNOWN_EXCEPTION' }] }, 99)
  const { value } = await passed(runRepair(fake))
  expect(value.reasons).toMatchObject({ 'field-Team': 'busy', 'field-NewSeat': null })
})

test('a question that finds the org busy is asked again', async () => {
  const fake = createFakeApi()
  fake.answer(/FROM Organization/, { status: 503, body: null }, 2)
  const { value } = await passed(fetchOrgFacts(fake.api, {}, { username: '', defaultUsername: '' }))
  expect(value).toMatchObject({ ok: true, value: { org: { ok: true } } })
})

test('nothing is asked again once it was stopped', async () => {
  const fake = createFakeApi()
  const stop = new AbortController()
  fake.answer(/POST/, busy, 99)
  const api = withRetry(fake.api, stop.signal)
  const asked = api.post('data/v66.0/sobjects/PermissionSet', { Name: 'x' })
  stop.abort()
  const { value } = await passed(asked)
  expect(value).toMatchObject({ ok: false, reason: 'busy' })
  expect(fake.written).toEqual([])
})

test.each([
  [400, 'UNABLE_TO_LOCK_ROW', 'x', true],
  [400, 'ALREADY_IN_PROCESS', 'x', true],
  [503, 'SERVER_UNAVAILABLE', 'x', true],
  [503, '', '', true],
  [502, '', '', true],
  [500, 'UNKNOWN_EXCEPTION', 'x', true],
  [400, 'FIELD_INTEGRITY_EXCEPTION', 'The administration setup is already locked by another change', true],
  [400, 'FIELD_INTEGRITY_EXCEPTION', 'x', false],
  [400, 'ENTITY_IS_LOCKED', 'the record is in an approval', false],
  [403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', false],
  [401, 'INVALID_SESSION_ID', 'x', false],
  [400, 'DUPLICATE_VALUE', 'x', false],
])('%i %s %s only means later: %s', (status, errorCode, message, later) => {
  expect(isTransient(parseApiError(status, [{ errorCode, message }]))).toBe(later)
})
