// @vitest-environment happy-dom
/** A control is taken only as the kind its action needs: another element with its id is reported as lost. */

import { beforeEach, describe, expect, test, vi } from 'vitest'
import { guideContextOf } from '../../../test/support/guide-day.ts'
import { createView } from '../../setup-guide/content/view.ts'
import { emptyOrgState, type OrgState } from '../../setup-guide/org-state.ts'
import { withLocators } from '../../setup-guide/page-plan.ts'
import { buildGuidePlan } from '../../setup-guide/plan.ts'
import type { PageId } from '../page-ids.ts'
import { queryLocator } from './locator.ts'

vi.mock('../../platform/content/i18n.ts', () => ({
  translate: (...words: string[]) => words.join(' '),
  translateText: ({ key }: { key: string }) => key,
}))
vi.mock('./visible-text.ts', async (actual) => ({
  ...(await actual<object>()),
  isVisible: () => true,
}))

const org = 'acme.my.salesforce.com'
const state: OrgState = { ...emptyOrgState, guideActive: true }
const plan = withLocators(org, buildGuidePlan(state, guideContextOf()), {}, '')
const show = (page: PageId, path: string) =>
  createView(page, document, plan, { url: new URL(`https://${org}${path}`), org, reported: true })
const itemOf = (control: string) =>
  show('user-edit', '/005/e')?.markers.find(({ marker }) => marker.control === control)

beforeEach(() => {
  document.body.innerHTML = ''
})

const real = `<form><input id="name_lastName" type="text"><input id="Alias"><input id="Email" type="email">
  <input id="Username" type="text"><input id="CommunityNickname" type="text">
  <select id="user_license_id"><option>Salesforce</option></select><select id="Profile"><option>P</option></select>
  <input type="submit" name="save"></form>`

test('every control of the real page is found', () => {
  document.body.innerHTML = real
  const view = show('user-edit', '/005/e')
  expect(view?.state).toBe('guiding')
  expect(view?.markers.filter(({ element }) => !element)).toEqual([])
})

describe('in place of a list or a field', () => {
  test.each([
    [
      'licence',
      '<select id="user_license_id"><option>Salesforce</option></select>',
      '<input id="user_license_id" type="hidden" value="100">',
    ],
    ['userProfile', '<select id="Profile"><option>P</option></select>', '<span id="Profile">P</span>'],
    ['username', '<input id="Username" type="text">', '<div id="Username">a@b.example</div>'],
    ['username', '<input id="Username" type="text">', '<input id="Username" type="hidden">'],
    ['alias', '<input id="Alias">', '<input id="Alias" type="checkbox">'],
  ])('%s: the card says that it is lost, and goes on with the rest', (control, was, is) => {
    expect(real).toContain(was)
    document.body.innerHTML = real.replace(was, is)
    expect(itemOf(control)).toMatchObject({ element: null, isMissing: true })
    const view = show('user-edit', '/005/e')
    expect(view?.state).toBe('lost')
    expect(view?.problems).toEqual([{ text: `problem_lost control_${control}`, control }])
    expect(view?.fillable).toBe(true)
  })
})

test('every marker’s lookups are selectors, whatever kind they ask for', () => {
  const pages = [
    ...Object.values(plan.pages),
    ...Object.values(plan.fields).flatMap((stops) => Object.values(stops)),
  ]
  const lookups = pages.flatMap(({ markers }) => markers.flatMap(({ find }) => find))
  expect(lookups.length).toBeGreaterThan(50)
  for (const lookup of lookups) expect(() => queryLocator(lookup, document)).not.toThrow()
})
