import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { guideContextOf, guideDay } from '../../../test/support/guide-day.ts'
import { pageUrls } from '../../../test/support/page-urls.ts'
import {
  type CaseFieldName,
  requiredCaseFields,
  requiredConnectedApp,
  requiredProfile as wantedProfile,
} from '../../required-setup.ts'
import { locatorsFor } from '../../salesforce/dom/locators.ts'
import type { ExtractedValue, PageReport } from '../../salesforce/extract/page-report.ts'
import type { FieldComparisons, ObservedProfile, ObservedSetup } from '../../salesforce/observed-setup.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import { parseObservedSetup } from '../background/observed-setup.schema.ts'
import { parseOrgState } from '../background/org-store.ts'
import { getStepNumber, type StepId, stepIds } from '../ids.ts'
import { emptyOrgState, type OrgState } from '../org-state.ts'
import { buildGuidePlan, type GuidePlan } from '../plan.ts'
import { computeProgress } from '../progress.ts'
import type { PagePlan } from '../step-page-plan.ts'
import { compareListedFields } from './listed-fields.ts'
import { observePage } from './observe-page.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const org = 'https://acme.my.salesforce.com'
const now = 1_700_000_000_000
const profileId = '00e3i000001abcd'
const userId = '0053i000001abcd'
const appId = '06P3i0000000001'

const read = (report: PageReport, path: string, known: ObservedSetup = {}) =>
  observePage(report, new URL(org + path), known, now)

const ourProfile: ObservedProfile = {
  id: profileId,
  name: wantedProfile.name,
  licence: 'Salesforce',
  apiOnly: true,
  apiEnabled: true,
  passwordNeverExpires: true,
}
const unticked = { apiOnly: false, apiEnabled: true, passwordNeverExpires: false }

type Values = Readonly<Record<string, ExtractedValue>>
const profilePage = (values: Values, known?: ObservedSetup, path = `/${profileId}`) =>
  read({ kind: 'profile-detail', values: { licence: 'Salesforce', ...unticked, ...values } }, path, known)
const userPage = (values: Values, known?: ObservedSetup, path = `/${userId}`) =>
  read({ kind: 'user-detail', values: { active: true, ...values } }, path, known)
const appPage = (values: Values, known?: ObservedSetup, path = `/app/x?applicationId=${appId}`) =>
  read({ kind: 'app-detail', values }, path, known)

