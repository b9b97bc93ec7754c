// @vitest-environment happy-dom
/** Nothing that makes a profile API-only is done to one that is not known to be the integration's. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { guideDay } from '../../../test/support/guide-day.ts'
import { renderGuide, stubVisibility } from '../../../test/support/render-guide.ts'
import { getLabelTexts } from '../../salesforce/dom/labels.ts'
import type { ExtractedValue, PageReport } from '../../salesforce/extract/page-report.ts'
import type { ObservedProfile, ObservedSetup } from '../../salesforce/observed-setup.ts'
import { withPageReport } from '../background/org-state-changes.ts'
import { parseOrgState } from '../background/org-store.ts'
import { fillCurrentPage, sendRecordChoice } from '../content/card-actions.ts'
import { extractPageReport, extractSaveReport } from '../content/extract-page.ts'
import { sendToBackground } from '../content/follow-plan.ts'
import { createView } from '../content/view.ts'
import { emptyOrgState, type OrgState } from '../org-state.ts'
import { computeProgress } from '../progress.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))
vi.mock('../content/follow-plan.ts', () => ({ sendToBackground: vi.fn(async () => true) }))

beforeEach(stubVisibility)
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.mocked(sendToBackground).mockClear()
})

const id = '00e000000000031'
const other = '00e000000000099'
const detail = `/${id}`
const edit = `/${id}/e`

const title = (name: string) => `<div class="bPageTitle"><h1>Profile</h1><h2>${name}</h2></div>`
const row = (label: string, box: string) =>
  `<tr><td class="labelCol">${label}</td><td class="dataCol">${box}</td></tr>`
const save = '<div id="topButtonRow"><input type="submit" name="save" value="Save"></div>'
/** What every profile has: API Enabled and Password Never Expires would be missed. */
const apiOnly = ['API Only User', 'API Enabled', 'Password Never Expires']
  .map((label, at) => row(label, `<input type="checkbox" id="perm_${at}">`))
  .join('')
/** The form of a profile, in the original interface unless its rows are those of the enhanced one. */
const form = (name: string, ...rows: string[]) =>
  `${title(name)}<form>${save}<table>${apiOnly}${rows.join('')}</table></form>`
const box = (attributes: string) => `<input type="checkbox" ${attributes}>`
const picture = (on: boolean) => `<img src="/img/checkbox_${on ? '' : 'un'}checked.gif">`

const permissions = { apiOnly: false, apiEnabled: true, passwordNeverExpires: true }
const profile = (name: string, more: Partial<ObservedProfile> = {}): ObservedSetup => ({
  profile: { id, name, licence: 'Salesforce', ...permissions, ...more },
})

const nothing = { state: 'blocked', markers: [], fillable: false }

