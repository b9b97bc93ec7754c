// @vitest-environment happy-dom
/** The numbers drawn: from 1, without gaps, and with the manual's beside them. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { renderGuide, stubVisibility } from '../../../test/support/render-guide.ts'
import { requiredCaseFields } from '../../required-setup.ts'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'

beforeEach(stubVisibility)
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const longFieldsMissing = {
  fields: Object.fromEntries(
    requiredCaseFields.map(({ name, type }) => [name, { status: type === 'Text' ? 'found' : 'missing' }]),
  ),
} as ObservedSetup

const stage = (inputs: string) => `<form id="stageForm">${inputs}<input type="submit" name="goNext"></form>`
const types =
  '<input type="radio" id="dtypeS" name="dtype"><input type="radio" id="dtypeJ" name="dtype" value="J">'
const wizard = '/p/setup/field/NewCustomFieldStageManager?entity=Case'
const tree = (usersOpen: boolean) => `<div id="setupNavTree"><a id="Users_icon">+</a>
  <div${usersOpen ? '' : ' hidden'}><a id="EnhancedProfiles_font">Profiles</a></div></div>`
const app = (more = '') => `<form id="appsetup:setupForm">
  <input type="text" id="x:nameSection:name"><input type="text" id="x:emailSection:contactEmail">
  <input type="checkbox" id="x:oauth:isOauth">${more}<input type="submit" id="x:bottom:save"></form>`
const callback = '<textarea id="x:callbackUrlSection:callbackUrl"></textarea>'
const appForm = '/app/mgmt/forceconnectedapps/forceAppEdit.apexp'

test.each<[string, string, string, ObservedSetup, readonly (readonly [string, number, number?])[]]>([
  [
    'the first type',
    wizard,
    stage(types),
    {},
    [
      ['typeText', 1, 1],
      ['next', 2, 3],
    ],
  ],
  [
    'the second type',
    wizard,
    stage(types),
    longFieldsMissing,
    [
      ['typeLongText', 1, 2],
      ['next', 2, 3],
    ],
  ],
  [
    'a closed section of the sidebar, whose page has no number yet',
    '/setup/forcecomHomepage.apexp',
    tree(false),
    {},
    [
      ['sidebarManageUsers', 1],
      ['sidebarProfiles', 0],
    ],
  ],
  [
    'an open one',
    '/setup/forcecomHomepage.apexp',
    tree(true),
    {},
    [
      ['sidebarManageUsers', 1],
      ['sidebarProfiles', 2],
    ],
  ],
  [
    'a list of profiles without SpaceIQ’s',
    '/00e?setupid=EnhancedProfiles',
    '<input type="button" name="new">',
    {},
    [['newProfile', 1]],
  ],
])('%s', (_, path, body, setup, expected) => {
  const { view } = renderGuide(path, body, setup, 'fields' in setup ? { chosenStep: 'fields' } : {})
  expect(
    view?.markers.map(({ number, marker }) =>
      marker.manual === undefined ? [marker.control, number] : [marker.control, number, marker.manual],
    ),
  ).toEqual(expected)
})

test('what comes up later has no number until it is there, and then all are counted anew', () => {
  const numbers = (body: string) =>
    Object.fromEntries(
      renderGuide(appForm, body).view?.markers.map(({ marker, number }) => [marker.control, number]) ?? [],
    )
  expect(numbers(app())).toMatchObject({ enableOauth: 3, callbackUrl: 0, saveApp: 4 })
  expect(numbers(app(callback))).toMatchObject({ enableOauth: 3, callbackUrl: 4, saveApp: 5 })
})

test('no two pages of the plan count a position as the manual’s number', () => {
  const { plan } = renderGuide('/005/e', '<input id="name_lastName">')
  const withNumber = Object.entries(plan.pages).filter(([, page]) =>
    page?.markers.some(({ manual }) => manual !== undefined),
  )
  // The manual numbers nothing on the pages of profiles and users.
  expect(withNumber.map(([id]) => id)).not.toContain('user-edit')
  const save = plan.pages['app-edit']?.markers.find(({ control }) => control === 'saveApp')
  expect(save?.manual).toBeUndefined()
})

test.each([
  ['is not marked while every layout is selected', 'checked', ['saveAndNew']],
  ['is marked while a layout is not', '', ['allLayouts', 'saveAndNew']],
])('Add Field %s', (_, second, expected) => {
  const body = `<form id="stageForm"><input type="hidden" name="entity" value="Case">
    <input type="hidden" name="dtype" value="S"><table><tr><td>Field Name</td><td>Team</td></tr></table>
    <input type="checkbox" id="selectAll"><input type="checkbox" name="LayoutNameids" checked>
    <input type="checkbox" name="LayoutNameids" ${second}><input type="submit" name="save_new"></form>`
  const { view } = renderGuide(wizard, body, {}, { chosenStep: 'fields' })
  expect(view?.markers.map(({ marker }) => marker.control)).toEqual(expected)
})