describe('a profile', () => {
  test('of our name is remembered, with its id from the address', () => {
    expect(profilePage({ name: 'SpaceIQ API Only' }, {}, `/${profileId}AAA`)).toEqual({
      profile: { ...ourProfile, ...unticked },
    })
  })

  test('of another name is not remembered for being API-only: people’s can be', () => {
    expect(profilePage({ name: 'Integrations', apiOnly: true })).toEqual({})
  })

  test('that the admin has just named is remembered before it is API-only', () => {
    const named = read({ kind: 'profile-named', name: 'Robots' }, '/00e/e')
    expect(named).toMatchObject({ profile: { name: 'Robots', apiOnly: null, id: '' } })
    expect(profilePage({ name: 'Robots' }, named)).toMatchObject({
      profile: { name: 'Robots', apiOnly: false, id: profileId },
    })
  })

  test('that is none of ours is not remembered', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(true, false, null), (name, apiOnly) => {
        fc.pre(name !== wantedProfile.name)
        expect(profilePage({ name, apiOnly })).toEqual({})
        const known = { profile: { ...ourProfile, apiOnly: false } }
        expect(profilePage({ name, apiOnly }, known, '/00e3i000009wxyz')).toEqual({})
      }),
    )
  })

  test('takes no place of the API-only one that is known by its id', () => {
    const known = { profile: ourProfile }
    for (const name of [wantedProfile.name, 'Other']) {
      expect(profilePage({ name, apiOnly: true }, known, '/00e3i000009wxyz')).toEqual({})
    }
    expect(read({ kind: 'profile-named', name: 'Other' }, '/00e/e', known)).toEqual({})
  })

  const passing = { profile: { ...ourProfile, id: '00e3i000009zzzz', name: 'Minimum Access - API Only' } }
  const passingPage = (known: ObservedSetup) =>
    profilePage({ name: passing.profile.name, apiOnly: true }, known, `/${passing.profile.id}`)
  const clonePage = (name: string, known: ObservedSetup) =>
    read({ kind: 'profile-named', name }, '/00e/e', known)

  test.each([wantedProfile.name, 'Robots'])(
    'that is cloned as %s takes the place of an API-only one that was only opened',
    (name) => {
      const named = { ...passing, ...clonePage(name, passing) }
      expect(named.profile).toMatchObject({ id: '', name, apiOnly: null })
      // On the way to their own the admin looks at the other once more.
      const again = { ...named, ...passingPage(named) }
      const own = { ...again, ...profilePage({ name }, again) }
      expect(own.profile).toMatchObject({ id: profileId, name, apiOnly: false })
      const done = { ...own, ...profilePage({ name, apiOnly: true }, own) }
      expect(passingPage(done)).toEqual({})
      expect(parseObservedSetup(done)).toEqual(done)
    },
  )

  test('of whatever name takes the place of the known one when the admin says so, and not before', () => {
    for (const claim of [{ confirmed: true }, { ofUser: true }, { named: passing.profile.name }] as const) {
      const known = { profile: { ...passing.profile, ...claim } }
      for (const name of [wantedProfile.name, 'Robots']) {
        expect(profilePage({ name }, known)).toEqual({})
        expect(profilePage({ name, apiOnly: true }, known)).toEqual({})
        const values = { name, licence: 'Salesforce', ...unticked }
        const choose = (path: string, more: Values = {}) =>
          read({ kind: 'profile-chosen', values: { ...values, ...more } }, path, known)
        const chosen = choose(`/${profileId}`)
        expect(chosen.profile).toEqual({
          id: profileId,
          name,
          licence: 'Salesforce',
          ...unticked,
          confirmed: true,
        })
        expect(passingPage(chosen)).toEqual({})
        // Its own page tells what the org has; a form what somebody typed.
        expect(choose(`/${profileId}/e`)).toEqual({})
        for (const forbidden of [
          { manageUsers: true },
          { customizeApplication: true },
          { modifyAllData: true },
          { standardProfile: false },
          { name: 'Standard User' },
          { name: '' },
        ])
          expect(choose(`/${profileId}`, forbidden)).toEqual({})
      }
    }
  })

  test('of SpaceIQ’s name is not kept out by one that was only opened, and one of another name is none', () => {
    expect(profilePage({ name: wantedProfile.name }, passing).profile?.id).toBe(profileId)
    expect(profilePage({ name: 'Robots', apiOnly: true }, passing)).toEqual({})
  })

  test('that was seen as SpaceIQ’s is not given up for a clone, API-only or not', () => {
    for (const apiOnly of [true, false, null])
      expect(clonePage('Sales Light', { profile: { ...ourProfile, apiOnly } })).toEqual({})
    // The first name was refused: nothing of it is in the org.
    const refused = clonePage('Robots', {})
    expect(clonePage('Robots 2', refused).profile).toMatchObject({ name: 'Robots 2', id: '' })
  })

  test('that SpaceIQ’s user alone has is not given up for the clone of another purpose', () => {
    const user = { id: userId, username: 'u@acme.example', profileName: passing.profile.name, active: true }
    const own = { profile: { ...passing.profile, ofUser: true as const }, user }
    expect(clonePage('Sales Light', own)).toEqual({})
    const earlier = { profile: { ...own.profile, named: 'Sales Light' }, user }
    expect(profilePage({ name: 'Sales Light' }, earlier)).toEqual({})
    expect(clonePage(wantedProfile.name, own).profile?.name).toBe(wantedProfile.name)
  })

  describe('whose user is API-only by a permission set', () => {
    const shared: ObservedProfile = { ...ourProfile, name: 'Integrations', bySet: ['apiOnly', 'apiEnabled'] }
    const user = { id: userId, username: 'u@acme.example', profileName: 'Integrations', active: true }
    const known: ObservedSetup = { profile: shared, user }
    const ownPage = { name: 'Integrations', ...unticked, apiEnabled: false }

    test('stays so when its own page shows nothing of it', () => {
      const shown = profilePage(ownPage, known)
      expect(shown.profile).toEqual({ ...shared, passwordNeverExpires: false })
      const saved = read({ kind: 'profile-edit', values: ownPage }, `/${profileId}/e`, known)
      expect(profilePage(ownPage, { ...known, ...saved }).profile?.apiOnly).toBe(true)
      const { steps } = computeProgress({ ...emptyOrgState, observedSetup: { ...known, ...shown } }, guideDay)
      expect(steps.slice(0, 2).map(({ status }) => status)).toEqual(['done', 'done'])
      expect(parseObservedSetup(shown)).toEqual(shown)
    })

    test('is left alone, even where the admin chose the step', () => {
      const state: OrgState = { ...emptyOrgState, chosenStep: 'profile', observedSetup: known }
      const { pages } = buildGuidePlan(state, guideContextOf(state))
      expect(pages['profile-detail']?.markers).toEqual([])
      expect(pages['profile-edit']?.markers).toEqual([])
    })

    test('by which it has one permission only: that one is not marked', () => {
      const profile: ObservedProfile = { ...ourProfile, bySet: ['passwordNeverExpires'] }
      const state: OrgState = { ...emptyOrgState, chosenStep: 'profile', observedSetup: { profile } }
      const controls = buildGuidePlan(state, guideContextOf(state)).pages['profile-edit']?.markers.map(
        ({ control }) => control,
      )
      expect(controls).toContain('apiOnly')
      expect(controls).not.toContain('passwordNeverExpires')
    })

    test('has it itself once its page shows it', () => {
      const shown = profilePage({ ...ownPage, apiOnly: true, apiEnabled: true }, known)
      expect(shown.profile).not.toHaveProperty('bySet')
    })
  })

  test('that is renamed stays the known one', () => {
    expect(profilePage({ name: 'Renamed', apiOnly: true }, { profile: ourProfile })).toMatchObject({
      profile: { id: profileId, name: 'Renamed' },
    })
  })

  test('loses API Only when its page shows that it was unticked', () => {
    expect(profilePage({ name: wantedProfile.name }, { profile: ourProfile }).profile?.apiOnly).toBe(false)
  })

  test('keeps what one page showed when another page does not show it', () => {
    const silent = { licence: null, apiOnly: null, apiEnabled: null, passwordNeverExpires: null }
    expect(profilePage({ name: wantedProfile.name, ...silent }, { profile: ourProfile })).toEqual({
      profile: ourProfile,
    })
  })

  test('whose page has no title keeps its name, and is none where it is not known', () => {
    for (const name of ['', null]) {
      expect(profilePage({ name, apiOnly: true })).toEqual({})
      expect(profilePage({ name }, { profile: ourProfile }).profile).toEqual({ ...ourProfile, ...unticked })
    }
  })

  test('without a name names none', () => {
    expect(read({ kind: 'profile-named', name: '' }, '/00e/e')).toEqual({})
  })
})

