/** Check my org and Review fixes against an API in memory. */

import { describe, expect, test } from 'vitest'
import { checkRowsToday } from '../../test/support/check-rows.ts'
import { createFakeApi, otherUser, otherUserProfile } from '../../test/support/fake-api.ts'
import { guideDay } from '../../test/support/guide-day.ts'
import { requiredCaseFields } from '../required-setup.ts'
import type { ObservedSetup } from '../salesforce/observed-setup.ts'
import { parseObservedSetup } from '../setup-guide/background/observed-setup.schema.ts'
import { emptyOrgState } from '../setup-guide/org-state.ts'
import { computeProgress } from '../setup-guide/progress.ts'
import type { OrgFacts } from './facts/facts.ts'
import { fetchOrgFacts } from './facts/fetch-facts.ts'
import { applyRepairs } from './repair/repair.ts'
import { type RepairItem, repairItemId } from './repair/repair-item.ts'
import { defaultUsername, isConfirmedItem, planRepairs } from './repair/repair-plan.ts'
import { observeFacts } from './rows.ts'

const org = 'acme.my.salesforce.com'
type Fake = ReturnType<typeof createFakeApi>

const factsOf = async ({ api }: Fake, username = ''): Promise<OrgFacts> => {
  const facts = await fetchOrgFacts(api, {}, { username, defaultUsername: defaultUsername(org) })
  if (!facts.ok) throw new Error(facts.reason)
  return facts.value
}
const statuses = (facts: OrgFacts) =>
  Object.fromEntries(checkRowsToday(facts, org).map(({ id, status }) => [id, status]))

const mend = async (fake: Fake, hasPassword = false, signal = new AbortController().signal) => {
  const facts = await factsOf(fake)
  const passwords: string[] = []
  const results = await applyRepairs({
    api: fake.api,
    facts,
    items: planRepairs(facts, hasPassword, org),
    signal,
    password: () => 'generated',
    onPassword: async (password) => void passwords.push(password),
    onChanges: async () => undefined,
  })
  return {
    results,
    passwords,
    ends: Object.fromEntries(results.map(({ item, end }) => [repairItemId(item), end])),
  }
}

