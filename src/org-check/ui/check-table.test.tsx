// @vitest-environment happy-dom
/** The table of Check my org: what needs attention first, the rest folded, one act in each row. */

import { expect, test, vi } from 'vitest'
import { fixedNow } from '../../../test/support/popup-fixtures.ts'
import { clickInPopup, findInPopup, popupRoot, renderPopup } from '../../../test/support/render-popup.tsx'
import { type LocalizedText, text } from '../../platform/text.ts'
import { requiredCaseFields } from '../../required-setup.ts'
import { tCount } from '../../ui/i18n.ts'
import { emptyApiState } from '../api-state.ts'
import {
  type CheckRow,
  failRow,
  passRow,
  type RowAction,
  repairAction,
  showAction,
  unknownRow,
} from '../row.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

const row = (
  id: string,
  result: Pick<CheckRow, 'status' | 'details' | 'action'>,
  label: LocalizedText = text('check_user'),
): CheckRow => ({ id, label, ...result })

const show = (rows: readonly CheckRow[]) =>
  renderPopup({
    api: { ...emptyApiState, report: { ok: true, at: fixedNow, rows }, repairPlan: [{ kind: 'set' }] },
  })
const listRows = (within = '') =>
  [...popupRoot.querySelectorAll<HTMLElement>(`${within} [data-check-row]`)].map(
    ({ dataset }) => dataset.checkRow,
  )
const allFields = (result: Pick<CheckRow, 'status' | 'details' | 'action'>) =>
  requiredCaseFields.map(({ name }) => row(`field-${name}`, result, text('check_field', name)))

const right = passRow(text('check_permission_on'))
const wrong = failRow(showAction('user'), text('check_user_none'))
const unknown = unknownRow(null, text('check_permission_untold'))
const filter = 'input[name="only-attention"]'

test('what is right is folded below what needs attention, under its number', async () => {
  await show([row('org', right), row('updates', unknown), row('flow', right), row('user', wrong)])
  expect(listRows()).toEqual(['user', 'updates', 'org', 'flow'])
  const fold = findInPopup('details[data-check-fold="right"]')
  expect(fold.hasAttribute('open')).toBe(false)
  expect(fold.querySelector('summary')?.textContent).toBe('2 checks are OK')
  expect(listRows('[data-check-fold="right"]')).toEqual(['org', 'flow'])
})

test('how many need what is said in so many words, with the time of the check', async () => {
  await show([row('org', right), row('updates', unknown), row('user', wrong), row('app', wrong)])
  expect(findInPopup('[data-check="done"] > [role="status"]').textContent).toBe(
    '2 checks need a fix. 1 check needs your review. Last check: 2:02 PM.',
  )
  await show([row('org', right), row('updates', unknown)])
  expect(findInPopup('[data-check="done"] > [role="status"]').textContent).toBe(
    'No problems found. 1 check needs your review. Last check: 2:02 PM.',
  )
})

test('fields that are alike are one row, with one act, and each of them in its fold', async () => {
  await show(allFields(failRow(repairAction, text('check_field_missing'))))
  const group = findInPopup('tr[data-check-group="fields"]')
  expect(group.querySelector('th')?.textContent).toContain('7 Case fields')
  expect(group.querySelectorAll('[data-action="mend"]')).toHaveLength(1)
  expect(findInPopup('[data-check-fold="fields"]').hasAttribute('open')).toBe(false)
  expect(listRows('[data-check-fold="fields"]')).toEqual(
    requiredCaseFields.map(({ name }) => `field-${name}`),
  )
})

test('a field that differs stands by itself beside those that are right', async () => {
  const [first, ...others] = allFields(passRow(text('check_field_right')))
  await show([{ ...(first as CheckRow), ...failRow(repairAction, text('check_field_missing')) }, ...others])
  expect(listRows('[data-check="done"] > table')).toEqual([first?.id])
  expect(findInPopup('[data-check-fold="right"] [data-check-group="fields"] th').textContent).toContain(
    tCount('check_fields', 6),
  )
  expect(findInPopup('[data-check-fold="right"] > summary').textContent).toBe('6 checks are OK')
})

test.each<[string, string, RowAction]>([
  ['a step to go to', 'app', showAction('app')],
  ['something to mend', 'user', repairAction],
  ['a user to open', 'user', { kind: 'open-user', id: '005000000000018AAA', press: 'unlock' }],
  ['the org’s switch', 'flow', null],
  ['a step, in the row of the switch', 'flow', showAction('app')],
])('a row has one act: %s', async (_, id, action) => {
  await show([row(id, failRow(action, text('check_user_none')))])
  expect(popupRoot.querySelectorAll(`[data-check-row="${id}"] :is(button, a)`)).toHaveLength(1)
})

test.each(['check_flow_locked', 'check_flow_over'] as const)(
  'a switch of the org that changes nothing is not offered: %s',
  async (key) => {
    await show([row('flow', failRow(null, { key, subs: ['day:2027-02-20'] }))])
    expect(popupRoot.querySelector('[data-check-row="flow"] :is(button, a)')).toBeNull()
  },
)

test('a row that is right has none', async () => {
  await show([row('flow', { ...right, action: showAction('app') })])
  expect(popupRoot.querySelector('[data-check-row="flow"] :is(button, a)')).toBeNull()
})

test('the filter hides what is right, also after another check, and gives it back', async () => {
  const rows = [row('org', right), row('user', wrong)]
  await show(rows)
  expect(findInPopup('[data-check-fold="right"]').hidden).toBe(false)
  await clickInPopup(filter)
  expect(findInPopup('[data-check-fold="right"]').hidden).toBe(true)
  expect(listRows()).toEqual(['user', 'org'])
  await renderPopup({ api: { ...emptyApiState, report: { ok: false, at: fixedNow, reason: 'network' } } })
  await show(rows)
  expect((findInPopup(filter) as HTMLInputElement).checked).toBe(true)
  expect(findInPopup('[data-check-fold="right"]').hidden).toBe(true)
  await clickInPopup(filter)
  expect(findInPopup('[data-check-fold="right"]').hidden).toBe(false)
})

test.each([
  ['right', right],
  ['wrong', wrong],
])('there is no filter where everything is %s', async (_, result) => {
  await show([row('org', result), row('user', result)])
  expect(popupRoot.querySelector(filter)).toBeNull()
})
