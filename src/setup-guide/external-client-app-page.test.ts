// @vitest-environment happy-dom
/** What the card shows beside Lightning's pages, by the way that is open and the day. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { renderGuide, stubVisibility } from '../../test/support/render-guide.ts'
import { summer26 } from '../flow-retirement/open-way.ts'
import type { ObservedSetup } from '../salesforce/observed-setup.ts'

beforeEach(stubVisibility)
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const username = 'spaceiq@acme.example'
const user = { id: '005', username, email: 'bot@acme.example', profileName: '', active: true }
const externalClientApp = { id: '0xI5g0000000001', name: 'SpaceIQ', flowEnabled: true, runAs: username }
const locked: ObservedSetup = { passwordFlowBlocked: true, organizationCreatedAt: summer26, user }
const managerPath = '/lightning/setup/ManageExternalClientApplication/home'
const afterTheEnd = new Date('2027-02-21T09:00:00Z')

const viewOf = (setup: ObservedSetup, path = managerPath, now?: Date) =>
  renderGuide(path, '', setup, {}, now).view
const groupsOf = (...given: Parameters<typeof viewOf>) => viewOf(...given)?.settings.map(({ id }) => id)

describe('External Client App Manager', () => {
  test.each<[string, ObservedSetup, Date | undefined]>([
    ['in an org of Summer ’26', locked, undefined],
    ['in any org after the password flow', { user }, afterTheEnd],
  ])('%s lists what to enter, with no marker and nothing to fill', (_, setup, now) => {
    const view = viewOf(setup, managerPath, now)
    expect(view).toMatchObject({ step: 'app', instruction: 'external_app_create', markers: [], links: [] })
    expect(view?.fillable).toBe(false)
    expect(view?.settings.map(({ id }) => id)).toEqual(['basic', 'oauth', 'flow', 'policies', 'credentials'])
    const values = view?.settings.flatMap(({ settings }) => settings.map(({ value }) => value))
    expect(values).toEqual(expect.arrayContaining([username, 'bot@acme.example']))
    expect(view?.notes).toContain('external_app_note_username')
  })

  test('of an app that lacks its policies lists these', () => {
    const setup = { ...locked, externalClientApp: { ...externalClientApp, runAs: null } }
    expect(viewOf(setup)?.instruction).toBe('way_prepare_external_client_app')
    expect(groupsOf(setup)).toEqual(['policies', 'credentials'])
  })

  test('leads to an earlier step once the app is ready', () => {
    const view = viewOf({ ...locked, externalClientApp })
    expect(view).toMatchObject({ step: 'profile', instruction: 'go_lightning', settings: [] })
  })

  test('before the end leads to Classic where a connected app can be used', () => {
    const view = viewOf({ user })
    expect(view).toMatchObject({ instruction: 'go_lightning', settings: [], notes: [] })
    expect(view?.links.map(({ action }) => action)).toEqual(['open-classic', 'switch-classic'])
  })
})

test.each(['ExternalClientApplicationSettings', 'NavigationMenus', 'OauthOidcSettings'])(
  '%s leads to the manager, and to Classic where a connected app can be used',
  (node) => {
    const path = `/lightning/setup/${node}/home`
    expect(viewOf(locked, path)?.links.map(({ action }) => action)).toEqual(['external-apps'])
    expect(viewOf({ user }, path)?.links.map(({ action }) => action)).toContain('open-classic')
  },
)