describe('a user', () => {
  const known = { profile: ourProfile }
  const robot = { username: 'robot@acme.example', profileName: wantedProfile.name }

  test('with our profile is remembered', () => {
    expect(userPage(robot, known)).toEqual({ user: { id: userId, ...robot, active: true } })
  })

  test('of our last name is remembered, whatever profile they have', () => {
    const user = { username: 'a@b.example', profileName: 'Read Only' }
    expect(userPage({ ...user, fullName: 'SpaceIQ Integration' })).toMatchObject({ user })
  })

  test('that is known is followed by the id when profile and name change', () => {
    const user = { id: userId, ...robot, active: true }
    expect(userPage({ ...robot, profileName: 'Read Only', active: false }, { user })).toEqual({
      user: { id: userId, username: robot.username, profileName: 'Read Only', active: false },
    })
  })

  test("who is another never becomes evidence, on their page or on the list's row", () => {
    const user = { id: userId, ...robot, active: true }
    const values = fc.record({
      username: fc.oneof(fc.constant(robot.username), fc.string()),
      profileName: fc.oneof(fc.constantFrom('', 'System Administrator'), fc.string()),
      fullName: fc.oneof(fc.constantFrom('Alex Admin', 'SpaceIQ', null), fc.string()),
      active: fc.constantFrom(true, false, null),
    })
    fc.assert(
      fc.property(values, fc.constantFrom({}, known, { ...known, user }), (shown, evidence) => {
        fc.pre(shown.profileName !== wantedProfile.name)
        expect(userPage(shown, evidence, '/0053i000009wxyz')).toEqual({})
        expect(read({ kind: 'user-list', values: shown }, '/005', evidence)).toEqual({})
      }),
    )
  })

  test('who was right on their own page is not taken for another of the list with the same profile', () => {
    const user = { id: userId, ...robot, profileName: wantedProfile.name, active: true }
    const other = { username: 'other@acme.example', profileName: wantedProfile.name, active: true }
    const onList = (setup: ObservedSetup) => read({ kind: 'user-list', values: other }, '/005', setup)
    expect(onList({ ...known, user })).toEqual({})
    expect(onList({ ...known, user: { ...user, active: false } })).toEqual({})
  })

  test('who is known is given up for another when the admin says so, and by no page or list alone', () => {
    const user = { id: userId, ...robot, active: true }
    const other = {
      username: 'marketo@acme.example',
      profileName: wantedProfile.name,
      fullName: 'Marketo Sync',
    }
    const shown = (values: Values, setup: ObservedSetup) => userPage(values, setup, '/0053i000009wxyz')
    const standings = [{}, { active: false }, { profileName: 'Read Only' }, { id: '' }]
    for (const standing of standings.map((change) => ({ ...known, user: { ...user, ...change } }))) {
      for (const fullName of ['Marketo Sync', 'SpaceIQ Integration'])
        expect(shown({ ...other, fullName }, standing)).toEqual({})
      expect(read({ kind: 'user-list', values: { ...other, active: true } }, '/005', standing)).toEqual({})
      const values = { ...other, active: true }
      const chosen = read({ kind: 'user-chosen', values }, '/0053i000009wxyz', standing)
      expect(chosen.user).toMatchObject({ id: '0053i000009wxyz', username: other.username })
    }
    expect(userPage({ ...robot, username: 'renamed@acme.example' }, { ...known, user }).user?.id).toBe(userId)
    const nobody = { username: '', profileName: wantedProfile.name }
    expect(read({ kind: 'user-chosen', values: nobody }, `/${userId}`, { ...known, user })).toEqual({})
  })

  test('who was right stays so when the list is seen, which shows less, and is not given up after it', () => {
    const user = { id: userId, ...robot, active: true }
    const list = { ...known, ...read({ kind: 'user-list', values: robot }, '/005', { ...known, user }) }
    expect(list.user).toEqual(user)
    const other = { ...robot, username: 'marketo@acme.example', fullName: 'Marketo Sync' }
    expect(userPage(other, list, '/0053i000009wxyz')).toEqual({})
    const inactive = read({ kind: 'user-list', values: { ...robot, active: false } }, '/005', list)
    expect(inactive.user).toEqual({ ...user, active: false })
  })

  test('without a user name is nobody', () => {
    expect(userPage({ username: '', profileName: wantedProfile.name }, known)).toEqual({})
    expect(userPage({ username: null, profileName: wantedProfile.name }, known)).toEqual({})
  })
})