describe('an empty org', () => {
  test('lacks everything, and says what can be mended', async () => {
    const facts = await factsOf(createFakeApi())
    expect(statuses(facts)).toMatchObject({
      org: 'right',
      flow: 'right',
      limits: 'right',
      profile: 'wrong',
      user: 'wrong',
      app: 'wrong',
      'field-Team': 'wrong',
      'case-access': 'wrong',
    })
    const actions = checkRowsToday(facts, org).map(({ id, action }) => [id, action?.kind])
    expect(Object.fromEntries(actions)).toMatchObject({ user: 'mend', app: 'show-me', 'field-Team': 'mend' })
  })

  test('has nobody yet who could have a permission or have signed in, which is no silence of the API', async () => {
    const rows = new Map(checkRowsToday(await factsOf(createFakeApi()), org).map((row) => [row.id, row]))
    for (const id of ['api-only', 'api-enabled', 'password-expiry'])
      expect(rows.get(id), id).toMatchObject({
        status: 'wrong',
        details: [{ key: 'check_permission_nobody' }],
        action: { kind: 'mend' },
      })
    expect(rows.get('logins')).toMatchObject({ details: [{ key: 'check_logins_nobody' }], action: null })
  })

  test('is mended once: the second run makes nothing', async () => {
    const fake = createFakeApi()
    const first = await mend(fake)
    expect(new Set(Object.values(first.ends))).toEqual(new Set(['made']))
    expect(first.passwords).toEqual(['generated'])
    expect(fake.written.filter((one) => one.startsWith('CustomField'))).toHaveLength(
      requiredCaseFields.length,
    )
    const facts = await factsOf(fake, 'spaceiq.integration@acme.example')
    expect(planRepairs(facts, true, org)).toEqual([])
    expect(statuses(facts)).toMatchObject({
      user: 'right',
      'api-only': 'right',
      'api-enabled': 'right',
      'password-expiry': 'right',
      'case-access': 'right',
    })
    const before = fake.written.length
    await mend(fake, true)
    expect(fake.written).toHaveLength(before)
  })

  test('gets its own API-only profile, which the user has', async () => {
    const fake = createFakeApi()
    await mend(fake)
    expect(fake.tables.Profile?.at(-1)).toMatchObject({
      Name: 'SpaceIQ API Only',
      UserLicenseId: '100000000000001AAA',
      PermissionsApiUserOnly: true,
      PermissionsApiEnabled: true,
      PermissionsPasswordNeverExpires: true,
    })
    expect(fake.tables.User?.[0]).toMatchObject({ ProfileId: fake.tables.Profile?.at(-1)?.Id })
  })

  test('whose profile Salesforce refuses to make: its user is API-only by the permission set', async () => {
    const fake = createFakeApi()
    fake.refuse('Profile')
    const { ends, results } = await mend(fake)
    expect(ends).toMatchObject({ profile: 'failed', set: 'made', user: 'made', assignment: 'made' })
    expect(results.find(({ item }) => item.kind === 'profile')?.message).toBe('Profile refused')
    expect(fake.tables.User?.[0]).toMatchObject({ Profile: { Name: 'Minimum Access - Salesforce' } })
    const facts = await factsOf(fake)
    expect(statuses(facts)).toMatchObject({ profile: 'right', 'api-only': 'right', 'api-enabled': 'right' })
    fake.allow()
    expect(planRepairs(facts, true, org)).toEqual([])
  })

  test('asks at most four things one after another, and nothing twice', async () => {
    const fake = createFakeApi()
    await mend(fake)
    const record = observeFacts(await factsOf(fake), {})
    fake.asked.length = 0
    let waves = 0
    let wave: Promise<void> | null = null
    /** All that is asked before anything is answered is one wave. */
    const answered = () => {
      wave ??= new Promise((resolve) =>
        setImmediate(() => {
          waves += 1
          wave = null
          resolve()
        }),
      )
      return wave
    }
    const slow: typeof fake.api = {
      ...fake.api,
      get: (path) => answered().then(() => fake.api.get(path)),
      readMetadata: (type, names) => answered().then(() => fake.api.readMetadata(type, names)),
    }
    // Most is asked where profile and user are known, and are there no more.
    fake.tables.Profile?.pop()
    await fetchOrgFacts(slow, record, {
      username: record.user?.username ?? '',
      defaultUsername: defaultUsername(org),
    })
    expect(waves).toBe(4)
    expect(new Set(fake.asked).size).toBe(fake.asked.length)
  })
})

describe('a partial failure', () => {
  test('lists what was made and what was not, and the rest is made later', async () => {
    const fake = createFakeApi()
    fake.refuse('Team')
    fake.refuse('User')
    const { ends, results, passwords } = await mend(fake)
    expect(ends).toMatchObject({
      'field-Team': 'failed',
      'field-Department': 'made',
      set: 'made',
      user: 'failed',
      assignment: 'skipped',
      password: 'skipped',
    })
    expect(results.find(({ item }) => repairItemId(item) === 'field-Team')?.message).toBe('Team refused')
    expect(passwords).toEqual([])
    fake.allow()
    const again = await mend(fake)
    expect(again.ends).toMatchObject({ 'field-Team': 'made', set: 'there', user: 'made', assignment: 'made' })
    expect(Object.keys(again.ends)).not.toContain('field-Department')
  })

  test('a password that Salesforce does not take is not held', async () => {
    const fake = createFakeApi()
    fake.refuse('password')
    const { ends, passwords } = await mend(fake)
    expect([ends.password, passwords]).toEqual(['failed', []])
  })
})