describe('a form with an administrator’s right', () => {
  const rights = ['manageUsers', 'customizeApplication', 'modifyAllData'] as const
  const keys = {
    manageUsers: 'ManageUsers',
    customizeApplication: 'CustomizeApplication',
    modifyAllData: 'ModifyAllData',
  }
  const byLabel = rights.flatMap((right) =>
    getLabelTexts(right).map((label) => [right, row(label, box('id="p7" checked'))]),
  )
  const byKey = rights.flatMap((right) => [
    [right, row('?', box(`id="${keys[right]}" checked`))],
    [right, row('?', box(`name="perm_${keys[right]}_3" checked`))],
    [right, `<tr><td>?</td><td>${box(`title="${keys[right]}" checked`)}</td></tr>`],
    [
      right,
      `<tr><td>?</td><td>${box(`onclick="h(this, 'p', '${keys[right]}')" checked disabled`)}</td></tr>`,
    ],
  ])
  const twice = row('Manage Users', box('id="p7"')) + row('Manage Users', box('id="p8" checked'))

  test.each([...byLabel, ...byKey, ['manageUsers', twice]] as [string, string][])(
    'has nothing marked and nothing to fill, whatever the profile is called: %s by %s',
    (right, rows) => {
      const known = [
        {},
        profile('SpaceIQ API Only'),
        profile('Plant', { named: 'Plant' }),
        profile('Plant', { confirmed: true }),
      ]
      for (const [at, setup] of known.entries()) {
        const { view } = renderGuide(edit, form(at === 1 ? 'SpaceIQ API Only' : 'Plant', rows), setup)
        expect(view).toMatchObject({
          ...nothing,
          choice: null,
          instruction: `blocked_profile_rights control_${right}`,
        })
        expect(view?.links[0]?.href).toContain('/00e?setupid=EnhancedProfiles')
      }
    },
  )

  test('is told by its pictures on the profile’s own page as well', () => {
    const { view } = renderGuide(
      detail,
      `${title('SpaceIQ API Only')}<table>${row('Modify All Data', picture(true))}</table>`,
    )
    expect(view).toMatchObject({ ...nothing, choice: null })
  })

  test('is one no more once it is unticked, and the rights of others say nothing', () => {
    const rows = row('Manage Users', box('id="p7"')) + row('View Setup and Configuration', box('checked'))
    const { view } = renderGuide(edit, form('SpaceIQ API Only', rows))
    expect(view).toMatchObject({ state: 'guiding', fillable: true })
  })

  test('that was ticked since the page was drawn is not filled at the press', async () => {
    const { plan } = renderGuide(edit, form('SpaceIQ API Only', row('Manage Users', box('id="p7"'))))
    const url = new URL(`https://acme.my.salesforce.com${edit}`)
    const here = { url, org: 'acme.my.salesforce.com', reported: true }
    let view = createView('profile-edit', document, plan, here)
    expect(view?.fillable).toBe(true)
    // By the page's own script, which says nothing of it.
    const at = (name: string) => document.getElementById(name) as HTMLInputElement
    at('p7').checked = true
    const scene = {
      plan: () => plan,
      view: () => view,
      update: () => {
        view = createView('profile-edit', document, plan, here)
      },
      signal: new AbortController().signal,
      status: { notice: null, filling: false, picking: false },
      leaving: false,
    }
    expect(await fillCurrentPage(scene)).toBe(false)
    expect(at('perm_0').checked).toBe(false)
  })
})

describe('a standard profile', () => {
  const custom = (box: string) => row('Custom Profile', box)

  test.each([
    ['Minimum', custom('<input type="checkbox" id="IsCustom" disabled>')],
    ['Minimum', custom(picture(false))],
    ['Minimum', row('Benutzerdefiniertes Profil', picture(false))],
    ['System Administrator', ''],
    ['Standard User', ''],
    ['システム管理者', ''],
  ])('is left alone, whoever named it: %s %s', (name, rows) => {
    for (const known of [{}, profile(name, { confirmed: true }), profile(name, { id: '', named: name })]) {
      for (const path of [detail, edit]) {
        const { view } = renderGuide(path, form(name, rows), known)
        expect(view).toMatchObject({
          ...nothing,
          choice: null,
          instruction: expect.stringContaining('blocked_profile_standard'),
        })
      }
    }
  })

  test('is none that says it is custom', () => {
    const { view } = renderGuide(
      edit,
      form('SpaceIQ API Only', custom('<input type="checkbox" id="IsCustom" checked>')),
    )
    expect(view?.fillable).toBe(true)
  })
})