describe('the Case fields', () => {
  const allFound = compareListedFields(
    requiredCaseFields.map(({ name, type, length, externalId }) => ({
      apiName: `${name}__c`,
      type: `${type === 'Text' ? 'Text' : 'Long Text Area'}(${length})${externalId ? ' (External ID)' : ''}`,
    })),
  )
  const statusOf = (patch: ObservedSetup, name: keyof FieldComparisons) => patch.fields?.[name].status
  const wizard = '/p/setup/field/NewCustomFieldStageManager'

  test('are what the list shows, every time it is seen', () => {
    const list = read({ kind: 'case-fields', listed: [] }, '/p/setup/layout/LayoutFieldList?type=Case', {
      fields: allFound,
    })
    expect(Object.values(list.fields ?? {}).every(({ status }) => status === 'missing')).toBe(true)
  })

  test('are saved by the press of Save, before the list shows them', () => {
    const saved = read({ kind: 'field-saved', name: 'Team' }, wizard)
    expect(statusOf(saved, 'Team')).toBe('saved')
    expect(statusOf(saved, 'NewSeat')).toBe('missing')
  })

  test('that were saved and then refused are missing again', () => {
    const saved = read({ kind: 'field-saved', name: 'Team' }, wizard)
    const refused = read({ kind: 'field-shown', name: 'Team' }, wizard, saved)
    expect(statusOf(refused, 'Team')).toBe('missing')
  })

  test('that were found or are wrong stay so when the wizard shows their name', () => {
    expect(read({ kind: 'field-shown', name: 'Team' }, wizard, { fields: allFound })).toEqual({})
    expect(read({ kind: 'field-shown', name: 'Team' }, wizard)).toEqual({})
  })

  test('that are none of the seven are not remembered', () => {
    const names = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', 'team', ''))
    fc.assert(
      fc.property(names, fc.constantFrom('field-saved', 'field-shown'), (name, kind) => {
        fc.pre(!requiredCaseFields.some((field) => field.name === name))
        expect(read({ kind, name }, wizard, { fields: allFound })).toEqual({})
      }),
    )
  })
})

