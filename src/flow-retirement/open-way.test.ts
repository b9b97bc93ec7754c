import { describe, expect, test } from 'vitest'
import type { ObservedConnectedApp, ObservedSetup } from '../salesforce/observed-setup.ts'
import { findClientCredentialsGaps, isReadyForClientCredentials } from './client-credentials.ts'
import { passwordFlowEndDate } from './flow-retirement.ts'
import type { GrantType } from './grant-type.ts'
import { findOpenWay, needsClientCredentials, summer26 } from './open-way.ts'

const today = new Date('2026-11-29T09:00:00Z')
const username = 'spaceiq@acme.example'
const user = { id: '005', username, profileName: '', active: true }
const ready = { apiScope: true, flowEnabled: true, runAs: username }
const app: ObservedConnectedApp = {
  applicationId: '06P5g000000777Q',
  name: 'SpaceIQ',
  callback: true,
  fullScope: true,
  secretNotRequired: true,
}
const externalClientApp = { id: '0xI5g0000000001', name: 'SpaceIQ ECA', flowEnabled: true, runAs: username }
const lockedOrg: ObservedSetup = { passwordFlowBlocked: true, organizationCreatedAt: summer26, user }

const findWay = (setup: ObservedSetup, now = today, chosenGrant: GrantType | null = null) =>
  findOpenWay(setup, { now, chosenGrant })
const wayOf = (setup: ObservedSetup, now = today) => findWay(setup, now).id

describe('before the password flow ends', () => {
  test.each<[string, ObservedSetup, string]>([
    ['nothing is known', {}, 'password-unknown'],
    ['the org allows the flow', { passwordFlowBlocked: false }, 'password'],
    ['a login test got a token', { passwordFlowWorkedAt: 1, connectedApp: app }, 'password'],
    ['an older org has the flow switched off', { passwordFlowBlocked: true }, 'password-off'],
    [
      'the org was created just before Summer ’26',
      { passwordFlowBlocked: true, organizationCreatedAt: summer26 - 1 },
      'password-off',
    ],
    ['no app can be created', { passwordFlowBlocked: false, connectedAppCreationClosed: true }, 'app-closed'],
    [
      'no app can be created, and one is there',
      { passwordFlowBlocked: false, connectedAppCreationClosed: true, connectedApp: app },
      'password',
    ],
  ])('where %s', (_, setup, id) => {
    expect(wayOf(setup)).toBe(id)
  })

  test('the manual’s way stays the first, though client credentials are ready', () => {
    const setup = { passwordFlowBlocked: false, user, connectedApp: { ...app, clientCredentials: ready } }
    expect(findWay(setup)).toMatchObject({ id: 'password', isReady: true })
  })

  test('an app that was migrated under its name is seen', () => {
    const migrated = { ...externalClientApp, name: 'spaceiq' }
    expect(findWay({ connectedApp: app, externalClientApp: migrated }).isMigrated).toBe(true)
    expect(findWay({ connectedApp: app, externalClientApp }).isMigrated).toBe(false)
  })
})

describe.each([
  ['in an org of Summer ’26', lockedOrg, today],
  ['from the end of the flow on', { user }, passwordFlowEndDate],
] as const)('%s client credentials are the only way', (_, setup, now) => {
  test('said as such', () => {
    expect(needsClientCredentials(findWay(setup, now))).toBe(true)
  })

  test('by a new external client app where there is no app', () => {
    expect(wayOf(setup, now)).toBe('create-external-client-app')
    expect(wayOf({ ...setup, connectedAppCreationClosed: true }, now)).toBe('create-external-client-app')
  })

  test('by the connected app that is there, once it is prepared', () => {
    expect(wayOf({ ...setup, connectedApp: app }, now)).toBe('prepare-connected-app')
    const clientCredentials = { ...ready, apiScope: false }
    expect(wayOf({ ...setup, connectedApp: { ...app, clientCredentials } }, now)).toBe(
      'prepare-connected-app',
    )
    expect(wayOf({ ...setup, connectedApp: { ...app, clientCredentials: ready } }, now)).toBe('ready')
  })

  test('by the external client app that is there, once its policies are complete', () => {
    expect(wayOf({ ...setup, externalClientApp }, now)).toBe('ready')
    expect(wayOf({ ...setup, externalClientApp: { ...externalClientApp, runAs: '' } }, now)).toBe(
      'prepare-external-client-app',
    )
  })
})

describe('client credentials that the admin chose before they are the only way', () => {
  const open: ObservedSetup = { passwordFlowBlocked: false, user }
  const closed: ObservedSetup = { ...open, connectedAppCreationClosed: true }
  const readyApp = { ...app, clientCredentials: ready }

  test.each<[string, ObservedSetup, string, string]>([
    ['lead to the manual’s app first', open, 'password', 'connected-app'],
    ['lead past closed apps', closed, 'create-external-client-app', 'external-client-app'],
    ['use the app that is there', { ...closed, connectedApp: app }, 'prepare-connected-app', 'connected-app'],
    ['use the app that is ready', { ...open, connectedApp: readyApp }, 'ready', 'connected-app'],
    ['use the external one', { ...open, externalClientApp }, 'ready', 'external-client-app'],
    [
      'prefer what is ready',
      { ...open, connectedApp: app, externalClientApp },
      'ready',
      'external-client-app',
    ],
    [
      'have the external one completed',
      { ...open, connectedApp: app, externalClientApp: { ...externalClientApp, runAs: '' } },
      'prepare-external-client-app',
      'external-client-app',
    ],
  ])('%s', (_, setup, id, kind) => {
    expect(findWay(setup, today, 'client_credentials')).toMatchObject({ id, app: kind })
  })

  test('count for nothing while the password is chosen', () => {
    expect(findWay(closed, today, 'password')).toMatchObject({ id: 'app-closed', app: 'connected-app' })
    expect(findWay({ ...open, externalClientApp }, today, 'password').app).toBe('connected-app')
  })
})

test('the last moment of the flow is the manual’s', () => {
  const moment = new Date(passwordFlowEndDate.getTime() - 1)
  expect(wayOf({ passwordFlowBlocked: false }, moment)).toBe('password')
  expect(findWay({ passwordFlowBlocked: false }, passwordFlowEndDate).flow).toBe('over')
})

describe('what is missing for client credentials', () => {
  test.each([
    [ready, []],
    [{ ...ready, apiScope: false }, ['api-scope']],
    [{ ...ready, flowEnabled: false, runAs: '' }, ['flow-disabled', 'no-run-as']],
    [{ ...ready, runAs: 'admin@acme.example' }, ['other-run-as']],
    [{ ...ready, runAs: username.toUpperCase() }, []],
    [{ apiScope: null, flowEnabled: null, runAs: null }, []],
  ] as const)('%o', (settings, gaps) => {
    expect(findClientCredentialsGaps(settings, username)).toEqual(gaps)
  })

  test('what was not seen is neither missing nor ready', () => {
    for (const part of ['apiScope', 'flowEnabled', 'runAs'] as const)
      expect(isReadyForClientCredentials({ ...ready, [part]: null }, username)).toBe(false)
    expect(isReadyForClientCredentials(ready, '')).toBe(false)
    expect(isReadyForClientCredentials(undefined, username)).toBe(false)
    expect(isReadyForClientCredentials(ready, username)).toBe(true)
  })
})
