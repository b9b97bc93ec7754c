import { expect, test, vi } from 'vitest'
import { convertOrgState } from './convert-org-state.ts'
import { parseOrgState } from './org-store.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const at = 1_795_442_400_000
const profile = {
  id: '00e5g00000777Qx',
  name: 'SpaceIQ API Only',
  licence: 'Salesforce',
  apiOnly: true,
  apiEnabled: true,
  passwordNeverExpires: true,
}
const app = {
  applicationId: '06P5g000000777Q',
  name: 'SpaceIQ',
  callback: true,
  fullScope: true,
  secretNotRequired: true,
}
const pointed = [{ control: 'newField', language: 'en', css: '[id="new"]', label: null }]
const run = {
  state: 'stopped',
  tab: 7,
  layouts: 'all',
  field: 'Team',
  stage: 2,
  at,
  pressed: 'Team next 1',
  reason: 'stopped',
  message: '',
}

/** As version 0.1.0 stored an org in the middle of its setup. */
const stored = {
  version: 1,
  running: true,
  hidden: true,
  keptOff: true,
  chosen: 'app',
  skipped: ['user'],
  evidence: {
    profile,
    app,
    appNamed: 'SpaceIQ',
    appSavedAt: at,
    creationClosed: false,
    prefixed: ['acme__Team__c'],
    keys: { appName: 'SpaceIQ', key: true, secret: true, at },
    mendedPassword: { username: 'a@b.example', at, tested: [] },
    flowWorkedAt: at,
    activation: { status: 'pending', at },
  },
  pointed,
  run,
}

test('what 0.1.0 stored of an org is read whole, but for what the vault alone may say', () => {
  expect(parseOrgState(stored)).toEqual({
    version: 2,
    guideActive: true,
    overlayHidden: true,
    overlayRemoved: true,
    chosenStep: 'app',
    skippedSteps: ['user'],
    observedSetup: {
      profile,
      connectedApp: app,
      connectedAppNamed: 'SpaceIQ',
      connectedAppSavedAt: at,
      connectedAppCreationClosed: false,
      namespacedFields: ['acme__Team__c'],
      repairedPassword: { username: 'a@b.example', at, tested: [] },
      passwordFlowWorkedAt: at,
      activation: { status: 'pending', at },
    },
    pickedControls: pointed,
    fieldCreation: { ...run, frame: 0 },
    chosenGrant: null,
  })
})

test('a state of the present version is left as it is', () => {
  const state = parseOrgState(stored)
  expect(convertOrgState(state)).toEqual(state)
  expect(parseOrgState(state)).toEqual(state)
})

test.each([null, 7, 'x', [], {}, { version: 1, evidence: 3 }, { version: 1, __proto__: { running: true } }])(
  'anything can be converted: %o',
  (anything) => {
    expect(() => parseOrgState(anything)).not.toThrow()
    expect(parseOrgState(anything).guideActive).toBe(false)
  },
)
