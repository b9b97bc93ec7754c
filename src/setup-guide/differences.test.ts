import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import en from '../../public/_locales/en/messages.json' with { type: 'json' }
import { manualWay } from '../../test/support/guide-day.ts'
import type { FieldComparisons, ObservedFlag, ObservedSetup } from '../salesforce/observed-setup.ts'
import { findDifferences } from './differences.ts'
import { stepIds } from './ids.ts'
import { steps } from './steps.ts'

const profile = {
  id: '00e5g00000777Qx',
  name: 'SpaceIQ API Only',
  licence: 'Salesforce',
  apiOnly: true,
  apiEnabled: true,
  passwordNeverExpires: true,
}
const user = { id: '0055g00000777Qx', username: 'a@b.example', profileName: profile.name, active: true }
const app = {
  applicationId: '06P5g000000777Q',
  name: 'SpaceIQ',
  callback: true,
  fullScope: true,
  secretNotRequired: true,
}
const found = { status: 'found' } as const
const fields: FieldComparisons = {
  ExternalID: found,
  Department: found,
  Team: found,
  CurrentSeat: found,
  NewSeat: found,
  EmployeeAssets: found,
  EmployeeNotes: found,
}
const right: ObservedSetup = { profile, user, fields, connectedApp: app }

const keysOf = (...asked: Parameters<typeof findDifferences>) =>
  findDifferences(...asked).map(({ key }) => key)

test('nothing differs where all is right, or nothing was seen', () => {
  for (const step of stepIds) {
    expect(findDifferences(step, right)).toEqual([])
    expect(findDifferences(step, {})).toEqual([])
  }
})

test('what a page did not tell is no difference', () => {
  const unknown = { apiOnly: null, apiEnabled: null, passwordNeverExpires: null }
  expect(findDifferences('profile', { profile: { ...profile, ...unknown } })).toEqual([])
  expect(findDifferences('user', { profile, user: { ...user, active: null, profileName: '' } })).toEqual([])
  const untold = { callback: null, fullScope: null, secretNotRequired: null }
  expect(findDifferences('app', { connectedApp: { ...app, ...untold } })).toEqual([])
})

describe('profile', () => {
  test.each([
    [{ apiOnly: false }, ['difference_api_only']],
    [{ apiEnabled: false }, ['difference_api_enabled']],
    [{ passwordNeverExpires: false }, ['difference_password_expires']],
    [
      { apiEnabled: false, passwordNeverExpires: false },
      ['difference_api_enabled', 'difference_password_expires'],
    ],
  ])('%o', (change, keys) => {
    expect(keysOf('profile', { profile: { ...profile, ...change } })).toEqual(keys)
  })

  test('a step that is done can still differ', () => {
    const evidence = { profile: { ...profile, apiEnabled: false } }
    expect(steps.profile.isDone(evidence, manualWay)).toBe(true)
    expect(keysOf('profile', evidence)).toEqual(['difference_api_enabled'])
  })
})

describe('user', () => {
  test('not active', () => {
    expect(findDifferences('user', { ...right, user: { ...user, active: false } })).toEqual([
      { key: 'difference_inactive', subs: [user.username] },
    ])
  })

  test('with another profile', () => {
    expect(findDifferences('user', { ...right, user: { ...user, profileName: 'Standard User' } })).toEqual([
      { key: 'difference_user_profile', subs: [user.username, 'Standard User', profile.name] },
    ])
  })

  test('with a profile, while ours is not known', () => {
    expect(findDifferences('user', { user })).toEqual([])
  })
})

test('app: callback, scope, secret', () => {
  const wrong = { ...app, callback: false, fullScope: false, secretNotRequired: false }
  expect(findDifferences('app', { connectedApp: wrong })).toEqual([
    { key: 'difference_callback', subs: ['https://api.spaceiq.com'] },
    { key: 'difference_scope', subs: [] },
    { key: 'difference_secret', subs: [] },
  ])
})

test('fields: type, length and External ID, in the manual’s order', () => {
  const wrong: FieldComparisons = {
    ...fields,
    EmployeeNotes: { status: 'wrong', differences: [{ what: 'type', is: 'Text', shouldBe: 'LongTextArea' }] },
    Team: { status: 'wrong', differences: [{ what: 'type', is: 'Picklist', shouldBe: 'Text' }] },
    Department: {
      status: 'wrong',
      differences: [
        { what: 'length', is: 80, shouldBe: 255 },
        { what: 'externalId', is: true, shouldBe: false },
      ],
    },
    ExternalID: { status: 'wrong', differences: [{ what: 'externalId', is: false, shouldBe: true }] },
    NewSeat: { status: 'missing' },
  }
  expect(findDifferences('fields', { fields: wrong })).toEqual([
    { key: 'difference_field_external_unset', subs: ['ExternalID'] },
    { key: 'difference_field_length', subs: ['Department', '80', '255'] },
    { key: 'difference_field_external_set', subs: ['Department'] },
    { key: 'difference_field_text', subs: ['Team', 'Picklist'] },
    { key: 'difference_field_long_text', subs: ['EmployeeNotes', 'Text'] },
  ])
})

test('any evidence has its differences, all of them with a text', () => {
  const seen = fc.constantFrom<ObservedFlag>(true, false, null)
  const some = fc.record({
    profile: fc.record({
      ...stringsOf('id', 'name', 'licence'),
      apiOnly: seen,
      apiEnabled: seen,
      passwordNeverExpires: seen,
    }),
    user: fc.record({ ...stringsOf('id', 'username', 'profileName'), active: seen }),
    app: fc.record({
      ...stringsOf('applicationId', 'name'),
      callback: seen,
      fullScope: seen,
      secretNotRequired: seen,
    }),
  })
  fc.assert(
    fc.property(some, fc.constantFrom(...stepIds), (evidence, step) =>
      findDifferences(step, evidence).every(({ key }) => Object.hasOwn(en, key)),
    ),
  )
})

function stringsOf<N extends string>(...names: readonly N[]) {
  return Object.fromEntries(names.map((name) => [name, fc.string()])) as Record<N, fc.Arbitrary<string>>
}