describe('a profile of another name than the one the card speaks of', () => {
  test.each([detail, edit])('has nothing marked or filled, and can be said to be SpaceIQ’s: %s', (path) => {
    const { view, setup } = renderGuide(path, form('Field Staff'))
    expect(view).toMatchObject({
      ...nothing,
      choice: { action: 'confirm-profile' },
      instruction: 'blocked_profile_name Field Staff SpaceIQ API Only',
    })
    expect(setup).toEqual({})
  })

  test('is one without a title too, unless its id is known', () => {
    const untitled = form('').replace(title(''), '')
    expect(renderGuide(edit, untitled).view).toMatchObject(nothing)
    expect(renderGuide(edit, untitled, profile('SpaceIQ API Only')).view?.fillable).toBe(true)
  })

  test('is none where the admin gave the clone that name, and is one where it was renamed between the pages', () => {
    const named = profile('Robots', { id: '', named: 'Robots' })
    const shown = renderGuide(
      detail,
      `${title('Robots')}<div id="topButtonRow"><input type="button" name="edit"></div>`,
      named,
    )
    expect(shown.view?.markers).toHaveLength(1)
    expect(renderGuide(edit, form('Robots'), shown.setup).view?.fillable).toBe(true)
    expect(renderGuide(edit, form('Field Staff'), shown.setup).view).toMatchObject({
      ...nothing,
      instruction: 'blocked_profile_name Field Staff Robots',
    })
  })

  test('is said to be another’s once SpaceIQ’s is known by its id', () => {
    const { view } = renderGuide(`/${other}/e`, form('Field Staff'), profile('SpaceIQ API Only'))
    expect(view).toMatchObject({ ...nothing, instruction: expect.stringContaining('blocked_profile ') })
  })

  test('with signs that mean something to a pattern is compared as it is', () => {
    const name = 'SpaceIQ (EU) [a.b]*\\'
    expect(renderGuide(edit, form(name), profile(name, { named: name })).view?.fillable).toBe(true)
    expect(renderGuide(edit, form(`${name}*`), profile(name, { named: name })).view).toMatchObject(nothing)
  })

  test('in the enhanced interface is told by its title as well', () => {
    const enhanced = `${title('Field Staff')}<div class="pc_find"></div><table><tr><td class="pc_labelColumn">API Only User</td>
      <td>${box('title="ApiUserOnly"')}</td></tr></table>`
    expect(renderGuide(`${edit}?s=SystemPermissions`, enhanced).view).toMatchObject(nothing)
    expect(
      renderGuide(`${edit}?s=SystemPermissions`, enhanced.replace('Field Staff', 'SpaceIQ API Only')).view
        ?.fillable,
    ).toBe(true)
  })
})

const at = (path: string) => new URL(path, 'https://acme.my.salesforce.com')
const next = (
  state: OrgState,
  kind: PageReport['kind'],
  values: Record<string, ExtractedValue>,
  path = detail,
) => withPageReport(state, { kind, values } as PageReport, at(path), 0)
const running = (setup: ObservedSetup = {}): OrgState => ({
  ...emptyOrgState,
  guideActive: true,
  observedSetup: setup,
})
const statusOf = (state: OrgState, step = 'profile') =>
  computeProgress(state, guideDay).steps.find(({ id: one }) => one === step)?.status

