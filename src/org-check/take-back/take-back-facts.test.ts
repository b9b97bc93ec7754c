import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecordedChange } from '../../change-record/change.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { askAboutChange } from './take-back-facts.ts'
import { countCasesSince, TIME_MARGIN_MS } from './take-back-questions.ts'

const id = '00N5g00000001QxAAA'
const at = Date.parse('2026-11-29T10:00:00Z')
const field: RecordedChange = {
  key: 'a',
  at,
  until: at + 5_000,
  source: 'repair',
  kind: 'field',
  action: 'made',
  name: 'Team__c',
  id,
  details: [],
  author: null,
  takenBackAt: null,
}
const row = {
  Id: id,
  DeveloperName: 'Team',
  NamespacePrefix: null,
  TableEnumOrId: 'Case',
  CreatedDate: '2026-11-29T10:00:02.000+0000',
}

/** Answers with this field, and this many cases. */
const createFieldApi = (found: object | null, cases: unknown = 0, clockOffset: number | null = null): Api => {
  const never = async () => {
    throw new Error('a question changes nothing')
  }
  return {
    get: async (path) =>
      path.includes('COUNT')
        ? { ok: true, value: { totalSize: cases, records: [] } }
        : { ok: true, value: { records: found ? [found] : [] } },
    post: never,
    patch: never,
    delete: never,
    readMetadata: never,
    getClockOffset: () => clockOffset,
  }
}
const ask = (api: Api, change: Partial<RecordedChange> = {}, seesAllCases = true) =>
  askAboutChange(api, { ...field, ...change }, { seesAllCases })

describe('a field', () => {
  test('that is what was made is offered', async () => {
    expect(await ask(createFieldApi(row))).toEqual({ state: 'offered' })
    for (const name of ['Team', 'Case.Team__c'])
      expect(await ask(createFieldApi(row), { name })).toEqual({ state: 'offered' })
    expect(await ask(createFieldApi(row), { id: id.slice(0, 15) })).toEqual({ state: 'offered' })
  })

  test('is offered only if everything fits', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          prefix: fc.constantFrom('00N', '00e'),
          name: fc.constantFrom('Team', 'team', 'Crew', ''),
          object: fc.constantFrom('Case', 'Account', ''),
          namespace: fc.constantFrom(null, 'acme'),
          seconds: fc.integer({ min: -400, max: 400 }),
          cases: fc.constantFrom(0, 1, null, '0'),
          seesAllCases: fc.boolean(),
        }),
        async ({ prefix, name, object, namespace, seconds, cases, seesAllCases }) => {
          const found = {
            Id: `${prefix}${id.slice(3)}`,
            DeveloperName: name,
            NamespacePrefix: namespace,
            TableEnumOrId: object,
            CreatedDate: new Date(at + seconds * 1000).toISOString().replace('Z', '+0000'),
          }
          const { state } = await ask(createFieldApi(found, cases), { id: found.Id }, seesAllCases)
          const fits =
            prefix === '00N' &&
            name === 'Team' &&
            object === 'Case' &&
            namespace === null &&
            seconds >= -120 &&
            seconds <= 125 &&
            cases === 0 &&
            seesAllCases
          expect(state === 'offered').toBe(fits)
        },
      ),
    )
  })

  test('of another age by our clock is judged by the org’s', async () => {
    const ahead = { ...row, CreatedDate: '2026-11-29T11:00:02.000+0000' }
    expect(await ask(createFieldApi(ahead))).toMatchObject({ reason: 'other-time' })
    expect(await ask(createFieldApi(ahead, 0, 3_600_000))).toEqual({ state: 'offered' })
    expect(await ask(createFieldApi(row, 0, 3_600_000))).toMatchObject({ reason: 'other-time' })
    expect(TIME_MARGIN_MS).toBe(120_000)
  })

  test('that was deleted is gone, whether or not Salesforce still lists it', async () => {
    expect(await ask(createFieldApi(null))).toEqual({ state: 'gone' })
    expect(await ask(createFieldApi({ ...row, DeveloperName: 'Team_del' }))).toEqual({ state: 'gone' })
  })

  test('of which nothing is known is left', async () => {
    const silent: Api = { ...createFieldApi(row), get: async () => ({ ok: true, value: null }) }
    expect(await ask(silent)).toMatchObject({ state: 'left', reason: 'unexpected' })
    expect(await ask(createFieldApi({ ...row, CreatedDate: 'soon' }))).toMatchObject({ reason: 'other-time' })
  })

  test('has its cases counted from the second it was made, in the bin too', () => {
    expect(decodeURIComponent(countCasesSince(at))).toBe(
      'data/v66.0/queryAll?q=SELECT COUNT() FROM Case WHERE SystemModstamp>=2026-11-29T10:00:00.000Z',
    )
  })
})

test('what a package or profile owns under the recorded id is of another kind', async () => {
  const set = {
    Id: '0PS5g00000001QxAAA',
    Name: 'X00e',
    Label: 'X00e',
    IsOwnedByProfile: true,
    CreatedDate: row.CreatedDate,
  }
  const change = { kind: 'permission-set', id: set.Id, name: 'X00e' } as const
  expect(await ask(createFieldApi(set), change)).toMatchObject({ reason: 'other-kind' })
  expect(await ask(createFieldApi({ ...set, IsOwnedByProfile: false }), change)).toEqual({ state: 'offered' })
})

test('a username is the same in other letters', async () => {
  const user = {
    Id: '0055g00000001QxAAA',
    Username: 'spaceiq@acme.example',
    IsActive: true,
    CreatedDate: row.CreatedDate,
  }
  const change = { kind: 'user', id: user.Id, name: 'SpaceIQ@acme.example' } as const
  expect(await ask(createFieldApi(user), change)).toEqual({ state: 'offered' })
  expect(await ask(createFieldApi({ ...user, IsActive: false }), change)).toEqual({ state: 'gone' })
})