describe('an account that is somebody’s own', () => {
  const withJane = (user: Partial<typeof otherUser> = {}) => {
    const fake = createFakeApi()
    fake.tables.Profile?.push(otherUserProfile)
    fake.tables.User?.push({ ...otherUser, ...user })
    return fake
  }

  test('is neither made API-only nor given a password, and the check says why', async () => {
    const facts = await factsOf(withJane(), otherUser.Username)
    const kinds = new Set(planRepairs(facts, false, org).map(({ kind }) => kind))
    expect(kinds).toEqual(new Set(['field']))
    const rows = new Map(checkRowsToday(facts, org).map((row) => [row.id, row]))
    expect(rows.get('user')?.details.map(({ key }) => key)).toContain('check_user_other')
    for (const id of ['api-only', 'case-access'])
      expect(rows.get(id)).toMatchObject({ status: 'wrong', action: { kind: 'show-me', step: 'user' } })
  })

  test('is left alone as well where they have the user name that SpaceIQ’s user would get', async () => {
    const fake = withJane({ Username: defaultUsername(org) })
    const facts = await factsOf(fake)
    expect(facts.user).toMatchObject({ ok: true, value: { id: otherUser.Id } })
    await mend(fake)
    expect(fake.written.filter((one) => !one.startsWith('CustomField'))).toEqual([])
  })

  test('that comes to have that user name meanwhile gets no password and no permission set', async () => {
    const fake = createFakeApi()
    const { post } = fake.api
    const api: typeof fake.api = {
      ...fake.api,
      // Somebody makes them after the check, while the fields are being made.
      post: (path, body) => {
        if (fake.tables.User?.length === 0)
          fake.tables.User.push({ ...otherUser, Username: defaultUsername(org) })
        return post(path, body)
      },
    }
    const { ends, passwords } = await mend({ ...fake, api })
    expect(ends).toMatchObject({ user: 'there', assignment: 'skipped', password: 'skipped' })
    expect(passwords).toEqual([])
  })

  test('is not the integration’s for being API-only: neither assigned anything nor given a password', async () => {
    const fake = withJane()
    Object.assign(otherUserProfile, { PermissionsApiUserOnly: true })
    const kinds = planRepairs(await factsOf(fake, otherUser.Username), false, org).map(({ kind }) => kind)
    Object.assign(otherUserProfile, { PermissionsApiUserOnly: false })
    expect(new Set(kinds)).toEqual(new Set(['field']))
  })

  test('keeps a permission set from being completed that others have by a group of sets', async () => {
    const fake = createFakeApi()
    fake.tables.PermissionSet?.push({ Id: '0PS000000000001AAA', Name: 'SpaceIQ_Integration' })
    fake.tables.PermissionSetGroupComponent = [{ Id: '0PG', PermissionSetId: '0PS000000000001AAA' }]
    const { ends, results } = await mend(fake)
    expect(ends).toMatchObject({ set: 'failed', assignment: 'skipped' })
    expect(results.find(({ item }) => item.kind === 'set')?.reason).toBe('shared')
    expect(fake.written).not.toContain('PermissionSet changed')
  })

  test('keeps a permission set that lacks something from being completed under others', async () => {
    const fake = createFakeApi()
    fake.tables.PermissionSet?.push({ Id: '0PS000000000001AAA', Name: 'SpaceIQ_Integration' })
    fake.tables.PermissionSetAssignment?.push({
      AssigneeId: otherUser.Id,
      PermissionSetId: '0PS000000000001AAA',
    })
    const { ends, results } = await mend(fake)
    expect(ends).toMatchObject({ set: 'failed', assignment: 'skipped', user: 'made' })
    expect(results.find(({ item }) => item.kind === 'set')?.reason).toBe('shared')
    expect(fake.written).not.toContain('PermissionSet changed')
  })
})