describe('the press that says a profile is SpaceIQ’s', () => {
  const shown = { name: 'Field Robots', licence: 'Salesforce', ...permissions }

  test('lets that one be marked and filled, also after a reload, and can be taken back', () => {
    const state = parseOrgState(structuredClone(next(running(), 'profile-chosen', shown)))
    expect(state.observedSetup.profile).toMatchObject({ id, name: 'Field Robots', confirmed: true })
    const { view } = renderGuide(edit, form('Field Robots'), state.observedSetup)
    expect(view).toMatchObject({ fillable: true, choice: { action: 'withdraw-profile' } })
    expect(renderGuide(`/${other}/e`, form('Field Robots'), state.observedSetup).view).toMatchObject(nothing)
    const back = next(state, 'profile-withdrawn', {})
    expect(back.observedSetup).not.toHaveProperty('profile')
    expect(renderGuide(edit, form('Field Robots'), back.observedSetup).view).toMatchObject(nothing)
  })

  test.each<[string, Record<string, ExtractedValue>, string]>([
    ['an administrator’s right', { manageUsers: true }, detail],
    ['an administrator’s right in its form', { modifyAllData: true }, edit],
    ['no box Custom Profile ticked', { standardProfile: false }, detail],
    ['a standard profile’s name', { name: 'System Administrator' }, detail],
    ['no name', { name: '' }, detail],
    ['no id', {}, '/00e'],
  ])('does nothing for a profile with %s', (_, values, path) => {
    expect(next(running(), 'profile-chosen', { ...shown, ...values }, path).observedSetup).toEqual({})
  })

  test('counts no longer once a page shows a right that could not be seen before', () => {
    const overview = { name: 'Field Robots', sections: '', apiOnly: null }
    const state = next(running(), 'profile-chosen', overview)
    const system = { ...shown, sections: '', apiOnly: true, customizeApplication: true }
    expect(
      next(state, 'profile-detail', system, `${detail}?s=SystemPermissions`).observedSetup,
    ).not.toHaveProperty('profile')
  })

  test('takes nothing from a form for what the org has', () => {
    const state = next(running(), 'profile-chosen', { ...shown, apiOnly: true }, edit)
    expect(state.observedSetup.profile?.apiOnly).toBeNull()
    expect(statusOf(state)).toBe('current')
    expect(statusOf(next(state, 'profile-detail', { ...shown, apiOnly: true }))).toBe('done')
  })

  test('is not undone by a profile of SpaceIQ’s name, and follows the one confirmed when that is renamed', () => {
    const state = next(running(), 'profile-chosen', shown)
    expect(next(state, 'profile-detail', { ...shown, name: 'SpaceIQ API Only' }, `/${other}`)).toEqual(state)
    expect(next(state, 'profile-detail', { ...shown, name: 'Renamed' }).observedSetup.profile).toMatchObject({
      name: 'Renamed',
      confirmed: true,
    })
  })

  test('sends what the page shows, so that the background can refuse it', async () => {
    const { plan, view } = renderGuide(edit, form('Field Robots', row('Manage Users', box('id="p7"'))))
    const scene = {
      plan: () => plan,
      view: () => view,
      update: () => {},
      signal: new AbortController().signal,
      status: { notice: null, filling: false, picking: false },
      leaving: false,
    }
    await sendRecordChoice(scene, 'confirm-profile')
    expect(sendToBackground).toHaveBeenCalledWith({
      type: 'page-report',
      report: expect.objectContaining({
        kind: 'profile-chosen',
        values: expect.objectContaining({ name: 'Field Robots', manageUsers: null }),
      }),
    })
  })

  test('is sent only while the card offers just that', async () => {
    const { plan, view } = renderGuide(edit, form('Field Robots'))
    expect(view?.choice?.action).toBe('confirm-profile')
    const forbidden = renderGuide(edit, form('Field Robots', row('Manage Users', box('checked')))).view
    expect(forbidden?.choice).toBeNull()
    const status = { notice: null, filling: false, picking: false }
    for (const [shown, action] of [
      [view, 'use-profile'],
      [view, 'withdraw-profile'],
      [forbidden, 'confirm-profile'],
      [null, 'confirm-profile'],
    ] as const) {
      const { signal } = new AbortController()
      const scene = {
        plan: () => plan,
        view: () => shown,
        update: () => {},
        signal,
        status: { ...status },
        leaving: false,
      }
      await sendRecordChoice(scene, action)
      expect(scene.status.notice).toBe('card_not_done')
    }
    expect(sendToBackground).not.toHaveBeenCalled()
  })

  test('is not offered while a translator may have changed the name, and the card says so', () => {
    for (const setup of [{}, profile('Robots', { named: 'Robots', apiOnly: true })]) {
      const path = 'profile' in setup ? `/${other}` : detail
      const body = form('Field Robots')
      expect(renderGuide(path, body, setup).view?.choice).not.toBeNull()
      document.documentElement.className = 'translated-ltr'
      const { view } = renderGuide(path, body, setup)
      document.documentElement.className = ''
      expect(view).toMatchObject({
        ...nothing,
        choice: null,
        instruction: 'problem_translated',
        problems: [],
      })
    }
  })
})

