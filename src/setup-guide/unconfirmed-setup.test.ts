import { describe, expect, test } from 'vitest'
import { storedApp } from '../../test/support/version-0.1.0.ts'
import { emptyOrgState, type OrgState } from './org-state.ts'
import { type UnconfirmedSetup, withConfirmedSetup, withoutKnownParts } from './unconfirmed-setup.ts'

const flags = { apiOnly: null, apiEnabled: null, passwordNeverExpires: null }
const kept: UnconfirmedSetup = {
  profile: { id: '', name: 'P', licence: '', ...flags },
  user: { id: '', username: 'a@b.example', profileName: 'P', active: null },
  connectedApp: storedApp,
  pickedControls: [
    { control: 'newField', language: 'en', css: '[id="new"]', label: null },
    { control: 'newField', language: 'de', css: '[id="new"]', label: null },
  ],
}
const withSetup = (observedSetup: OrgState['observedSetup']): OrgState => ({
  ...emptyOrgState,
  observedSetup,
})

test('of an org that was not seen since, everything is offered and used', () => {
  expect(withoutKnownParts(kept, emptyOrgState)).toEqual(kept)
  const { pickedControls, ...observedSetup } = kept
  expect(withConfirmedSetup(emptyOrgState, kept)).toEqual({
    ...emptyOrgState,
    observedSetup,
    pickedControls,
  })
})

test('nothing is offered where everything was seen since', () => {
  const { pickedControls, ...observedSetup } = kept
  expect(withoutKnownParts(kept, { ...emptyOrgState, observedSetup, pickedControls })).toBeNull()
})

test('a control that was picked since is not offered in that language', () => {
  const [english, german] = kept.pickedControls
  const state = { ...emptyOrgState, pickedControls: english ? [{ ...english, css: '[id="add"]' }] : [] }
  expect(withoutKnownParts(kept, state)?.pickedControls).toEqual([german])
})

describe('the app is not offered', () => {
  const isOffered = (setup: OrgState['observedSetup']) =>
    withoutKnownParts(kept, withSetup(setup))?.connectedApp !== undefined
  const held = { key: true, secret: false, at: 5 }

  test('where another is known, was named, or has its key held', () => {
    expect(isOffered({ connectedApp: { ...storedApp, name: 'Another' } })).toBe(false)
    expect(isOffered({ connectedAppNamed: 'Another' })).toBe(false)
    expect(isOffered({ consumerCredentials: { appName: 'Another', ...held } })).toBe(false)
  })

  test('but is where the key is its own', () => {
    expect(isOffered({ consumerCredentials: { appName: storedApp.name, ...held } })).toBe(true)
  })
})
