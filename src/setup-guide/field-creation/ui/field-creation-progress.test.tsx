// @vitest-environment happy-dom
/** The creation of the fields, as the popup shows it. */

import { expect, test, vi } from 'vitest'
import { fakeBrowser, now, org, stateWith } from '../../../../test/support/popup-fixtures.ts'
import { click, find, root, show, withRecord } from '../../../../test/support/render-popup.tsx'
import { caseFields } from '../../../required-setup.ts'
import type { FieldFindings } from '../../../salesforce/observed-setup.ts'
import { endedRun, startedRun } from '../field-creation.ts'

vi.mock('webextension-polyfill', () => ({ default: fakeBrowser() }))

const found = 3
const fields = Object.fromEntries(
  caseFields.map(({ name }, index) => [name, { status: index < found ? 'found' : 'missing' }]),
) as FieldFindings
const { name = '' } = caseFields[found] ?? {}
const going = { ...startedRun(7, 'all', now), field: name, stage: 2 }
const shown = () => root.querySelector('[data-run]')

test('while it goes on, popup and step say how far it is, with Stop', async () => {
  const { sent } = await show(withRecord({ run: going, evidence: { fields } }))
  expect(shown()?.textContent).toContain(`Creating 4 of 7: ${name}`)
  const bar = shown()?.querySelector('progress')
  expect(Number(bar?.getAttribute('value'))).toBeCloseTo((found + 2 / 5) / 7)
  expect(bar?.getAttribute('aria-label')).toContain('4 of 7')
  await click('[data-run] [data-action="stop"]')
  expect(sent).toContainEqual({ type: 'stop-run', org })
  expect(find('.next [data-action="show-me"]')).not.toBeNull()
})

test('on the list it is at the one that comes next, and before the list was seen at the first', async () => {
  await show(withRecord({ run: { ...going, field: '', stage: 0 }, evidence: { fields } }))
  expect(shown()?.textContent).toContain(`Creating 4 of 7: ${name}`)
  await show(withRecord({ run: startedRun(7, 'all', now) }))
  expect(shown()?.textContent).toContain(`Creating 1 of 7: ${caseFields[0]?.name}`)
})

test.each([
  ['stopped', withRecord({ run: endedRun(going, 'stopped') })],
  ['refused', withRecord({ run: endedRun(going, 'refused') })],
  ['none', withRecord({ run: null })],
  ['not heard of any more', withRecord({ run: { ...going, at: now - 120_000 } })],
  [
    'kept off by the policy',
    { ...withRecord({ run: going }), policy: { ...stateWith().policy, off: ['automation'] as const } },
  ],
])('nothing is said to go on that does not: %s', async (_, state) => {
  await show(state)
  expect(shown()).toBeNull()
})

test('one whose page never comes up is over in an open popup too', async () => {
  await show(withRecord({ run: going }))
  expect(shown()).not.toBeNull()
  await vi.advanceTimersByTimeAsync(121_000)
  expect(shown()).toBeNull()
})