describe('the name given to a clone', () => {
  test('that Salesforce refuses is another profile’s, which is not taken for the clone', () => {
    const refused = '<form action="/x/ProfileClone/e"><input id="newProfileName" value="Field Staff"></form>'
    const clone = '/_ui/perms/ui/profile/ProfileClone/e'
    const fresh = refused.replace('value="Field Staff"', '')
    /** The form is up, and what it shows was judged. */
    const shown = (body: string, before: OrgState) => {
      const { page, plan } = renderGuide(clone, body, before.observedSetup)
      const report = page && extractPageReport(page, document, plan)
      return { plan, record: withPageReport(before, report as PageReport, at(clone), 0) }
    }
    const saveAs = (name: string, before: OrgState) => {
      const { plan } = shown(fresh, before)
      const input = document.getElementById('newProfileName') as HTMLInputElement
      input.value = name
      const report = extractSaveReport('profile-clone', document, plan)
      const named = withPageReport(before, report as PageReport, at(clone), 0)
      // Until the next page is up this one may tell once more what it shows, which is not what was typed.
      const again = extractPageReport('profile-clone', document, plan)
      return withPageReport(named, again as PageReport, at(clone), 0)
    }
    const named = saveAs('Field  Staff ', running())
    expect(named.observedSetup.profile?.named).toBe('Field Staff')
    const { record: state } = shown(refused, named)
    expect(state.observedSetup).not.toHaveProperty('profile')
    expect(renderGuide(edit, form('Field Staff'), state.observedSetup).view).toMatchObject(nothing)
    // The next name is not the one that was refused.
    expect(shown(refused, saveAs('Robots', state)).record.observedSetup.profile?.named).toBe('Robots')
  })
})

describe('that a profile is API-only', () => {
  const people = { ...permissions, name: 'Plant Administrators', apiOnly: true }

  test('alone makes no step done, seen on its page or remembered from an earlier version', () => {
    expect(statusOf(next(running(), 'profile-detail', people))).toBe('current')
    const stored = profile('Plant Administrators', { apiOnly: true })
    const user = {
      id: '005000000000033',
      username: 'person3@plant.example',
      profileName: 'Plant Administrators',
      active: true,
    }
    const state = running({ ...stored, user })
    expect([statusOf(state), statusOf(state, 'user')]).toEqual(['current', 'todo'])
    expect(renderGuide(edit, form('Plant Administrators'), stored).view).toMatchObject(nothing)
  })

  test('makes none of its users SpaceIQ’s', () => {
    const stored = running(profile('Plant Administrators', { apiOnly: true }))
    const values = {
      fullName: 'Person 3',
      username: 'person3@plant.example',
      profileName: 'Plant Administrators',
      active: true,
    }
    expect(next(stored, 'user-detail', values, '/005000000000033').observedSetup).not.toHaveProperty('user')
    // Nor does a profile that others may have, of a user who is API-only by a permission set.
    const shared = running(profile('Minimum Access', { apiOnly: true, bySet: ['apiOnly'] }))
    expect(
      next(shared, 'user-detail', { ...values, profileName: 'Minimum Access' }, '/005000000000033')
        .observedSetup,
    ).not.toHaveProperty('user')
  })

  test('does not change a profile that people have where SpaceIQ’s user was chosen already', () => {
    const user = {
      id: '005000000000050',
      username: 'spaceiq@plant.example',
      profileName: 'Plant Administrators',
      active: true,
    }
    const known = { ...profile('Plant Administrators', { apiOnly: true }), user }
    expect(renderGuide(edit, form('Plant Administrators'), known).view).toMatchObject(nothing)
    const { view } = renderGuide(
      '/005000000000050/e',
      '<input id="Username" value="spaceiq@plant.example"><select id="Profile"></select>',
      known,
    )
    expect(view?.markers).toEqual([])
  })
})
