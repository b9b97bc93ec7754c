import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowserControls } from '../../../test/support/fake-browser.ts'
import { guideDay } from '../../../test/support/guide-day.ts'
import { dispatchMessage } from '../../background/dispatch.ts'
import { listStoredOrgs } from '../../org-access/background/known-orgs.ts'
import {
  defaultSettings,
  parseSettings,
  readSettingsOrDefaults,
  readUserSettings,
  saveSettings,
} from '../../platform/settings.ts'
import { startFieldCreation } from '../field-creation/field-creation.ts'
import { stepIds } from '../ids.ts'
import { emptyOrgState, type OrgState } from '../org-state.ts'
import { computeProgress } from '../progress.ts'
import {
  isSpaceiqConnectedApp,
  withCardAction,
  withGuideActive,
  withOverlayHidden,
  withoutChosenConnectedApp,
  withPageReport,
  withStepSkipped,
} from './org-state-changes.ts'
import { loadOrgState, onOrgStateChanged, parseOrgState, updateOrgState } from './org-store.ts'
import { getCurrentGuidePlan } from './publish-plan.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const org = 'acme.my.salesforce.com'
const user = { id: '005', username: 'a@b.example', profileName: 'SpaceIQ API Only', active: true }

beforeEach(() => fakeBrowserControls.reset())

/** JSON that looks like a record more often than not. */
const nearly = fc.record(
  {
    version: fc.oneof(fc.constant(1), fc.jsonValue()),
    running: fc.oneof(fc.boolean(), fc.jsonValue()),
    hidden: fc.jsonValue(),
    chosen: fc.oneof(fc.constantFrom('user', 'app', '__proto__'), fc.jsonValue()),
    skipped: fc.oneof(fc.array(fc.constantFrom('user', 'keys', 'x')), fc.jsonValue()),
    evidence: fc.oneof(
      fc.jsonValue(),
      fc.record({
        user: fc.oneof(fc.constant(user), fc.jsonValue()),
        fields: fc.jsonValue(),
        keys: fc.jsonValue(),
      }),
    ),
  },
  { requiredKeys: [] },
)

describe('a stored record', () => {
  test('whatever it holds, is read as a record that has a progress', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), nearly), (stored) => {
        const state = parseOrgState(stored)
        expect(parseOrgState(state)).toEqual(state)
        expect(computeProgress(state, guideDay).steps).toHaveLength(stepIds.length)
      }),
    )
  })

  test('loses only the part that is malformed', () => {
    const state = parseOrgState({
      version: 1,
      guideActive: true,
      hidden: 'yes',
      chosenStep: 'nonsense',
      skippedSteps: ['keys', 'nonsense', 'keys', 'user'],
      observedSetup: { user, profile: { ...user }, fields: [], connectedAppSavedAt: 5, password: 'x' },
    })
    expect(state).toEqual({
      ...emptyOrgState,
      guideActive: true,
      skippedSteps: ['user', 'keys'],
      observedSetup: { user, connectedAppSavedAt: 5 },
    })
  })

  test('of another version is none', () => {
    expect(parseOrgState({ ...emptyOrgState, version: 3, guideActive: true })).toEqual(emptyOrgState)
  })

  test('has no run of a time that is no date', () => {
    const run = startFieldCreation(7, 'all', 8.64e15)
    expect(parseOrgState({ ...emptyOrgState, fieldCreation: run }).fieldCreation).toEqual(run)
    expect(
      parseOrgState({ ...emptyOrgState, fieldCreation: { ...run, at: 8.64e15 + 1 } }).fieldCreation,
    ).toBeNull()
  })

  test('changed at the same time has all changes', async () => {
    const steps = ['profile', 'user', 'app'] as const
    await Promise.all(steps.map((step) => updateOrgState(org, (state) => withStepSkipped(state, step, true))))
    expect((await loadOrgState(org)).skippedSteps).toEqual(steps)
    expect(await listStoredOrgs()).toEqual([org])
  })

  test('comes with the plan the content scripts draw, while the guide runs', async () => {
    await updateOrgState(org, (state) => ({ ...state, guideActive: true }))
    expect(await getCurrentGuidePlan(org)).toMatchObject({ org, hidden: false })
    await updateOrgState(org, (state) => ({ ...state, guideActive: false }))
    expect(await getCurrentGuidePlan(org)).toBeNull()
  })

  test('that does not change is not written', async () => {
    await updateOrgState(org, (state) => ({ ...state }))
    expect(fakeBrowserControls.database.dump()).toEqual({})
  })

  test('goes on working after a change that throws', async () => {
    const bad = updateOrgState(org, () => {
      throw new Error('no')
    })
    const good = updateOrgState(org, (state) => ({ ...state, guideActive: true }))
    await expect(bad).rejects.toThrow('no')
    expect((await good).guideActive).toBe(true)
  })
})

