// @vitest-environment happy-dom
/** Where the guide goes on from a page at which it is not now: after Skip, after Back, at a step that is done. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { guideDay } from '../../../test/support/guide-day.ts'
import { renderGuide, stubVisibility } from '../../../test/support/render-guide.ts'
import { type CaseFieldName, requiredCaseFields } from '../../required-setup.ts'
import type { FieldComparisons, ObservedSetup } from '../../salesforce/observed-setup.ts'
import { startFieldCreation } from '../field-creation/field-creation.ts'
import { emptyOrgState } from '../org-state.ts'
import { computeProgress } from '../progress.ts'

beforeEach(stubVisibility)
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const profile = {
  id: '00e3i0000000001',
  name: 'SpaceIQ API Only',
  licence: 'Salesforce',
  apiOnly: true,
  apiEnabled: true,
  passwordNeverExpires: true,
}
const user = {
  id: '0053i0000000001',
  username: 'spaceiq.integration@acme.example',
  profileName: profile.name,
  active: true,
}
const findings = (found: readonly CaseFieldName[]): FieldComparisons =>
  Object.fromEntries(
    requiredCaseFields.map(({ name }) => [name, { status: found.includes(name) ? 'found' : 'missing' }]),
  ) as FieldComparisons

const list = (names: readonly string[] = []) =>
  `<div id="0_CustomFieldRelatedList"><div class="pbTitle"><h3>Custom Fields</h3></div><table>${names.map((name) => `<tr class="dataRow"><th>${name}</th><td>${name}__c</td><td>Text(255)</td></tr>`).join('')}</table><input name="new_field" type="button"></div>`
const listPath = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'
const links = (view: ReturnType<typeof renderGuide>['view']) =>
  view?.links.map(({ text, href }) => [text, href])
const base = 'https://acme.my.salesforce.com'

describe('a step that was skipped', () => {
  test('says so on its page, leads on, and can still be done there', () => {
    const { view } = renderGuide(listPath, list(), { profile, user }, { skippedSteps: ['fields'] })
    expect(view).toMatchObject({ state: 'guiding', skippable: false })
    expect(view?.instruction).toContain('card_step_skipped step_fields_title')
    expect(view?.instruction).toContain('go_case_fields')
    expect(links(view)).toEqual([['card_next step_app_title', `${base}/02u?setupid=TabSet`]])
    expect(view?.markers.length).toBeGreaterThan(0)
  })
})

test('a page of a step that is to be done now leads nowhere else', () => {
  const { view } = renderGuide(listPath, list(), { profile, user })
  expect(view).toMatchObject({ links: [], skippable: true })
  expect(view?.instruction).not.toContain('skipped')
})

describe('a page of a later step than the one to do', () => {
  const users = `${base}/005?isUserEntityOverride=1&setupid=ManageUsers`

  test('says quietly that the earlier one is still open', () => {
    const { view } = renderGuide(listPath, list(), { profile }, { chosenStep: 'user' })
    expect(links(view)).toEqual([['card_still_open 2 step_user_title', users]])
    expect(view?.links[0]?.action).toBe('still-open')
  })

  test('says that it leads back where the earlier one is done, and was chosen all the same', () => {
    const { view } = renderGuide(listPath, list(), { profile, user }, { chosenStep: 'user' })
    expect(links(view)).toEqual([['card_back_to 2 step_user_title', users]])
    expect(view?.links[0]?.action).toBe('still-open')
  })
})

describe('a step that is done and looked at again', () => {
  const setup: ObservedSetup = { profile, user }

  test('shows what to do there, and leads on', () => {
    const { view } = renderGuide(
      `/${profile.id}`,
      `<div class="bPageTitle"><h2>${profile.name}</h2></div><input type="button" name="edit">`,
      setup,
      { chosenStep: 'profile' },
    )
    expect(view?.state).not.toBe('done')
    expect(links(view)).toEqual([['card_next step_fields_title', `${base}${listPath}`]])
  })

  test('leaves the next one in its place', () => {
    const progress = computeProgress(
      { ...emptyOrgState, observedSetup: setup, chosenStep: 'profile' },
      guideDay,
    )
    expect(progress.current).toBe('fields')
    expect(progress.steps.map(({ status }) => status).slice(0, 4)).toEqual([
      'done',
      'done',
      'current',
      'todo',
    ])
  })
})

describe('while fields are created', () => {
  const run = { ...startFieldCreation(1, 'proposed', 0), field: 'Team', stage: 3 }

  test('the list says how many are there, never one too many', () => {
    const all = requiredCaseFields.map(({ name }) => name)
    const { view } = renderGuide(
      listPath,
      list(),
      { profile, user, fields: findings(all) },
      { fieldCreation: run },
    )
    expect(view?.creation?.text).toBe('seen_fields 0 7')
    const last = renderGuide(
      listPath,
      list(['Team']),
      { profile, user, fields: findings([]) },
      { fieldCreation: run },
    )
    expect(last.view?.creation?.text).toBe('seen_fields 1 7')
  })

  test('the wizard says which one is made, at the stage of its page', () => {
    const wizard = '/p/setup/field/NewCustomFieldStageManager'
    const stage = `<form id="stageForm"><input type="hidden" name="entity" value="Case"><input type="hidden" id="DeveloperName" value="Team"><input type="checkbox" name="LayoutNameids"><input type="submit" name="save_new"></form>`
    const { view } = renderGuide(
      wizard,
      stage,
      { profile, user, fields: findings(['ExternalID']) },
      { fieldCreation: run },
    )
    expect(view?.creation?.text).toBe('run_progress 3 7 Team 4')
    expect(view).toMatchObject({ skippable: false, links: [] })
  })

  test('once the list has all seven it is done, and nothing is under way any more', () => {
    const rows = requiredCaseFields.map(({ name, type, length, externalId }) => {
      const shown = type === 'Text' ? 'Text' : 'Long Text Area'
      const more = externalId ? ' (External ID)' : ''
      return `<tr class="dataRow"><th>${name}</th><td>${name}__c</td><td>${shown}(${length})${more}</td></tr>`
    })
    const { view } = renderGuide(
      listPath,
      list().replace('<table>', `<table>${rows.join('')}`),
      { profile, user },
      { fieldCreation: run },
    )
    expect(view).toMatchObject({ state: 'done', creation: null })
  })

  test('that the admin stopped it is no trouble', () => {
    const stopped = { ...run, state: 'stopped', reason: 'stopped' } as const
    const { view } = renderGuide(listPath, list(), { profile, user }, { fieldCreation: stopped })
    expect(view).toMatchObject({ problems: [], resumable: 'proposed' })
    expect(view?.warning).toContain('run_stopped')
  })
})

describe('whom new fields are shown to', () => {
  test('is said on the list before they are made, as long as SpaceIQ’s profile is not known', () => {
    const warning = (setup: ObservedSetup) => renderGuide(listPath, list(), setup).view?.warning
    expect(warning({})).toBe('warn_fields_all')
    expect(warning({ profile })).toBe('')
  })

  test('is nothing to warn of once no field is missing', () => {
    const all = list(requiredCaseFields.map(({ name }) => name))
    expect(renderGuide(listPath, all, { user }).view?.warning).toBe('')
  })
})