describe('a connected app', () => {
  const right = {
    name: 'SpaceIQ',
    addresses: 'https://api.spaceiq.com',
    scopes: 'Full access (full)',
    requireSecret: false,
  }

  test('is remembered by its callback, with what is right about it', () => {
    expect(appPage({ ...right, name: 'Ticketing' })).toEqual({
      connectedApp: {
        applicationId: appId,
        name: 'Ticketing',
        callback: true,
        fullScope: true,
        secretNotRequired: true,
        clientCredentials: { apiScope: false, flowEnabled: null, runAs: null },
      },
    })
  })

  test('is remembered by its name or its id, with what is wrong about it', () => {
    const values = { ...right, addresses: 'https://other.example', scopes: 'Basic (id)', requireSecret: true }
    const wrong = { callback: false, fullScope: false, secretNotRequired: false }
    expect(appPage(values)).toMatchObject({ connectedApp: wrong })
    const known = appPage(right)
    expect(appPage({ ...values, name: 'Renamed' }, known)).toMatchObject({
      connectedApp: { ...wrong, name: 'Renamed' },
    })
  })

  test('that is another is not remembered', () => {
    const values = fc.record({
      name: fc.string(),
      addresses: fc.constantFrom('', 'https://evil.example', 'https://api.spaceiq.com.evil.example'),
      scopes: fc.constantFrom('', 'Full access (full)'),
      requireSecret: fc.constantFrom(true, false, null),
    })
    fc.assert(
      fc.property(values, fc.constantFrom({}, appPage(right)), (shown, known) => {
        fc.pre(shown.name !== requiredConnectedApp.name)
        expect(appPage(shown, known, '/app/x?applicationId=06P3i0000000002')).toEqual({})
        expect(appPage(shown, known, '/app/x')).toEqual({})
      }),
    )
  })

  test('that is known is given up for another when the admin says so, and by no page alone', () => {
    const known = appPage(right)
    const path = '/app/x?applicationId=06P3i0000000002'
    for (const name of ['SpaceIQ', 'Evil Sync']) {
      expect(appPage({ ...right, name }, known, path)).toEqual({})
      const chosen = read({ kind: 'app-chosen', values: { ...right, name } }, path, known)
      expect(chosen.connectedApp).toMatchObject({ name, applicationId: '06P3i0000000002' })
    }
    // Lightning's list leads to the same one by another kind of id, and some addresses tell none.
    const inLightning = '/app/x?connectedAppId=0H43i0000000001SA2'
    expect(appPage(right, known, inLightning).connectedApp?.applicationId).toBe('0H43i0000000001SA2')
    expect(appPage({ ...right, name: 'Evil Sync' }, known, inLightning)).toEqual({})
    expect(appPage(right, known, '/app/x').connectedApp?.applicationId).toBe(appId)
  })

  test('whose page does not tell is not called wrong', () => {
    expect(appPage({ name: 'SpaceIQ', addresses: '', scopes: '', requireSecret: null })).toMatchObject({
      connectedApp: { callback: null, fullScope: null, secretNotRequired: null },
    })
  })

  test('takes no id from an address that has none of an app', () => {
    expect(appPage(right, {}, '/app/x?applicationId=javascript:1').connectedApp?.applicationId).toBe('')
  })

  test('that was saved is remembered by the time', () => {
    expect(read({ kind: 'app-saved' }, '/app/x')).toMatchObject({ connectedAppSavedAt: now })
  })

  test('adds nothing by its consumer details: key and secret are no evidence', () => {
    const values = { name: 'SpaceIQ', clientId: '3MVG9secret', clientSecret: 'ABCDEF' }
    expect(read({ kind: 'consumer-details', values }, '/app/x')).toEqual({})
  })
})

