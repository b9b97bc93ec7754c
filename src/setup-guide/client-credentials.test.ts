// @vitest-environment happy-dom
/** The optional step: what it observes, what it says and marks, and that it counts for nothing. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { guideDay, manualWay } from '../../test/support/guide-day.ts'
import { renderGuide, stubVisibility } from '../../test/support/render-guide.ts'
import type {
  ClientCredentialsSettings,
  ObservedConnectedApp,
  ObservedSetup,
  ObservedUser,
} from '../salesforce/observed-setup.ts'
import { moveToNextOpenStep, withCardAction } from './background/org-state-changes.ts'
import { findDifferences } from './differences.ts'
import { stepIds } from './ids.ts'
import { emptyOrgState, type OrgState } from './org-state.ts'
import { computeProgress } from './progress.ts'
import { clientCredentialsStep } from './steps/client-credentials.ts'

beforeEach(stubVisibility)
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const step = 'client_credentials'
const isDone = (setup: ObservedSetup) => clientCredentialsStep.isDone(setup, manualWay)
const chosen: Partial<OrgState> = { chosenStep: step }
const appId = '06P3i0000000001'
const userId = '0053i000001abcd'
const user: ObservedUser = { id: userId, username: 'robot@acme.example', profileName: 'P', active: true }
const rightApp: ObservedConnectedApp = {
  applicationId: appId,
  name: 'SpaceIQ',
  callback: true,
  fullScope: true,
  secretNotRequired: true,
}
const ready: ClientCredentialsSettings = { apiScope: true, flowEnabled: true, runAs: user.username }
const setupWith = (
  settings: Partial<ClientCredentialsSettings> = {},
  known: Partial<ObservedSetup> = { user },
): ObservedSetup => ({
  connectedApp: { ...rightApp, clientCredentials: { ...ready, ...settings } },
  ...known,
})

const title = (name = 'SpaceIQ') => `<div class="bPageTitle"><h1>Page</h1><h2>${name}</h2></div>`
const row = (label: string, html: string) =>
  `<tr><td class="labelCol">${label}</td><td class="dataCol">${html}</td></tr>`
const section = (heading: string, ...rows: readonly string[]) =>
  `<div class="pbSubheader"><h3>${heading}<span>:</span></h3></div><div class="pbSubsection"><table><tbody>${rows.join('')}</tbody></table></div>`
const policyFolder = '/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage'
const policiesPath = `${policyFolder}/d?applicationId=${appId}`
const buttons = '<table><tr><td id="topButtonRow"><input type="button" name="edit"></td></tr></table>'
const policies = (runAs: string, name?: string) =>
  title(name) +
  buttons +
  section('Custom Connected App Handler', row('Run As', '')) +
  section('Client Credentials Flow', row('Run As', runAs))
const problemsOf = (view: ReturnType<typeof renderGuide>['view']) => view?.problems.map(({ text }) => text)
const actionsOf = (view: ReturnType<typeof renderGuide>['view']) =>
  view?.markers.map(({ marker }) => marker.control)

describe('the six steps', () => {
  const states: readonly (readonly [string, Partial<OrgState>])[] = [
    ['nothing is known', {}],
    ['it is chosen', chosen],
    ['it is done', { observedSetup: setupWith() }],
  ]

  test.each(states)('stay six while %s', (_, state) => {
    const progress = computeProgress({ ...emptyOrgState, ...state }, guideDay)
    expect(progress.steps.map(({ id }) => id)).toEqual(stepIds)
    expect(progress.optionalSteps.map(({ id }) => id)).toEqual([step])
  })

  test('come before it: it is current only if the admin chose it', () => {
    expect(computeProgress({ ...emptyOrgState, ...chosen }, guideDay).current).toBe(step)
    for (const skippedSteps of [[], [...stepIds]]) {
      const { current, optionalSteps } = computeProgress({ ...emptyOrgState, skippedSteps }, guideDay)
      expect(current).not.toBe(step)
      expect(optionalSteps.map(({ status }) => status)).toEqual(['todo'])
    }
  })

  test('are gone on with once it is done, or left', () => {
    const before: OrgState = { ...emptyOrgState, ...chosen, observedSetup: setupWith({ runAs: '' }) }
    const after: OrgState = { ...before, observedSetup: setupWith() }
    expect(moveToNextOpenStep(before, after, guideDay).chosenStep).toBeNull()
    expect(withCardAction(before, 'skip', step)).toMatchObject({ chosenStep: null, skippedSteps: [] })
    expect(withCardAction(before, 'back', step).chosenStep).toBe(step)
  })
})

describe('it is done', () => {
  test.each<[string, Partial<ClientCredentialsSettings>, Partial<ObservedSetup>, boolean]>([
    ['with scope, flow and the integration user', {}, { user }, true],
    ['whatever the case of the username', { runAs: 'Robot@ACME.example' }, { user }, true],
    ['not while the integration user is unknown', { runAs: 'Ada Admin' }, {}, false],
    ['not with another user', { runAs: 'Ada Admin' }, { user }, false],
    ['not without a user', { runAs: '' }, {}, false],
    ['not with a user no page has shown', { runAs: null }, { user }, false],
    ['not with full alone', { apiScope: false }, { user }, false],
    ['not with a scope no page has shown', { apiScope: null }, { user }, false],
    ['not without the flow', { flowEnabled: false }, { user }, false],
  ])('%s', (_, settings, known, wanted) => {
    expect(isDone(setupWith(settings, known))).toBe(wanted)
  })

  test('not while nothing of it is known', () => {
    expect(isDone({ connectedApp: rightApp, user })).toBe(false)
    expect(isDone({})).toBe(false)
  })
})

describe('what is not right', () => {
  test.each<[Partial<ClientCredentialsSettings>, readonly string[]]>([
    [{}, []],
    [{ apiScope: false }, ['cc_gap_api_scope']],
    [{ flowEnabled: false }, ['cc_gap_flow_disabled']],
    [{ runAs: '' }, ['cc_gap_no_run_as']],
    [{ flowEnabled: false, runAs: '' }, ['cc_gap_flow_disabled', 'cc_gap_no_run_as']],
    [{ apiScope: null, flowEnabled: null, runAs: null }, []],
  ])('of %o is named', (settings, keys) => {
    expect(findDifferences(step, setupWith(settings)).map(({ key }) => key)).toEqual(keys)
  })

  test('names the other user and the integration user', () => {
    expect(findDifferences(step, setupWith({ runAs: 'Ada Admin' }))).toEqual([
      { key: 'cc_gap_other_run_as', subs: ['Ada Admin', user.username] },
    ])
    expect(findDifferences(step, setupWith({ runAs: 'Ada Admin' }, {}))).toEqual([])
  })
})

describe('the app’s page', () => {
  const detail = (scopes: string, flow: string | null) =>
    `${title()}<table><tbody>${row('Callback URL', 'https://api.spaceiq.com')}${row('Selected OAuth Scopes', scopes)}${flow === null ? '' : row('Enable Client Credentials Flow', `<input type="checkbox" disabled ${flow}>`)}</tbody></table><input type="button" name="edit"><input type="button" name="manage">`
  const path = `/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=${appId}`
  const both = 'Full access (full)<br>Manage user data via APIs (api)'

  test.each<[string, string, string | null, object, string]>([
    ['full alone', 'Full access (full)', '', { apiScope: false, flowEnabled: false }, 'edit'],
    ['both scopes, no flow', both, '', { apiScope: true, flowEnabled: false }, 'edit'],
    ['the flow, full alone', 'Full access (full)', 'checked', { apiScope: false, flowEnabled: true }, 'edit'],
    ['both scopes and the flow', both, 'checked', { apiScope: true, flowEnabled: true }, 'manageApp'],
    ['an older form', both, null, { apiScope: true, flowEnabled: null }, 'edit'],
  ])('tells of %s, and marks the way on', (_, scopes, flow, settings, control) => {
    const { setup, view } = renderGuide(path, detail(scopes, flow), { connectedApp: rightApp, user }, chosen)
    expect(setup.connectedApp?.clientCredentials).toEqual({ ...settings, runAs: null })
    expect(view?.step).toBe(step)
    expect(actionsOf(view)).toEqual([control])
  })

  test('names the trap of full alone', () => {
    const { view } = renderGuide(path, detail('Full access (full)', 'checked'), { user }, chosen)
    expect(view?.warning).toContain('cc_gap_api_scope')
  })

  test('keeps what the policies told', () => {
    const { setup } = renderGuide(path, detail(both, 'checked'), setupWith({ apiScope: false }), chosen)
    expect(setup.connectedApp?.clientCredentials).toEqual(ready)
  })

  const externalClientApp = { id: '0xI5g0000000001', name: 'spaceiq', flowEnabled: true, runAs: '' }
  const withoutEdit = (flow: string) => detail(both, flow).replace('<input type="button" name="edit">', '')

  test.each(['', 'checked'])(
    'of an app that was migrated says so in place of a missing Edit, flow %o',
    (flow) => {
      const known = { connectedApp: rightApp, user, externalClientApp }
      const { view } = renderGuide(path, withoutEdit(flow), known, chosen)
      expect(view).toMatchObject({
        state: 'blocked',
        instruction: 'client_credentials_migrated SpaceIQ',
        markers: [],
        problems: [],
      })
    },
  )

  test('without Edit, of an app not known to be migrated, says what it may be and how to know', () => {
    for (const other of [undefined, { ...externalClientApp, name: 'SpaceIQ ECA' }]) {
      const known = { connectedApp: rightApp, user, ...(other ? { externalClientApp: other } : {}) }
      const { view } = renderGuide(path, withoutEdit(''), known, chosen)
      expect(view).toMatchObject({
        state: 'blocked',
        instruction: 'client_credentials_read_only',
        markers: [],
      })
    }
  })

  test('in the app’s own step is read-only if known to be migrated, and else misses Edit', () => {
    const wrongApp = { ...rightApp, fullScope: false }
    const body = withoutEdit('').replace('Full access (full)<br>', '')
    const migrated = renderGuide(path, body, { connectedApp: wrongApp, user, externalClientApp })
    expect(migrated.view).toMatchObject({ step: 'app', instruction: 'client_credentials_migrated SpaceIQ' })
    const unknown = renderGuide(path, body, { connectedApp: wrongApp, user })
    expect(unknown.view).toMatchObject({ step: 'app', state: 'lost' })
    expect(problemsOf(unknown.view)).toEqual(['problem_lost control_edit'])
  })

  test('goes on where it has Edit, though an external client app has the same name', () => {
    const known = { connectedApp: rightApp, user, externalClientApp }
    const { view } = renderGuide(path, detail(both, ''), known, chosen)
    expect(actionsOf(view)).toEqual(['edit'])
  })

  test('is left to its own step unless this one is chosen', () => {
    const { view } = renderGuide(path, detail('Full access (full)', ''), { connectedApp: rightApp, user })
    expect(view?.step).not.toBe(step)
  })
})

describe('the app’s policies', () => {
  const known = setupWith({ runAs: null })
  const link = (id: string, name: string) => `<a href="/${id}">${name}</a>`
  const runAsOf = (html: string, setup: ObservedSetup = known, name?: string) =>
    renderGuide(policiesPath, policies(html, name), setup, chosen).setup.connectedApp?.clientCredentials
      ?.runAs

  test.each([
    ['the integration user by a link', link(userId, 'SpaceIQ'), user.username],
    ['the integration user by the username', user.username, user.username],
    ['another user by name', link('0053i000009zzzz', 'Ada  Admin'), 'Ada Admin'],
    ['nobody', '&nbsp;', ''],
  ])('tell of %s', (_, html, runAs) => {
    expect(runAsOf(html)).toBe(runAs)
  })

  test('tell of the integration user by name while its id is unknown', () => {
    const listed = { ...known, user: { ...user, id: '' } }
    expect(runAsOf('SpaceIQ Integration', listed)).toBe(user.username)
    expect(runAsOf('Ada Admin', listed)).toBe('Ada Admin')
  })

  test('of another app tell nothing, and nothing is marked there', () => {
    const path = policiesPath.replace(appId, '06P3i0000000002')
    const { setup, view } = renderGuide(path, policies('Ada Admin', 'Other'), known, chosen)
    expect(setup).toEqual(known)
    expect(view).toMatchObject({ state: 'blocked', markers: [] })
    expect(view?.instruction).toContain('blocked_app')
  })

  test('without the row tell nothing', () => {
    for (const other of [row('Permitted Users', 'All'), row('Run As', 'Ada Admin')]) {
      const body = title() + buttons + section('Custom Connected App Handler', other)
      expect(renderGuide(policiesPath, body, known, chosen).setup).toEqual(known)
    }
  })

  test('name another user, and lead to the form', () => {
    const { view } = renderGuide(policiesPath, policies('Ada Admin'), known, chosen)
    expect(view?.warning).toContain(`cc_gap_other_run_as Ada Admin ${user.username}`)
    expect(actionsOf(view)).toEqual(['editPolicies'])
  })

  test('of an app that was migrated say so in place of a missing Edit Policies', () => {
    const externalClientApp = { id: '0xI5g0000000001', name: 'SpaceIQ', flowEnabled: true, runAs: '' }
    const body = policies('').replace(buttons, '')
    const { view } = renderGuide(policiesPath, body, { ...known, externalClientApp }, chosen)
    expect(view).toMatchObject({ state: 'blocked', instruction: 'client_credentials_migrated SpaceIQ' })
  })

  test('come after the app itself', () => {
    const { view } = renderGuide(policiesPath, policies(''), setupWith({ apiScope: false }), chosen)
    expect(view).toMatchObject({ state: 'blocked', instruction: 'client_credentials_app_first SpaceIQ' })
  })

  test('say that the step is done, also while key and secret are still to be shown', () => {
    const { view } = renderGuide(policiesPath, policies(link(userId, 'SpaceIQ')), known)
    expect(view).toMatchObject({ step, state: 'done' })
  })

  test('without the step say that key and secret are elsewhere', () => {
    const { view } = renderGuide(policiesPath, policies('Ada Admin'), known)
    expect(view).toMatchObject({ step: 'keys', instruction: 'go_app_policies' })
  })
})

describe.each([`${policyFolder}/e?applicationId=${appId}`, '/0H43i0000000001/e'])(
  'the form at %s',
  (path) => {
    const form = (label: string, name?: string) =>
      `${title(name)}<form>${section('Handler', row(label, '<input type="text" id="other">'))}${section(label === 'Run As' ? 'Client Credentials Flow' : '⟦flow⟧', row(label, '<input type="text" id="runAs">'))}<table><tr><td id="topButtonRow"><input type="submit" name="save" id="save"></td></tr></table></form>`
    const known = setupWith({ runAs: '' })

    test('has the username in Run As of the flow, not of the handler', () => {
      const { view } = renderGuide(path, form('Run As'), known, chosen)
      expect(view?.markers.map(({ element }) => element?.id)).toEqual(['runAs', 'save'])
      expect(view?.markers[0]?.marker.action).toEqual({ kind: 'type', value: user.username })
      expect(view?.fillable).toBe(true)
    })

    test('does not take the handler’s Run As for that of the flow', () => {
      const body = form('Run As').replace('Client Credentials Flow', 'Session Policies')
      const { view } = renderGuide(path, body, known, chosen)
      expect(problemsOf(view)).toEqual(['problem_lost control_runAs'])
    })

    test('asks for the username while no user is known', () => {
      const { view } = renderGuide(path, form('Run As'), setupWith({ runAs: '' }, {}), chosen)
      expect(view?.markers[0]?.marker.action).toEqual({ kind: 'ask' })
    })

    test('in an unknown language misses Run As, and lets it be pointed at', () => {
      const { view } = renderGuide(path, form('⟦run as⟧'), known, chosen)
      expect(view?.state).toBe('lost')
      expect(problemsOf(view)).toEqual(['problem_lost control_runAs'])
      expect(view?.problems[0]?.control).toBe('runAs')
    })

    test('of another app is not marked', () => {
      const { view } = renderGuide(path, form('Run As', 'Other'), known, chosen)
      expect(view).toMatchObject({ state: 'blocked', markers: [] })
    })
  },
)

describe('the app’s form', () => {
  const box = (label: string, id: string) => row(label, `<input type="checkbox" id="${id}">`)
  const form = (...boxes: readonly string[]) =>
    `<form id="setupForm"><input type="checkbox" id="x:isOauth" checked><input type="text" id="nameSection:name" value="SpaceIQ"><select multiple id="x:duelingListBox:backingList_a"><option>Manage user data via APIs (api)</option></select><a id="x:duelingListBox:add">Add</a><select multiple id="x:duelingListBox:backingList_s"><option>Full access (full)</option></select><table><tbody>${boxes.join('')}</tbody></table><input type="submit" id="x:save"></form>`
  const path = `/app/mgmt/forceconnectedapps/forceAppEdit.apexp?applicationId=${appId}`
  const known: ObservedSetup = { connectedApp: rightApp, user }
  const secret = box('Require Secret for Web Server Flow', 'secret')
  const flow = box('Enable Client Credentials Flow', 'flow')

  test('moves api beside full, and has the flow enabled', () => {
    const { view } = renderGuide(path, form(secret, flow), known, chosen)
    expect(view).toMatchObject({ step, state: 'guiding', problems: [] })
    expect(view?.markers.map(({ marker, done }) => [marker.control, done])).toEqual([
      ['enableOauth', true],
      ['availableScopes', false],
      ['addScope', false],
      ['selectedScopes', false],
      ['clientCredentialsFlow', false],
      ['saveApp', null],
    ])
  })

  test.each([
    [true, 'api'],
    [null, 'api'],
    [false, 'full, api'],
  ])('with full seen as %s moves %s', (fullScope, value) => {
    const setup = { connectedApp: { ...rightApp, fullScope }, user }
    const { view } = renderGuide(path, form(secret, flow), setup, chosen)
    expect(view?.markers[1]?.marker.action).toEqual({ kind: 'select-scope', value })
  })

  test('without the box is said to lack it', () => {
    const { view } = renderGuide(path, form(secret), known, chosen)
    expect(view).toMatchObject({ state: 'blocked', instruction: 'client_credentials_no_flow' })
  })

  test('in a language without known labels misses the box, and lets it be pointed at', () => {
    const { view } = renderGuide(path, form(box('⟦secret⟧', 'secret'), box('⟦flow⟧', 'flow')), known, chosen)
    expect(problemsOf(view)).toEqual(['problem_lost control_clientCredentialsFlow'])
    expect(view?.problems[0]?.control).toBe('clientCredentialsFlow')
  })

  test('of a new app comes after the app’s own step', () => {
    const { view } = renderGuide(path.replace(/\?.*/, ''), form(secret, flow), { user }, chosen)
    expect(view).toMatchObject({ state: 'blocked', instruction: 'client_credentials_no_app' })
  })
})