describe('an API-only profile that people have', () => {
  const profileId = '00e000000000031AAA'
  const plant = (name: string, count: number, more: Record<string, unknown> = {}) => {
    const fake = createFakeApi()
    const api = {
      PermissionsApiUserOnly: true,
      PermissionsApiEnabled: true,
      PermissionsPasswordNeverExpires: true,
    }
    const profile = { Id: profileId, Name: name, UserLicense: { Name: 'Salesforce' }, ...api, ...more }
    fake.tables.Profile?.push(profile)
    fake.tables.PermissionSet?.push({
      Id: '0PS000000000031AAA',
      IsOwnedByProfile: true,
      ProfileId: profileId,
      ...api,
    })
    const person = (index: number, LastName: string, Username: string) => ({
      Id: `0050000000000${30 + index}AAA`,
      Username,
      LastName,
      IsActive: true,
      ProfileId: profileId,
      Profile: profile,
    })
    for (let index = 0; index < count; index += 1)
      fake.tables.User?.push(person(index, `Person ${index}`, `person${index}@plant.example`))
    fake.tables.User?.push({ ...person(19, 'Gone', 'gone@plant.example'), IsActive: false })
    const spaceiq = person(20, 'SpaceIQ Integration', 'spaceiq@plant.example')
    return { fake, spaceiq, addSpaceiq: () => fake.tables.User?.push(spaceiq) }
  }
  const gathered = async (fake: Fake, username: string, setup: ObservedSetup = {}) => {
    const facts = await fetchOrgFacts(fake.api, setup, { username, defaultUsername: defaultUsername(org) })
    if (!facts.ok) throw new Error(facts.reason)
    return facts.value
  }
  const rowOf = (facts: OrgFacts, wanted: string) =>
    checkRowsToday(facts, org).find(({ id }) => id === wanted)
  const statusOf = (setup: ObservedSetup, step: string) =>
    computeProgress({ ...emptyOrgState, observedSetup: setup }, guideDay).steps.find(({ id }) => id === step)
      ?.status

  test('is red with how many there are besides the integration user, and makes no step done', async () => {
    const { fake, addSpaceiq } = plant('Plant Administrators', 10)
    addSpaceiq()
    for (const [username, others] of [
      ['person3@plant.example', 10],
      ['', 10],
    ] as const) {
      const facts = await gathered(fake, username)
      expect(rowOf(facts, 'profile')).toMatchObject({
        status: 'wrong',
        action: { kind: 'show-me', step: 'profile' },
      })
      expect(rowOf(facts, 'profile')?.details.at(-1)).toEqual({
        key: 'check_profile_others',
        subs: [String(others), 'Plant Administrators'],
      })
      const setup = observeFacts(facts, {}, username)
      expect(setup).not.toHaveProperty('profile')
      expect(statusOf(setup, 'profile')).toBe('current')
    }
  })

  test('makes no person of it SpaceIQ’s own, by whichever name the profile goes', async () => {
    for (const name of ['Plant Administrators', 'SpaceIQ API Only']) {
      const { fake } = plant(name, 3)
      const facts = await gathered(fake, 'person1@plant.example')
      expect(rowOf(facts, 'user')).toMatchObject({ status: 'unknown' })
      expect(new Set(planRepairs(facts, false, org).map(({ kind }) => kind))).toEqual(new Set(['field']))
      expect(observeFacts(facts, {}, 'person1@plant.example')).not.toHaveProperty('user')
    }
  })

  test('opens nothing to all of them for the sake of SpaceIQ’s user, who gets a set of their own', async () => {
    const { fake, addSpaceiq } = plant('Plant Administrators', 3)
    addSpaceiq()
    const facts = await gathered(fake, '')
    expect(planRepairs(facts, true, org).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['set', 'access', 'assignment']),
    )
    await mend(fake, true)
    expect(fake.tables.ObjectPermissions?.map(({ ParentId }) => ParentId)).not.toContain('0PS000000000031AAA')
  })

  test('is right where SpaceIQ’s user alone has it, whatever it is called', async () => {
    const { fake, addSpaceiq } = plant('Integrations', 0)
    addSpaceiq()
    const facts = await gathered(fake, '')
    expect(rowOf(facts, 'profile')?.status).toBe('right')
    const setup = parseObservedSetup(observeFacts(facts, {}, ''))
    expect(setup.profile).toMatchObject({ name: 'Integrations', ofUser: true })
    expect([statusOf(setup, 'profile'), statusOf(setup, 'user')]).toEqual(['done', 'done'])
    // Somebody gets it: it is nobody's alone any more.
    fake.tables.User?.push({ ...otherUser, ProfileId: profileId })
    expect(observeFacts(await gathered(fake, '', setup), setup)).not.toHaveProperty('profile')
  })

  test('that the admin confirmed is theirs to answer for, and red for as long as others have it', async () => {
    const { fake } = plant('Field Robots', 2)
    const known = { licence: '', apiOnly: true, apiEnabled: true, passwordNeverExpires: true }
    const setup: ObservedSetup = {
      profile: { id: profileId.slice(0, 15), name: 'Field Robots', ...known, confirmed: true },
    }
    const facts = await gathered(fake, 'person1@plant.example', setup)
    expect(rowOf(facts, 'profile')?.status).toBe('wrong')
    expect(observeFacts(facts, setup).profile).toMatchObject({ confirmed: true })
    expect(planRepairs(facts, false, org).some(({ kind }) => kind === 'password')).toBe(false)
  })

  test('with an administrator’s right is not SpaceIQ’s, confirmed or not', async () => {
    const { fake } = plant('Field Robots', 1, { PermissionsModifyAllData: true })
    const known = { licence: '', apiOnly: true, apiEnabled: true, passwordNeverExpires: true }
    const setup: ObservedSetup = {
      profile: { id: profileId.slice(0, 15), name: 'Field Robots', ...known, confirmed: true },
    }
    const facts = await gathered(fake, 'person0@plant.example', setup)
    expect(rowOf(facts, 'user')?.status).toBe('unknown')
    expect(observeFacts(facts, setup)).not.toHaveProperty('profile')
  })

  test('whose users the org would not tell of is not called right', async () => {
    const { fake, addSpaceiq } = plant('SpaceIQ API Only', 0)
    addSpaceiq()
    const { get } = fake.api
    const api: typeof fake.api = {
      ...fake.api,
      get: (path) =>
        /FROM%20User%20WHERE%20IsActive/.test(path)
          ? Promise.resolve({ ok: false, reason: 'forbidden', code: '', message: '' })
          : get(path),
    }
    expect(rowOf(await gathered({ ...fake, api }, ''), 'profile')?.status).toBe('unknown')
  })

  test('counts all that Salesforce says there are, though it lists the first only', async () => {
    const { fake, addSpaceiq } = plant('Plant Administrators', 3)
    addSpaceiq()
    const { get } = fake.api
    const api: typeof fake.api = {
      ...fake.api,
      get: async (path) => {
        const answer = await get(path)
        return answer.ok && /FROM%20User%20WHERE%20IsActive/.test(path)
          ? { ok: true, value: { ...(answer.value as object), totalSize: 2504 } }
          : answer
      },
    }
    const row = rowOf(await gathered({ ...fake, api }, ''), 'profile')
    expect(row?.details.at(-1)?.subs).toEqual(['2503', 'Plant Administrators'])
  })
})