const text = fc.oneof(fc.constantFrom('', wantedProfile.name, 'SpaceIQ', 'robot@acme.example'), fc.string())
const seen = fc.constantFrom(true, false, null)
const finding = fc.oneof(
  fc.constantFrom('found', 'missing', 'saved').map((status) => ({ status })),
  fc
    .constantFrom(
      { what: 'type' as const, is: 'Picklist', shouldBe: 'Text' },
      { what: 'length' as const, is: 80, shouldBe: 255 },
      { what: 'externalId' as const, is: false, shouldBe: true },
    )
    .map((one) => ({ status: 'wrong', differences: [one] })),
)
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const evidence = fc
  .record({
    profile: optional(
      fc.record({
        id: fc.constantFrom('', profileId),
        name: text,
        licence: text,
        apiOnly: seen,
        apiEnabled: seen,
        passwordNeverExpires: seen,
      }),
    ),
    user: optional(
      fc.record({ id: fc.constantFrom('', userId), username: text, profileName: text, active: seen }),
    ),
    fields: optional(fc.record(Object.fromEntries(requiredCaseFields.map(({ name }) => [name, finding])))),
    app: optional(
      fc.record({
        applicationId: fc.constantFrom('', appId),
        name: text,
        callback: seen,
        fullScope: seen,
        secretNotRequired: seen,
      }),
    ),
    appSavedAt: optional(fc.nat()),
    keys: optional(fc.record({ appName: text, key: fc.boolean(), secret: fc.boolean(), at: fc.nat() })),
    activation: optional(fc.record({ status: fc.constantFrom('active', 'pending'), at: fc.nat() })),
  })
  .map((parts) => parseObservedSetup(parts))
const records: fc.Arbitrary<OrgState> = fc
  .record({
    running: fc.boolean(),
    hidden: fc.boolean(),
    chosen: fc.constantFrom<StepId | null>(null, ...stepIds),
    skipped: fc.subarray([...stepIds]),
    evidence,
  })
  .map((parts) => ({ ...emptyOrgState, ...parts }))

