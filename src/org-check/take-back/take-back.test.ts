import { describe, expect, test } from 'vitest'
import { getApiRecords } from '../../../test/practice-org/api/records.ts'
import { createOrg, openSession } from '../../../test/practice-org/state.ts'
import type { FakeOrg, OrgVariant } from '../../../test/practice-org/types.ts'
import { createCheckedOrg } from '../../../test/support/check-practice-org.ts'
import { lookAtOrg, recordChangesSince } from '../../../test/support/recorded-changes.ts'
import { repairOrgKey } from '../../../test/support/repair-fixture.ts'
import type { ChangeRecord, RecordedChange } from '../../change-record/change.ts'
import { withTakenBack } from '../../change-record/taken-back.ts'
import { requiredCaseFields } from '../../required-setup.ts'
import { type Api, createSalesforceApi } from '../../salesforce/api/request.ts'
import { fetchOrgFacts } from '../facts/fetch-facts.ts'
import { applyRepairs } from '../repair/repair.ts'
import { defaultUsername, planRepairs } from '../repair/repair-plan.ts'
import { takeBackChanges } from './take-back.ts'
import { findStaticReason, listChangesToTakeBack, listKeysTakenBackWith } from './take-back-plan.ts'

interface RepairedOrg {
  readonly org: FakeOrg
  readonly api: Api
  /** Method and path of every request since the repair. */
  readonly requests: string[]
  record: ChangeRecord
}

/** Makes all that SpaceIQ needs in a new org, and records it. */
const repairNewOrg = async (variant: Partial<OrgVariant> = {}): Promise<RepairedOrg> => {
  const { fetch, org: checked } = createCheckedOrg(variant)
  // An org from nothing, behind the same requests.
  Object.assign(checked, createOrg('acme', variant))
  const org = checked
  const requests: string[] = []
  const api = createSalesforceApi({
    org: repairOrgKey,
    sessionId: openSession(org, 'admin@acme.example'),
    fetch: async (input, init) => {
      requests.push(`${init?.method} ${decodeURIComponent(String(input)).split('/v66.0/')[1]}`)
      return fetch(input, init)
    },
  })
  const facts = await fetchOrgFacts(api, {}, { username: '', defaultUsername: defaultUsername(repairOrgKey) })
  if (!facts.ok) throw new Error(facts.reason)
  const before = lookAtOrg(org)
  const results = await applyRepairs({
    api,
    facts: facts.value,
    items: planRepairs(facts.value, false, repairOrgKey),
    signal: new AbortController().signal,
    password: () => 'Generated-1!',
    onPassword: async () => undefined,
    onChanges: async () => undefined,
  })
  expect(results.filter(({ end }) => end === 'failed')).toEqual([])
  requests.length = 0
  return { org, api, requests, record: recordChangesSince(org, before) }
}

const takeBackAll = async (
  one: RepairedOrg,
  { signal = new AbortController().signal, seesAllCases = true } = {},
) => {
  const results = await takeBackChanges({
    api: one.api,
    changes: listChangesToTakeBack(one.record).filter(
      (change) => findStaticReason(change, one.record) === null,
    ),
    seesAllCases,
    signal,
    onTakenBack: async (key) => {
      for (const each of listKeysTakenBackWith(one.record, key))
        one.record = withTakenBack(one.record, each, Date.now())
    },
  })
  return {
    results,
    ends: results.map(({ item, end, reason }) => [item.kind, end, ...(reason ? [reason] : [])].join(' ')),
    end: (kind: string, name?: string) => {
      const found = results.find(({ item }) => item.kind === kind && (!name || item.name === name))
      return found && [found.end, ...(found.reason ? [found.reason] : [])].join(' ')
    },
  }
}

const change = (one: RepairedOrg, kind: RecordedChange['kind'], changes: Partial<RecordedChange>) => {
  const found = one.record.changes.find((each) => each.kind === kind)
  one.record = {
    ...one.record,
    changes: one.record.changes.map((each) => (each === found ? { ...each, ...changes } : each)),
  }
  return found
}

const writes = ({ requests }: RepairedOrg) => requests.filter((request) => !request.startsWith('GET'))
const names = (org: FakeOrg) => org.fields.map(({ developerName }) => developerName)