describe('what rests on little is said to', () => {
  const remarks = (label: string) => {
    const box =
      '<input id="appsetup:setupForm:details:consumersection:oauth:isOauth" type="checkbox" checked>'
    const name = '<input id="appsetup:setupForm:details:appsection:nameSection:name" type="text">'
    const form = `<form id="appsetup:setupForm">${name}<table>${row('Enable OAuth Settings', box)}${row(label, '<input type="checkbox">')}</table></form>`
    const path = `/app/mgmt/forceconnectedapps/forceAppEdit.apexp?applicationId=${appId}`
    const { view } = renderGuide(path, form, setupWith(), chosen)
    const found = (view?.markers ?? []).filter(({ element }) => element)
    return Object.fromEntries(found.map(({ marker, remark }) => [marker.control, remark]))
  }

  test('a box by its Japanese label, which one guide has; not by the English one of screenshots', () => {
    expect(remarks('クライアントログイン情報フローを有効化')).toEqual({
      enableOauth: undefined,
      clientCredentialsFlow: 'card_check_control',
    })
    expect(remarks('Enable Client Credentials Flow')).toEqual({
      enableOauth: undefined,
      clientCredentialsFlow: undefined,
    })
  })

  test('Edit Policies, of which nobody has seen more than a picture', () => {
    const { view } = renderGuide(policiesPath, policies(''), setupWith({ runAs: '' }), chosen)
    expect(view?.markers.map(({ remark }) => remark)).toEqual(['card_check_control'])
  })
})
