/** What a repair tells the record of changes. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createErrorResponse, createFakeApi } from '../../../test/support/fake-api.ts'
import { fetchFakeOrgFacts, repairOrgKey, runRepair } from '../../../test/support/repair-fixture.ts'
import type { NewChange } from '../../change-record/new-change.ts'
import { requiredCaseFields } from '../../required-setup.ts'
import { applyRepairs } from './repair.ts'
import { planRepairs } from './repair-plan.ts'

const summarize = (changes: readonly NewChange[]) =>
  changes.map(({ kind, action, name, details }) => `${kind} ${action} ${name} ${details.join(',')}`.trim())

const runRepairWith = async (
  fake: ReturnType<typeof createFakeApi>,
  change: Partial<Parameters<typeof applyRepairs>[0]>,
) => {
  const facts = await fetchFakeOrgFacts(fake)
  return applyRepairs({
    api: fake.api,
    facts,
    items: planRepairs(facts, false, repairOrgKey),
    signal: new AbortController().signal,
    password: () => 'generated',
    onPassword: async () => undefined,
    onChanges: async () => undefined,
    ...change,
  })
}

describe('a repair records what it made', () => {
  test('in its order, each with the id that Salesforce gave and the minutes in which it was made', async () => {
    const fake = createFakeApi()
    const begin = Date.now()
    const { changes } = await runRepair(fake)
    const user = fake.tables.User?.find(({ LastName }) => LastName === 'SpaceIQ Integration')
    const set = fake.tables.PermissionSet?.find(({ Name }) => Name === 'SpaceIQ_Integration')
    expect(summarize(changes)).toEqual([
      ...requiredCaseFields.map(({ name }) => `field made ${name}__c`),
      'profile made SpaceIQ API Only PermissionsApiEnabled,PermissionsApiUserOnly,PermissionsPasswordNeverExpires',
      'permission-set made SpaceIQ_Integration PermissionsApiEnabled,PermissionsApiUserOnly,PermissionsPasswordNeverExpires',
      `permissions changed SpaceIQ_Integration Case,${requiredCaseFields.map(({ name }) => `Case.${name}__c`).join()}`,
      `user made ${user?.Username}`,
      `permission-set-assignment made SpaceIQ_Integration ${user?.Username}`,
      `password changed ${user?.Username}`,
    ])
    const idsOf = (kind: NewChange['kind']) => changes.filter((one) => one.kind === kind).map(({ id }) => id)
    expect(idsOf('field')).toEqual(fake.tables.CustomField?.map(({ Id }) => Id))
    expect(idsOf('permission-set')).toEqual([set?.Id])
    expect(idsOf('permissions')).toEqual([set?.Id])
    expect(idsOf('user')).toEqual([user?.Id])
    expect(idsOf('password')).toEqual([user?.Id])
    expect(idsOf('permission-set-assignment')).toEqual(
      fake.tables.PermissionSetAssignment?.map(({ Id }) => Id),
    )
    for (const { at, until } of changes) {
      expect(at).toBeGreaterThanOrEqual(begin)
      expect(until).toBeGreaterThanOrEqual(at)
    }
  })

  test('and nothing that was there before, or was refused', async () => {
    const fake = createFakeApi()
    await runRepair(fake)
    const { changes } = await runRepair(fake, { username: 'spaceiq.integration@acme.example' })
    expect(summarize(changes).filter((one) => !one.startsWith('password'))).toEqual([])
    const refusing = createFakeApi()
    refusing.refuse('Team')
    refusing.refuse('Profile')
    const names = (await runRepair(refusing)).changes.map(({ name }) => name)
    expect(names).not.toContain('Team__c')
    expect(names).not.toContain('SpaceIQ API Only')
    expect(names).toContain('NewSeat__c')
  })

  test('with the permissions that the org knows, where it lacks one', async () => {
    const fake = createFakeApi()
    const unknown = createErrorResponse('INVALID_FIELD_FOR_INSERT_UPDATE', 'PermissionsPasswordNeverExpires')
    fake.answer(/POST .*sobjects\/PermissionSet .*NeverExpires/, unknown)
    const set = (await runRepair(fake)).changes.find(({ kind }) => kind === 'permission-set')
    expect(set?.details).toEqual(['PermissionsApiEnabled', 'PermissionsApiUserOnly'])
  })

  test('item by item: an item is in the record before the next one starts', async () => {
    const fake = createFakeApi()
    const recorded: string[] = []
    await runRepairWith(fake, {
      onChanges: async (changes) => {
        recorded.push(`${changes[0]?.kind} after ${fake.written.length}`)
      },
    })
    const counts = recorded.map((one) => Number(one.split(' ').at(-1)))
    expect(counts).toEqual([...counts].sort((a, b) => a - b))
    expect(recorded[0]).toBe(`field after ${requiredCaseFields.length}`)
    expect(new Set(counts).size).toBe(counts.length)
  })

  test('and starts nothing more once the record cannot be written', async () => {
    const fake = createFakeApi()
    const results = await runRepairWith(fake, { onChanges: () => Promise.reject(new Error('full')) })
    expect(fake.written).toHaveLength(requiredCaseFields.length)
    expect(results.filter(({ end }) => end === 'skipped').length).toBeGreaterThan(3)
  })

  test('and never the password, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 8, maxLength: 24 }), async (secret) => {
        const password = `pw-${secret}`
        const changes: NewChange[] = []
        await runRepairWith(createFakeApi(), {
          password: () => password,
          onChanges: async (made) => void changes.push(...made),
        })
        const texts = changes.flatMap(({ name, id, details }) => [name, id ?? '', ...details])
        expect(changes.some(({ kind }) => kind === 'password')).toBe(true)
        expect(texts.filter((text) => text.includes(password))).toEqual([])
      }),
      { numRuns: 20 },
    )
  })
})