describe('what a repair made', () => {
  test('is gone, the user inactive, and what was there before stands', async () => {
    const before = createOrg('acme')
    const one = await repairNewOrg()
    const { ends } = await takeBackAll(one)
    expect(ends.filter((end) => !end.endsWith('taken-back'))).toEqual(['profile left has-users'])
    expect(names(one.org)).toEqual(names(before))
    expect(one.org.deletedFields).toHaveLength(requiredCaseFields.length)
    expect(one.org.layouts).toHaveLength(before.layouts.length)
    expect(one.org.users.map(({ active }) => active)).toEqual([true, false])
    expect(getApiRecords(one.org)).toMatchObject({ permissionSets: [], assignments: [] })
    expect(one.org.profiles).toHaveLength(before.profiles.length + 1)
  })

  test('goes in the right order: access first, then what grants it; fields after the layouts', async () => {
    const one = await repairNewOrg()
    const { ends } = await takeBackAll(one)
    const kinds = ends.map((end) => end.split(' ')[0])
    expect([...new Set(kinds)]).toEqual([
      'permission-set-assignment',
      'user',
      'layout',
      'field',
      'permission-set',
      'profile',
    ])
  })

  test('is asked about right before each request, and after it', async () => {
    const one = await repairNewOrg()
    await takeBackAll(one)
    one.requests.forEach((request, index) => {
      if (!request.startsWith('DELETE')) return
      const id = request.split('/').at(-1)
      const around = [
        ...one.requests.slice(Math.max(0, index - 2), index),
        ...one.requests.slice(index + 1, index + 2),
      ]
      expect(around.filter((other) => other.includes(`'${id}'`)).length, request).toBeGreaterThanOrEqual(2)
    })
    expect(one.requests.some((request) => /SELECT(?! COUNT)[^']*FROM Case\b/.test(request))).toBe(false)
  })

  test('is not touched by a second run', async () => {
    const one = await repairNewOrg()
    await takeBackAll(one)
    one.requests.length = 0
    expect((await takeBackAll(one)).ends).toEqual(['profile left has-users'])
    expect(writes(one)).toEqual([])
  })

  test('and taken back by somebody else is said to be gone, and marked', async () => {
    const one = await repairNewOrg()
    const { record } = one
    await takeBackAll(one)
    one.record = record
    one.requests.length = 0
    const { ends } = await takeBackAll(one)
    expect(new Set(ends.map((end) => end.replace(/^\S+ /, '')))).toEqual(
      new Set(['already-gone', 'left has-users']),
    )
    expect(writes(one)).toEqual([])
    expect(one.record.changes.filter(({ takenBackAt }) => takenBackAt === null)).toMatchObject([
      { kind: 'profile' },
    ])
  })

  test('takes with it what belonged to it: permissions and the password', async () => {
    const one = await repairNewOrg()
    const parts = one.record.changes.filter(({ kind }) => kind === 'permissions' || kind === 'password')
    expect(parts.map((part) => findStaticReason(part, one.record))).toEqual(['goes-along', 'goes-along'])
    await takeBackAll(one)
    const standing = one.record.changes.filter(({ takenBackAt }) => takenBackAt === null)
    expect(standing.map(({ kind }) => kind)).toEqual(['profile'])
  })

  test('a profile whose users got another one is deleted', async () => {
    const one = await repairNewOrg()
    const user = one.org.users.at(-1)
    if (user) user.profileId = one.org.profiles.find(({ name }) => name === 'Standard User')?.id ?? ''
    expect((await takeBackAll(one)).end('profile')).toBe('taken-back')
  })

  test('has licenses of an integration user taken away too', async () => {
    const one = await repairNewOrg()
    const { assignments } = getApiRecords(one.org)
    const user = one.org.users.at(-1)
    const made = await one.api.get(
      `data/v66.0/query?q=${encodeURIComponent('SELECT Id FROM PermissionSetLicense')}`,
    )
    const licenseId = (made.ok && (made.value as { records: { Id: string }[] }).records[0]?.Id) || ''
    const look = lookAtOrg(one.org)
    await one.api.post('data/v66.0/sobjects/PermissionSetLicenseAssign', {
      AssigneeId: user?.id,
      PermissionSetLicenseId: licenseId,
    })
    one.record = recordChangesSince(one.org, look)
    expect((await takeBackAll(one)).ends).toEqual(['permission-set-license taken-back'])
    expect(assignments).toHaveLength(1)
  })
})

describe('what is not surely ours is left', () => {
  test.each<[string, Partial<RecordedChange>, string]>([
    ['the name of another field', { name: 'Department__c' }, 'left other-name'],
    ['the id of another kind', { id: '00h5g00000001QxAAA' }, 'left other-kind'],
    ['an id that is none', { id: "00N' OR Id!='" }, 'left other-kind'],
    ['a time before', { at: 0, until: 1 }, 'left other-time'],
    ['a time after', { at: Date.now() + 1e6, until: Date.now() + 1e6 }, 'left other-time'],
  ])('%s', async (_, changes, end) => {
    const one = await repairNewOrg()
    const found = change(one, 'field', changes)
    const { end: endOf, results } = await takeBackAll(one)
    expect(endOf('field', changes.name ?? found?.name)).toBe(end)
    expect(results.filter((result) => result.end === 'taken-back').length).toBeGreaterThan(8)
    expect(one.org.fields.some(({ id }) => id === found?.id)).toBe(true)
  })

  test('an id that the org has no more', async () => {
    const one = await repairNewOrg()
    change(one, 'field', { id: '00N5g000000zzzz' })
    expect((await takeBackAll(one)).ends).toContain('field already-gone')
    expect(names(one.org)).toContain('ExternalID')
  })

  test('a field, layout, permission set or user that was renamed', async () => {
    const one = await repairNewOrg()
    const { org } = one
    const field = org.fields.find(({ developerName }) => developerName === 'Team')
    if (field) field.developerName = 'Crew'
    Object.assign(org.layouts[0] ?? {}, { name: 'Renamed' })
    Object.assign(org.users.at(-1) ?? {}, { username: 'somebody@acme.example' })
    Object.assign(getApiRecords(org).permissionSets[0] ?? {}, { name: 'Other', label: 'Other' })
    const { end, ends } = await takeBackAll(one)
    expect(end('field', 'Team__c')).toBe('left other-name')
    expect(end('user')).toBe('left other-name')
    expect(end('permission-set')).toBe('left other-name')
    expect(end('permission-set-assignment')).toBe('left other-name')
    expect(ends.filter((one) => one === 'layout left other-name')).toHaveLength(1)
    expect(org.users.at(-1)?.active).toBe(true)
  })

  test('fields, once a case was created or changed', async () => {
    const one = await repairNewOrg()
    one.org.cases[0] = { id: '5005g00000001QxAAA', modifiedAt: Date.now() }
    const { ends } = await takeBackAll(one)
    expect(ends.filter((end) => end.startsWith('field'))).toEqual(
      requiredCaseFields.map(() => 'field left cases-changed'),
    )
    expect(names(one.org)).toContain('Team')
  })

  test('fields, where not every case is seen', async () => {
    const one = await repairNewOrg()
    const { ends } = await takeBackAll(one, { seesAllCases: false })
    expect(ends).toContain('field left cases-unseen')
    expect(one.org.deletedFields).toEqual([])
  })

  test('what Salesforce refuses to delete, with its words', async () => {
    const words = 'This custom field is referenced elsewhere in salesforce.com. : Validation Rule - Check.'
    const one = await repairNewOrg({ referencedNames: { 'Case.Team__c': words } })
    const { results, end } = await takeBackAll(one)
    expect(end('field', 'Team__c')).toBe('refused invalid')
    expect(results.find(({ item }) => item.name === 'Team__c')?.message).toBe(words)
    expect(end('field', 'NewSeat__c')).toBe('taken-back')
    expect(names(one.org)).toContain('Team')
  })

  test('a permission set that somebody else got', async () => {
    const one = await repairNewOrg()
    const { assignments } = getApiRecords(one.org)
    assignments.push({
      id: '0Pa5g00000009XxAAA',
      userId: one.org.users[0]?.id ?? '',
      setId: assignments[0]?.setId ?? '',
    })
    expect((await takeBackAll(one)).end('permission-set')).toBe('refused invalid')
    expect(assignments).toHaveLength(1)
  })
})

describe('a run that is stopped', () => {
  test('begins nothing more; the next run goes on', async () => {
    const one = await repairNewOrg()
    const stop = new AbortController()
    const api: Api = {
      ...one.api,
      delete: async (path) => {
        const end = await one.api.delete(path)
        if (path.includes('CustomField')) stop.abort()
        return end
      },
    }
    const { ends } = await takeBackAll({ ...one, api }, { signal: stop.signal })
    expect(ends.filter((end) => end === 'field taken-back')).toHaveLength(1)
    expect(ends.filter((end) => end === 'field skipped')).toHaveLength(requiredCaseFields.length - 1)
    await takeBackAll(one)
    expect(names(one.org)).not.toContain('Team')
  })

  test('by a session that ended tries nothing more', async () => {
    const one = await repairNewOrg()
    one.org.sessions.clear()
    const { ends } = await takeBackAll(one)
    expect(ends.slice(0, 2)).toEqual(['permission-set-assignment left session-expired', 'user skipped'])
    expect(writes(one)).toEqual([])
  })

  test('by a lost answer reads back what became of the request', async () => {
    const one = await repairNewOrg()
    const api: Api = {
      ...one.api,
      delete: async (path) => {
        await one.api.delete(path)
        return { ok: false, reason: 'timeout', code: '', message: '' }
      },
    }
    expect((await takeBackAll({ ...one, api })).ends).toContain('field taken-back')
  })
})