describe('changes', () => {
  const url = new URL('https://acme.my.salesforce.com/00e3i000001abcd')
  const profile = {
    kind: 'profile-detail',
    values: {
      name: 'SpaceIQ API Only',
      licence: 'Salesforce',
      apiOnly: true,
      apiEnabled: true,
      passwordNeverExpires: null,
    },
  } as const

  test('a chosen step that becomes done is let go', () => {
    const before: OrgState = { ...emptyOrgState, guideActive: true, chosenStep: 'profile' }
    const after = withPageReport(before, profile, url, 0)
    expect(after.observedSetup.profile?.name).toBe('SpaceIQ API Only')
    expect(after.chosenStep).toBeNull()
  })

  test('a chosen step that was done already stays', () => {
    const done = withPageReport(emptyOrgState, profile, url, 0)
    expect(withPageReport({ ...done, chosenStep: 'profile' }, profile, url, 0).chosenStep).toBe('profile')
  })

  const sendReport = (values: object) => {
    const message = { type: 'page-report', report: { ...profile, values: { ...profile.values, ...values } } }
    const sender = { id: 'our-id', url: url.href, tab: { id: 7, url: url.href }, frameId: 0 }
    return dispatchMessage(message, sender, { id: 'our-id', baseUrl: 'chrome-extension://our-id/' })
  }

  test('a reading with something too long in it changes nothing', async () => {
    await updateOrgState(org, withGuideActive)
    expect(await sendReport({ licence: 'x'.repeat(255) })).toMatchObject({ ok: true })
    const before = await loadOrgState(org)
    expect(before.observedSetup.profile?.licence).toHaveLength(255)
    for (const name of ['licence', 'name'])
      expect(await sendReport({ apiOnly: false, [name]: 'x'.repeat(256) })).toEqual({
        ok: false,
        reason: 'malformed',
      })
    expect(await loadOrgState(org)).toEqual(before)
  })

  test('a reading that repeats what is known is not written again', async () => {
    const known = { ...user, id: '0053i000001abcd' }
    const flags = { apiOnly: true, apiEnabled: true, passwordNeverExpires: true }
    const ours = { id: '00e3i000001abcd', name: 'Robots', licence: 'Salesforce', ...flags }
    const claims = {
      named: 'Robots',
      confirmed: true,
      ofUser: true,
      bySet: ['passwordNeverExpires'],
    } as const
    await updateOrgState(org, (state) => ({
      ...withGuideActive(state),
      observedSetup: {
        user: known,
        profile: { ...ours, ...claims, unconfirmed: { ...flags, apiOnly: false } },
      },
    }))
    const written = vi.fn()
    onOrgStateChanged(written)
    // Of the enhanced interface, whose page shows no permission.
    const values = { name: 'Robots', sections: '', apiOnly: null, apiEnabled: null }
    expect(await sendReport(values)).toMatchObject({ ok: true })
    expect(written).not.toHaveBeenCalled()
    expect(await sendReport({ ...values, name: 'Robots 2' })).toMatchObject({ ok: true })
    expect(written).toHaveBeenCalledOnce()
  })

  test.each([
    [true, 'SpaceIQ', undefined, 'app-detail'],
    [true, 'Of another name', undefined, 'consumer-details'],
    [false, 'Of another name', undefined, 'app-detail'],
    [false, '', undefined, 'consumer-details'],
    [true, 'SpaceIQ Prod', 'SpaceIQ Prod', 'app-detail'],
    [false, 'SpaceIQ', 'SpaceIQ Prod', 'consumer-details'],
  ] as const)('%s: takes key and secret of %j when %j is known, from %s', (wanted, name, known, from) => {
    const app = { applicationId: '', callback: true, fullScope: true, secretNotRequired: null }
    const evidence = known === undefined ? {} : { connectedApp: { ...app, name: known } }
    expect(isSpaceiqConnectedApp(evidence, name, from, new URL('https://acme.my.salesforce.com/'))).toBe(
      wanted,
    )
  })

  test.each([
    [true, 'applicationId=06P3i0000000001', '06P3i0000000001'],
    [true, 'applicationId=06P3i0000000001EAA', '06P3i0000000001'],
    // What an address without an id, or with one of another kind, is about only the name tells.
    [true, 'retURL=%2F02u', '06P3i0000000001'],
    [true, 'connectedAppId=0H43i0000000001SA2', '06P3i0000000001'],
    [true, 'applicationId=06P3i0000000001', ''],
    [false, 'applicationId=06P5g000000777Q', '06P3i0000000001'],
    [false, 'applicationId=06P5g000000777QEAA&applicationId=06P3i0000000001', '06P3i0000000001'],
    [false, 'connectedAppId=0H45g000000777QSA2', '0H43i0000000001SA2'],
  ])(
    '%s: takes key and secret of an app of SpaceIQ’s name at ?%s when %j is known',
    (wanted, query, applicationId) => {
      const app = { applicationId, name: 'SpaceIQ', callback: true, fullScope: true, secretNotRequired: null }
      for (const from of ['app-detail', 'consumer-details'] as const) {
        const url = new URL(`https://acme.my.salesforce.com/app/mgmt/forceconnectedapps/x.apexp?${query}`)
        expect(isSpaceiqConnectedApp({ connectedApp: app }, 'SpaceIQ', from, url)).toBe(wanted)
      }
    },
  )

  test('back, skip and hide', () => {
    const [first, second] = stepIds
    expect(withCardAction(emptyOrgState, 'back', second).chosenStep).toBe(first)
    expect(withCardAction(emptyOrgState, 'back', first).chosenStep).toBe(first)
    expect(withCardAction({ ...emptyOrgState, chosenStep: 'user' }, 'skip', 'user')).toMatchObject({
      chosenStep: null,
      skippedSteps: ['user'],
    })
    expect(withCardAction(emptyOrgState, 'hide', 'user').overlayHidden).toBe(true)
    expect(withStepSkipped({ ...emptyOrgState, skippedSteps: ['user'] }, 'user', false).skippedSteps).toEqual(
      [],
    )
  })
})