describe('progress', () => {
  test('of a new org begins at the first step, and nothing was seen', () => {
    const { steps, current } = computeProgress(emptyOrgState, guideDay)
    expect(current).toBe('profile')
    expect(steps.map(({ status, summary: evidence }) => [status, evidence])).toEqual([
      ['current', null],
      ...stepIds.slice(1).map(() => ['todo', null]),
    ])
  })

  test('has the steps in order, for every record', () => {
    fc.assert(
      fc.property(records, (state) => {
        const { steps, current } = computeProgress(state, guideDay)
        expect(steps.map(({ id }) => id)).toEqual(stepIds)
        for (const { id, status } of steps) {
          if (status === 'current') expect(id).toBe(current)
          if (status === 'skipped') expect(state.skippedSteps).toContain(id)
        }
        expect(steps.filter(({ status }) => status === 'current').length).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('is done by evidence alone: neither running, nor skipping, nor choosing does a step', () => {
    const doneOf = (state: OrgState) =>
      computeProgress(state, guideDay)
        .steps.filter(({ status }) => status === 'done')
        .map(({ id }) => id)
    fc.assert(
      fc.property(records, records, (one, other) => {
        expect(doneOf({ ...other, observedSetup: one.observedSetup })).toEqual(doneOf(one))
      }),
    )
  })

  test('has every step that is open before the first one skipped or done', () => {
    fc.assert(
      fc.property(records, (state) => {
        const { steps, current } = computeProgress({ ...state, chosenStep: null }, guideDay)
        const until = current === null ? steps : steps.slice(0, getStepNumber(current) - 1)
        for (const { status } of until) expect(status).toMatch(/^(done|skipped)$/)
      }),
    )
  })

  test('of the user waits for an active user with the API-only profile', () => {
    const user = { id: userId, username: 'robot@acme.example', profileName: wantedProfile.name, active: true }
    const done = (some: ObservedSetup) =>
      computeProgress({ ...emptyOrgState, observedSetup: some }, guideDay).steps.find(
        ({ id }) => id === 'user',
      )?.status === 'done'
    expect(done({ profile: ourProfile, user })).toBe(true)
    expect(done({ profile: ourProfile, user: { ...user, active: false } })).toBe(false)
    expect(done({ profile: ourProfile, user: { ...user, profileName: 'Read Only' } })).toBe(false)
    expect(done({ profile: { ...ourProfile, apiOnly: false }, user })).toBe(false)
    expect(done({ user })).toBe(false)
  })
})

describe('the plan', () => {
  const pagesOf = (plan: GuidePlan) => [
    ...Object.entries(plan.pages),
    ...Object.values(plan.fields).flatMap((stages) => Object.entries(stages)),
  ]

  test('says something on every page, for every record', () => {
    fc.assert(
      fc.property(records, fc.constantFrom('', 'it@acme.example'), (state, email) => {
        const plan = buildGuidePlan(state, guideContextOf(state, email))
        const planned = new Set<string>(pagesOf(plan).map(([page]) => page))
        for (const page of Object.keys(pageUrls) as PageId[]) {
          expect(planned.has(page) || page === 'lightning', page).toBe(true)
        }
        for (const [page, { statusTexts }] of pagesOf(plan)) {
          expect(statusTexts.length, page).toBeGreaterThan(0)
          for (const { key } of statusTexts) expect(key).not.toBe('')
        }
      }),
      { numRuns: 60 },
    )
  })

  test('has a way to find every control it points at, and can be stored', () => {
    fc.assert(
      fc.property(records, (state) => {
        const plan = buildGuidePlan(state, guideContextOf(state))
        for (const [, { markers }] of pagesOf(plan)) {
          for (const { control } of markers) {
            expect(locatorsFor(control, plan.hints).length, control).toBeGreaterThan(0)
          }
        }
        expect(JSON.parse(JSON.stringify(plan))).toEqual(plan)
      }),
      { numRuns: 60 },
    )
  })

  test('has nothing left to do on the page of a step that is done, unless the admin chose it', () => {
    const record = { ...emptyOrgState, observedSetup: { profile: ourProfile } }
    expect(buildGuidePlan(record, guideContextOf(record)).pages['profile-detail']).toMatchObject({
      done: true,
      markers: [],
    })
    const chosen: OrgState = { ...record, chosenStep: 'profile' }
    expect(buildGuidePlan(chosen, guideContextOf(chosen)).pages['profile-detail']).toMatchObject({
      done: false,
    })
  })

  const markedOn = (page: PageId, setup: ObservedSetup, field = '') => {
    const plan = buildGuidePlan(
      { ...emptyOrgState, observedSetup: setup },
      guideContextOf({ ...emptyOrgState, observedSetup: setup }),
    )
    const { markers, blocker: obstacle } = (plan.fields[field]?.[page] ?? plan.pages[page]) as PagePlan
    return { marked: markers.map(({ control }) => control), without: obstacle?.missingControl }
  }

  test('marks in the form of a user only what differs, and asks first whether it is the known one', () => {
    const user = { id: '', username: 'robot@acme.example', profileName: 'Read Only', active: false }
    const on = (some: ObservedSetup) => markedOn('user-change', some)
    expect(on({ profile: ourProfile, user })).toEqual({
      marked: ['licence', 'userProfile', 'active', 'save'],
      without: 'ownUser',
    })
    expect(on({ profile: ourProfile, user: { ...user, active: null } }).marked).not.toContain('active')
    const right = { ...user, profileName: ourProfile.name }
    expect(on({ profile: ourProfile, user: right }).marked).toEqual(['active', 'save'])
    // Which profile it needs is not known: none is proposed.
    expect(on({ user: { ...user, active: true } }).marked).toEqual([])
    expect(on({ profile: ourProfile })).toEqual({ marked: [], without: undefined })
  })

  test('marks in the form of a Case field only what the list showed to be wrong, and nothing of the wrong type', () => {
    const on = (type: string | null, name: CaseFieldName = 'ExternalID') =>
      markedOn(
        'field-change',
        { fields: compareListedFields(type === null ? [] : [{ apiName: `${name}__c`, type }]) },
        name,
      )
    expect(on('Text(50)').marked).toEqual(['fieldLength', 'externalId', 'saveChange'])
    expect(on('Text(255)')).toEqual({ marked: ['externalId', 'saveChange'], without: 'caseFieldName' })
    expect(on('Long Text Area(32768)', 'EmployeeNotes').marked).toEqual([
      'fieldLength',
      'visibleLines',
      'saveChange',
    ])
    expect(on('Picklist').marked).toEqual([])
    expect(on('Text(255) (External ID)').marked).toEqual([])
    expect(on(null)).toEqual({ marked: [], without: undefined })
    expect(markedOn('field-change', {})).toEqual({ marked: [], without: undefined })
  })

  test('numbers markers without repeating one on a page, but for ways that exclude each other', () => {
    fc.assert(
      fc.property(records, (state) => {
        for (const [page, { markers }] of pagesOf(buildGuidePlan(state, guideContextOf(state)))) {
          const sure = markers.filter((marker) => !marker.optional).map(({ number }) => number)
          expect(new Set(sure).size, page).toBe(sure.length)
          expect(
            [...sure].sort((one, other) => one - other),
            page,
          ).toEqual(sure)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('leads on to the next open step, never to a chosen one', () => {
    fc.assert(
      fc.property(records, (state) => {
        const plan = buildGuidePlan(state, guideContextOf(state))
        expect(plan.next?.step ?? null).toBe(
          computeProgress({ ...state, chosenStep: null }, guideDay).current,
        )
        if (plan.next?.path) expect(plan.next.path).toMatch(/^\//)
      }),
    )
  })

  test('of every stored record, however broken, exists', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), records), (stored) => {
        const state = parseOrgState(stored)
        expect(buildGuidePlan(state, guideContextOf(state)).rows).toHaveLength(requiredCaseFields.length)
      }),
    )
  })
})

describe('the user’s name', () => {
  const deedIn = (orgName: string) =>
    buildGuidePlan(emptyOrgState, { ...guideContextOf(), orgName }).pages['user-edit']

  test('is the org’s; an org without a name of its own is asked, as every org of its server has that one', () => {
    const own = deedIn('acme')
    expect(own?.markers[3]?.action).toEqual({ kind: 'type', value: 'spaceiq.integration@acme.example' })
    const none = deedIn('')
    expect(none?.markers[3]).toMatchObject({ control: 'username', action: { kind: 'ask' } })
    expect(none?.notes.map(({ key }) => key)).toContain('note_user_username')
    expect(own?.notes.map(({ key }) => key)).not.toContain('note_user_username')
  })
})

describe('the user’s e-mail address', () => {
  const ours = { username: 'spaceiq@acme.example', profileName: 'SpaceIQ API Only' }
  const known = { profile: { ...ourProfile, ...unticked } }

  test('is remembered where the page shows it, and kept where another does not', () => {
    const shown = userPage({ ...ours, email: 'it@acme.example' }, known)
    expect(shown.user?.email).toBe('it@acme.example')
    const list = read({ kind: 'user-list', values: ours }, '/005', { ...known, ...shown })
    expect(list.user?.email).toBe('it@acme.example')
  })

  test('is offered as the app’s contact, unless another contact was set', () => {
    const { user } = userPage({ ...ours, email: 'it@acme.example' }, known)
    const record = { ...emptyOrgState, observedSetup: { ...known, ...(user ? { user } : {}) } }
    const contact = (contactEmail: string) =>
      buildGuidePlan(record, guideContextOf(record, contactEmail)).pages['app-edit']?.markers[2]?.action
    expect(contact('')).toEqual({ kind: 'type', value: 'it@acme.example' })
    expect(contact('set@acme.example')).toEqual({ kind: 'type', value: 'set@acme.example' })
  })

  test('is not another user’s', () => {
    const shown = userPage({ ...ours, email: 'it@acme.example' }, known)
    const other = { ...ours, username: 'other@acme.example' }
    expect(userPage(other, { ...known, ...shown }).user).not.toHaveProperty('email')
  })
})
