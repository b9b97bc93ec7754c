/** Of what 0.1.0 stored only that is offered which an admin can check, and nothing that it could not store. */

import { describe, expect, test, vi } from 'vitest'
import {
  createStoredOrg,
  storedApp,
  storedPicks,
  storedProfile,
  storedUser,
} from '../../../test/support/version-0.1.0.ts'
import { parseUnconfirmedSetup } from './unconfirmed-setup.schema.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const withEvidence = (evidence: object) => parseUnconfirmedSetup(createStoredOrg({ evidence, pointed: [] }))
const withPicks = (...pointed: readonly unknown[]) =>
  parseUnconfirmedSetup(createStoredOrg({ pointed })).pickedControls

test('all that 0.1.0 stored of profile, user, app and picked controls is read', () => {
  expect(parseUnconfirmedSetup(createStoredOrg())).toEqual({
    profile: storedProfile,
    user: storedUser,
    connectedApp: storedApp,
    pickedControls: storedPicks,
  })
})

test.each([null, 7, 'x', [], {}, { version: 1, evidence: 3, pointed: 'x' }, { version: 2 }])(
  'anything can be read: %j',
  (stored) => expect(parseUnconfirmedSetup(stored)).toEqual({ pickedControls: [] }),
)

describe('a profile', () => {
  test.each([
    ['a name that is too long', { name: 'x'.repeat(256) }],
    ['no name', { name: '' }],
    ['an id that leads elsewhere', { id: '../secur/logout' }],
    ['a number for a flag', { apiOnly: 1 }],
    ['a member that is unknown', { evil: true }],
  ])('with %s is not offered', (_, change) => {
    expect(withEvidence({ profile: { ...storedProfile, ...change }, user: storedUser })).toEqual({
      user: storedUser,
      pickedControls: [],
    })
  })

  const clone = { ...storedProfile, name: 'Interface', named: 'Interface' }

  test('under the name given to a clone is the integration’s, as if confirmed on its page', () => {
    const { named: _, ...known } = clone
    expect(withEvidence({ profile: clone }).profile).toEqual({ ...known, confirmed: true })
    expect(withEvidence({ profile: { ...clone, id: '' } }).profile).toEqual({ ...clone, id: '' })
  })

  test.each([
    ['that a script says was confirmed', { ...storedProfile, name: 'Sales', confirmed: true, ofUser: true }],
    ['under another name than the one given to a clone', { ...storedProfile, name: 'Sales', named: 'Other' }],
    ['that people use', { ...storedProfile, name: 'System Administrator', named: 'System Administrator' }],
  ])('%s is not the integration’s', (_, profile) => {
    const { name } = profile
    expect(withEvidence({ profile }).profile).toEqual({ ...storedProfile, name })
  })
})

test.each([
  ['user', { ...storedUser, username: '' }],
  ['user', { ...storedUser, email: 'x'.repeat(256) }],
  ['user', { ...storedUser, id: '005/../../x' }],
  ['app', { ...storedApp, name: '' }],
  ['app', { ...storedApp, applicationId: '06P?x=1' }],
  ['app', [storedApp]],
])('a malformed %s is not offered: %j', (part, value) => {
  expect(withEvidence({ [part]: value })).toEqual({ pickedControls: [] })
})

test('an app brings only what 0.1.0 could store: nobody has declared it, nor seen its flow', () => {
  const clientCredentials = { apiScope: true, flowEnabled: true, runAs: 'thief@evil.example' }
  expect(withEvidence({ app: { ...storedApp, chosen: true, clientCredentials } }).connectedApp).toEqual(
    storedApp,
  )
})

describe('a picked control', () => {
  const pick = { control: 'apiOnly', language: 'en', css: '[id="box"]', label: null }

  test.each([
    ['a selector that the picker does not create', { css: 'input' }],
    ['a list of selectors', { css: '[id="a"],[id="b"]' }],
    ['a foreign selector with a label', { css: 'input:nth-child(2)', label: 'api only user' }],
    ['the id of another permission', { css: '[id="PermissionsModifyAllData"]' }],
    ['the label of another permission', { css: 'input[type="checkbox"]', label: 'Modify All Data' }],
    ['a counted id, which can be any permission’s', { css: '[id="perm_55"]' }],
    ['a counted id that is escaped', { css: '[id="\\35 5"]' }],
    ['a generated id', { css: '[id="j_id:box"]' }],
    ['a label without text', { css: 'input[type="checkbox"]', label: ' ' }],
    ['a name of no control', { control: 'everything' }],
    ['a name of every object', { control: 'constructor' }],
    ['a label that is too long', { label: 'x'.repeat(256) }],
    ['a language that is no text', { language: 7 }],
    ['an unknown member', { evil: true }],
  ])('with %s is not offered', (_, change) => {
    expect(withPicks(pick, { ...pick, control: 'apiEnabled', ...change })).toEqual([pick])
  })

  test('is offered once per language, the last one', () => {
    const other = { ...pick, css: '[id="other"]' }
    const german = { ...pick, language: 'de' }
    expect(withPicks(pick, german, other)).toEqual([other, german])
  })
})