test('an app that was chosen by hand is given up again, and nothing else with it', () => {
  const app = {
    applicationId: '06P',
    callback: false,
    fullScope: true,
    secretNotRequired: null,
    name: 'Tickets',
  }
  const evidence = { connectedApp: { ...app, chosen: true as const }, user }
  expect(withoutChosenConnectedApp({ ...emptyOrgState, observedSetup: evidence }).observedSetup).toEqual({
    user,
  })
  // One that nobody chose is known by its name or its callback, and would be so again.
  const found = { ...emptyOrgState, observedSetup: { connectedApp: app } }
  expect(withoutChosenConnectedApp(found)).toEqual(found)
})

test('a guide that a page kept off is put away for that reason until it is shown again', () => {
  const keptOff = withCardAction({ ...emptyOrgState, guideActive: true }, 'overlay-removed', 'user')
  expect(keptOff).toMatchObject({ overlayHidden: true, overlayRemoved: true })
  expect(parseOrgState(keptOff)).toEqual(keptOff)
  for (const after of [
    withOverlayHidden(keptOff, false),
    withOverlayHidden(keptOff, true),
    withGuideActive(keptOff, 'user'),
  ])
    expect(after.overlayRemoved).toBe(false)
})

describe('settings', () => {
  test('whatever is stored, each has a value of its kind', () => {
    const near = fc.record({
      activationEndpoint: fc.jsonValue(),
      allowedHosts: fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue()),
      contactEmail: fc.jsonValue(),
    })
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), near), (stored) => {
        const settings = parseSettings(stored)
        expect(parseSettings(settings)).toEqual(settings)
      }),
    )
    expect(parseSettings(undefined)).toEqual(defaultSettings)
  })

  test('drop what is malformed, one by one', () => {
    expect(
      parseSettings({
        activationEndpoint: 5,
        allowedHosts: ['API.Example.com', 'a/b', 7, 'api.example.com'],
      }),
    ).toEqual({ ...defaultSettings, allowedHosts: ['api.example.com'] })
  })

  test('are stored on top of each other', async () => {
    fakeBrowserControls.grant('a.example')
    await saveSettings({ allowedHosts: ['a.example'] })
    await saveSettings({ contactEmail: 'it@acme.example' })
    expect(await readSettingsOrDefaults()).toEqual({
      ...defaultSettings,
      allowedHosts: ['a.example'],
      contactEmail: 'it@acme.example',
    })
  })

  test('name no host by hand for which the browser’s permission does not stand', async () => {
    fakeBrowserControls.grant('a.example')
    await saveSettings({ allowedHosts: ['a.example', 'b.example'] })
    expect((await readSettingsOrDefaults()).allowedHosts).toEqual(['a.example'])
    expect((await readUserSettings()).allowedHosts).toEqual(['a.example', 'b.example'])
    fakeBrowserControls.grant()
    fakeBrowserControls.setPolicy({ allowedHosts: ['c.example'], activationEndpoint: 'https://d.example/a' })
    expect((await readSettingsOrDefaults()).allowedHosts).toEqual(['c.example', 'd.example'])
  })
})
