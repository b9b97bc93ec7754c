import { describe, expect, test } from 'vitest'
import {
  listExternalClientAppNotes,
  listExternalClientAppSettings,
  listRemainingSettings,
} from './external-client-app.ts'

const facts = { contactEmail: 'it@acme.example', username: 'spaceiq@acme.example' }
const valuesOf = (given = facts) =>
  Object.fromEntries(
    listExternalClientAppSettings(given)
      .flatMap(({ settings }) => settings)
      .filter(({ copyLabel }) => copyLabel)
      .map(({ copyLabel, value }) => [copyLabel, value]),
  )
const groupsOf = (...[way, given = facts]: [Parameters<typeof listRemainingSettings>[0], typeof facts?]) =>
  listRemainingSettings(way, given).map(({ id }) => id)
const notesOf = (...given: Parameters<typeof listExternalClientAppNotes>) =>
  listExternalClientAppNotes(...given).map(({ key }) => key)

describe('the values to copy', () => {
  test('are those that are typed, with the org’s own contact and username', () => {
    expect(valuesOf()).toEqual({
      'External Client App Name': 'SpaceIQ',
      'API Name': 'SpaceIQ',
      'Contact Email': 'it@acme.example',
      'Callback URL': 'https://api.spaceiq.com',
      'Run As (Username)': 'spaceiq@acme.example',
    })
  })

  test('never invent what is not known', () => {
    const values = valuesOf({ contactEmail: '', username: '' })
    expect(Object.keys(values)).toEqual(['External Client App Name', 'API Name', 'Callback URL'])
  })

  test('hold neither key nor secret', () => {
    const credentials = listExternalClientAppSettings(facts).find(({ id }) => id === 'credentials')
    expect(credentials?.settings.map(({ value, copyLabel }) => value + copyLabel)).toEqual(['', ''])
  })
})

test('local, with the scope api and the flow in both places: what client credentials need', () => {
  const groups = listExternalClientAppSettings(facts)
  const labelled = (id: string) =>
    groups.find((group) => group.id === id)?.settings.map(({ deed, value }) => [deed.subs[0], value])
  expect(labelled('basic')).toContainEqual(['Distribution State', 'Local'])
  expect(labelled('oauth')).toContainEqual(['Available OAuth Scopes', 'Manage user data via APIs (api)'])
  expect(labelled('flow')).toContainEqual(['Enable Client Credentials Flow', ''])
  expect(labelled('policies')).toContainEqual(['Enable Client Credentials Flow', ''])
})

describe('what is left', () => {
  test.each([
    ['create-external-client-app', ['basic', 'oauth', 'flow', 'policies', 'credentials']],
    ['prepare-external-client-app', ['policies', 'credentials']],
    ['ready', ['credentials']],
  ] as const)('on the way %s', (id, left) => {
    expect(groupsOf({ id })).toEqual(left)
  })

  test.each(['create-external-client-app', 'prepare-external-client-app'] as const)(
    'on the way %s: an unknown user is said to be missing, a known one is not',
    (id) => {
      expect(notesOf({ id }, { username: '' })).toContain('external_app_note_no_user')
      expect(notesOf({ id }, facts)).not.toContain('external_app_note_no_user')
      expect(notesOf({ id }, facts)).toContain('external_app_note_check')
    },
  )

  test('of a ready app is only its secret, and where that goes', () => {
    expect(notesOf({ id: 'ready' }, { username: '' })).toEqual([
      'external_app_note_secret',
      'external_app_note_labels',
    ])
  })
})