describe('an API-only permission set that people have', () => {
  const set = { Id: '0PS000000000041AAA', Name: 'SpaceIQ_Integration', PermissionsApiUserOnly: true }

  test.each([
    ['before SpaceIQ’s user is there', []],
    ['that SpaceIQ’s user has', ['005000000000020AAA']],
  ])('is red with how many there are: %s', async (_, assigned) => {
    const fake = createFakeApi()
    fake.tables.PermissionSet?.push(set)
    if (assigned.length > 0)
      fake.tables.User?.push({
        Id: assigned[0],
        Username: 's@acme.example',
        LastName: 'SpaceIQ Integration',
        IsActive: true,
      })
    const holders = [...assigned, '005000000000031AAA', '005000000000032AAA']
    fake.tables.PermissionSetAssignment?.push(
      ...holders.map((AssigneeId) => ({ AssigneeId, PermissionSetId: set.Id, PermissionSet: set })),
      {
        AssigneeId: '005000000000033AAA',
        PermissionSetId: set.Id,
        PermissionSet: set,
        Assignee: { IsActive: false },
      },
    )
    const row = checkRowsToday(await factsOf(fake), org).find(({ id }) => id === 'api-only')
    expect(row).toMatchObject({ status: 'wrong', action: { kind: 'show-me', step: 'user' } })
    expect(row?.details.at(-1)).toEqual({ key: 'check_set_others', subs: ['2', 'SpaceIQ_Integration'] })
  })
})

