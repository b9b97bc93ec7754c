// @vitest-environment happy-dom
/** The creation of the fields, as the popup shows it. */

import { expect, test, vi } from 'vitest'
import {
  createFakePopupBrowser,
  createPopupState,
  fixedNow,
  popupOrgKey,
} from '../../../../test/support/popup-fixtures.ts'
import {
  clickInPopup,
  findInPopup,
  popupRoot,
  renderPopup,
  withOrgState,
} from '../../../../test/support/render-popup.tsx'
import { requiredCaseFields } from '../../../required-setup.ts'
import type { FieldComparisons } from '../../../salesforce/observed-setup.ts'
import { endFieldCreation, startFieldCreation } from '../field-creation.ts'

vi.mock('webextension-polyfill', () => ({ default: createFakePopupBrowser() }))

const found = 3
const fields = Object.fromEntries(
  requiredCaseFields.map(({ name }, index) => [name, { status: index < found ? 'found' : 'missing' }]),
) as FieldComparisons
const { name = '' } = requiredCaseFields[found] ?? {}
const going = { ...startFieldCreation(7, 'all', fixedNow), field: name, stage: 2 }
const shown = () => popupRoot.querySelector('[data-run]')

test('while it goes on, popup and step say how far it is, with Stop', async () => {
  const { sent } = await renderPopup(withOrgState({ fieldCreation: going, observedSetup: { fields } }))
  expect(shown()?.textContent).toContain(`Creating 4 of 7: ${name}`)
  const bar = shown()?.querySelector('progress')
  expect(Number(bar?.getAttribute('value'))).toBeCloseTo((found + 2 / 5) / 7)
  expect(bar?.getAttribute('aria-label')).toContain('4 of 7')
  await clickInPopup('[data-run] [data-action="stop"]')
  expect(sent).toContainEqual({ type: 'stop-field-creation', org: popupOrgKey })
  expect(findInPopup('.next [data-action="show-me"]')).not.toBeNull()
})

test('on the list it is at the one that comes next, and before the list was seen at the first', async () => {
  await renderPopup(
    withOrgState({ fieldCreation: { ...going, field: '', stage: 0 }, observedSetup: { fields } }),
  )
  expect(shown()?.textContent).toContain(`Creating 4 of 7: ${name}`)
  await renderPopup(withOrgState({ fieldCreation: startFieldCreation(7, 'all', fixedNow) }))
  expect(shown()?.textContent).toContain(`Creating 1 of 7: ${requiredCaseFields[0]?.name}`)
})

test.each([
  ['stopped', withOrgState({ fieldCreation: endFieldCreation(going, 'stopped') })],
  ['refused', withOrgState({ fieldCreation: endFieldCreation(going, 'refused') })],
  ['none', withOrgState({ fieldCreation: null })],
  ['not heard of any more', withOrgState({ fieldCreation: { ...going, at: fixedNow - 120_000 } })],
  [
    'kept off by the policy',
    {
      ...withOrgState({ fieldCreation: going }),
      policy: { ...createPopupState().policy, off: ['automation'] as const },
    },
  ],
])('nothing is said to go on that does not: %s', async (_, state) => {
  await renderPopup(state)
  expect(shown()).toBeNull()
})

test('one whose page never comes up is over in an open popup too', async () => {
  await renderPopup(withOrgState({ fieldCreation: going }))
  expect(shown()).not.toBeNull()
  await vi.advanceTimersByTimeAsync(121_000)
  expect(shown()).toBeNull()
})
