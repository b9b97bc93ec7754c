/** Names that are ours to choose: taken elsewhere, the next one is tried. */

import { describe, expect, test } from 'vitest'
import { createErrorResponse, createFakeApi } from '../../../test/support/fake-api.ts'
import { runRepair } from '../../../test/support/repair-fixture.ts'
import { deriveUniqueName } from './create.ts'

describe('a user name that is taken in another org', () => {
  test('gets a number, and all that follows is about that user', async () => {
    const fake = createFakeApi()
    fake.answer(
      /POST .*User /,
      createErrorResponse('DUPLICATE_USERNAME', 'The name is taken.<br>Choose another.', ['Username']),
      2,
    )
    const { ends, results, passwords } = await runRepair(fake)
    expect(ends).toMatchObject({ user: 'made', assignment: 'made', password: 'made' })
    const username = 'spaceiq.integration.3@acme.example'
    expect(fake.tables.User?.[0]).toMatchObject({
      Username: username,
      CommunityNickname: 'spaceiq.integration',
    })
    expect(passwords).toEqual([{ password: 'generated', username }])
    for (const { item } of results) if ('username' in item) expect(item.username).toBe(username)
  })

  test.each([
    ['DUPLICATE_COMM_NICKNAME', [], '.2', ''],
    ['DUPLICATE_VALUE', ['CommunityNickname'], '.2', ''],
    ['DUPLICATE_VALUE', ['Username'], '', '.2'],
    ['DUPLICATE_USERNAME', [], '', '.2'],
    ['DUPLICATE_VALUE', [], '.2', '.2'],
  ])('%s of %o: what is taken changes, what is not stays', async (code, fields, nickname, username) => {
    const fake = createFakeApi()
    fake.answer(/POST .*User /, createErrorResponse(code, 'words', fields))
    await runRepair(fake)
    expect(fake.tables.User?.[0]).toMatchObject({
      Username: `spaceiq.integration${username}@acme.example`,
      CommunityNickname: `spaceiq.integration${nickname}`,
    })
  })

  test('is given up after a few, in Salesforce’s words without their markup', async () => {
    const fake = createFakeApi()
    fake.answer(
      /POST .*User /,
      createErrorResponse('DUPLICATE_USERNAME', 'Taken.<br>Choose &quot;another&quot;.', ['Username']),
      99,
    )
    const { results, ends } = await runRepair(fake)
    expect(results.find(({ item }) => item.kind === 'user')).toMatchObject({
      end: 'failed',
      reason: 'duplicate',
      message: 'Taken. Choose "another".',
    })
    expect(ends).toMatchObject({ assignment: 'skipped', password: 'skipped' })
  })

  test('a refusal that is no duplicate is not tried under other names', async () => {
    const fake = createFakeApi()
    fake.answer(/POST .*User /, createErrorResponse('INVALID_EMAIL_ADDRESS', 'Email'))
    expect((await runRepair(fake)).ends.user).toBe('failed')
  })
})

test.each([
  ['a@b.example', 0, 'a@b.example'],
  ['a@b.example', 1, 'a.2@b.example'],
  ['nick', 2, 'nick.3'],
])('%s, try %i: %s', (name, turn, expected) => {
  expect(deriveUniqueName(name, turn)).toBe(expected)
})

test('a long name stays as long as Salesforce takes them, with its domain', () => {
  const name = `${'a'.repeat(66)}@acme.example`
  expect(deriveUniqueName(name, 1)).toHaveLength(80)
  expect(deriveUniqueName(name, 1).endsWith('.2@acme.example')).toBe(true)
})