test.each<[boolean, RepairItem, RepairItem]>([
  [true, { kind: 'password', username: 'a@x.example' }, { username: 'a@x.example', kind: 'password' }],
  [false, { kind: 'password', username: 'b@x.example' }, { kind: 'password', username: 'a@x.example' }],
  [false, { kind: 'assignment', username: 'b@x.example' }, { kind: 'assignment', username: 'a@x.example' }],
  [false, { kind: 'user', username: 'a', profile: 'Admin' }, { kind: 'user', username: 'a', profile: 'API' }],
  [false, { kind: 'field', name: 'Team' }, { kind: 'field', name: 'NewSeat' }],
  [true, { kind: 'access', fields: ['Team'] }, { kind: 'access', fields: ['NewSeat', 'Team'] }],
  [false, { kind: 'access', fields: ['Team', 'NewSeat'] }, { kind: 'access', fields: ['Team'] }],
  [false, { kind: 'set' }, { kind: 'access', fields: [] }],
])('%s: an item is made only as the preview showed it: %o of %o', (confirmed, item, shown) => {
  expect(isConfirmedItem(item, [shown])).toBe(confirmed)
})

test('stopped, Review fixes begins nothing more, and lists what it had made', async () => {
  const fake = createFakeApi()
  const stop = new AbortController()
  const { post } = fake.api
  const api: typeof fake.api = {
    ...fake.api,
    // The admin presses Stop while the fields are being made.
    post: (path, body) => {
      stop.abort()
      return post(path, body)
    },
  }
  const { ends, passwords } = await mend({ ...fake, api }, false, stop.signal)
  expect(ends).toMatchObject({ 'field-Team': 'made', set: 'skipped', user: 'skipped', password: 'skipped' })
  expect(passwords).toEqual([])
  expect(new Set(fake.written.map((one) => one.split(' ')[0]))).toEqual(new Set(['CustomField']))
})

describe('fields', () => {
  test('a package’s field of the same name is another field', async () => {
    const fake = createFakeApi()
    fake.tables.CustomField?.push({
      Id: '00N',
      DeveloperName: 'Team',
      NamespacePrefix: 'pkg',
      TableEnumOrId: 'Case',
    })
    expect(statuses(await factsOf(fake))['field-Team']).toBe('wrong')
  })

  test('a field of another type is shown and never touched', async () => {
    const fake = createFakeApi()
    fake.tables.CustomField?.push({
      Id: '00N000000000001AAA',
      DeveloperName: 'Team',
      NamespacePrefix: null,
      TableEnumOrId: 'Case',
      Metadata: { type: 'Number', length: null },
    })
    const facts = await factsOf(fake)
    const row = checkRowsToday(facts, org).find(({ id }) => id === 'field-Team')
    expect(row?.action).toEqual({ kind: 'show-me', step: 'fields' })
    expect(planRepairs(facts, false, org).map(repairItemId)).not.toContain('field-Team')
    expect(observeFacts(facts, {}).fields?.Team.status).toBe('wrong')
  })

  const field = (name: string, type: string) => ({
    Id: '00N000000000001AAA',
    DeveloperName: name,
    NamespacePrefix: null,
    TableEnumOrId: 'Case',
    Metadata: { type, length: null },
  })
  const said = (facts: OrgFacts, name: string) =>
    checkRowsToday(facts, org)
      .find(({ id }) => id === `field-${name}`)
      ?.details.map(({ key, subs }) => [key, ...subs].join(' '))

  test('a field’s type is named as Setup names it', async () => {
    const fake = createFakeApi()
    fake.tables.CustomField?.push(field('Team', 'MultiselectPicklist'))
    expect(said(await factsOf(fake), 'Team')).toContain('difference_field_text Team Picklist (Multi-Select)')
  })

  test('are counted on all of the org’s layouts', async () => {
    const fake = createFakeApi()
    fake.tables.CustomField?.push(field('Team', 'Text'))
    const layout = (Name: string, ...fields: string[]) => ({
      Name,
      TableEnumOrId: 'Case',
      Metadata: { field: fields },
    })
    fake.tables.Layout?.push(layout('A', 'Team__c'), layout('B', 'Status'), layout('C', 'Team__c', 'Status'))
    expect(said(await factsOf(fake), 'Team')).toContain('check_field_layouts 2 3')
  })

  test('of more layouts than are looked at, the count says so', async () => {
    const fake = createFakeApi()
    fake.tables.CustomField?.push(field('Team', 'Text'))
    for (let id = 0; id < 35; id += 1)
      fake.tables.Layout?.push({ Name: `L${id}`, TableEnumOrId: 'Case', Metadata: { field: ['Team__c'] } })
    expect(said(await factsOf(fake), 'Team')).toContain('check_field_layouts_first 30 30 35')
  })
})

test('what the user has by a permission set is told apart from what their profile has', async () => {
  const fake = createFakeApi()
  fake.refuse('Profile')
  await mend(fake)
  const { profile } = observeFacts(await factsOf(fake), {})
  expect(profile).toMatchObject({
    name: 'Minimum Access - Salesforce',
    apiOnly: true,
    bySet: ['apiOnly', 'apiEnabled', 'passwordNeverExpires'],
  })
  const own = createFakeApi()
  await mend(own)
  const found = observeFacts(await factsOf(own), {}).profile
  expect(found).toMatchObject({ name: 'SpaceIQ API Only', apiOnly: true })
  expect(found).not.toHaveProperty('bySet')
})

describe('who is known by an id', () => {
  const facts = async (fake: Fake, setup: ObservedSetup, username = '') => {
    const all = await fetchOrgFacts(fake.api, setup, { username, defaultUsername: defaultUsername(org) })
    if (!all.ok) throw new Error(all.reason)
    return all.value
  }
  const known = { licence: '', apiOnly: true, apiEnabled: true, passwordNeverExpires: true }

  test('a profile that was made anew is found by its name, a renamed one by its id', async () => {
    const fake = createFakeApi()
    fake.tables.Profile?.push(
      { Id: '00e000000000002AAA', Name: 'Robots' },
      { Id: '00e000000000003AAA', Name: 'Renamed' },
    )
    const named = async (id: string) =>
      (await facts(fake, { profile: { id, name: 'Robots', ...known } })).profile
    expect(await named('00e000000000009')).toMatchObject({ value: { name: 'Robots' } })
    expect(await named('00e000000000003AAA')).toMatchObject({ value: { name: 'Renamed' } })
  })

  test('a user whose user name was changed is found by their id', async () => {
    const fake = createFakeApi()
    const user = { id: '005000000000001AAA', username: 'old@acme.example', profileName: '', active: true }
    fake.tables.User?.push({ Id: user.id, Username: 'new@acme.example', IsActive: true })
    expect((await facts(fake, { user }, user.username)).user).toMatchObject({
      value: { username: 'new@acme.example' },
    })
    expect((await facts(fake, { user }, 'typed@acme.example')).user).toMatchObject({ value: null })
  })
})

test('the app’s details come from its metadata', async () => {
  const fake = createFakeApi()
  fake.tables.ConnectedApplication?.push({
    Id: '0H4',
    Name: 'SpaceIQ',
    OptionsAllowAdminApprovedUsersOnly: true,
  })
  fake.setMetadata(
    '<records><fullName>SpaceIQ</fullName><label>SpaceIQ</label><oauthConfig><callbackUrl>https://api.spaceiq.com/</callbackUrl><isConsumerSecretOptional>false</isConsumerSecretOptional><scopes>Api</scopes></oauthConfig><oauthPolicy><ipRelaxation>ENFORCE</ipRelaxation></oauthPolicy><blockOAuthUnPwFlow>true</blockOAuthUnPwFlow></records>',
  )
  const facts = await factsOf(fake)
  expect(statuses(facts)).toMatchObject({
    app: 'right',
    'app-callback': 'right',
    'app-scopes': 'wrong',
    'app-secret': 'wrong',
    'app-address': 'unknown',
    'app-users': 'unknown',
    flow: 'wrong',
  })
  expect(observeFacts(facts, {}).connectedApp).toMatchObject({
    callback: true,
    fullScope: false,
    secretNotRequired: false,
  })
})

test.each([
  'session-expired',
  'session-locked',
  'session-barred',
  'session-level',
  'password-expired',
  'api-disabled',
  'access-control',
  'limit',
] as const)('%s ends the check with its first question', async (reason) => {
  const fake = createFakeApi()
  fake.breakWith(reason)
  expect(
    await fetchOrgFacts(fake.api, {}, { username: '', defaultUsername: defaultUsername(org) }),
  ).toMatchObject({
    ok: false,
    reason,
  })
  expect(fake.asked).toHaveLength(1)
})
