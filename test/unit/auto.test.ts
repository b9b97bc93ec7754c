// @vitest-environment happy-dom
/** What a page of the wizard does for the run: the layouts as the admin chose them once, then the button. */

import { beforeEach, expect, test, vi } from 'vitest'
import { carryOut } from '../../src/content/auto.ts'
import { askOrder, send } from '../../src/content/link.ts'
import type { LayoutChoice, RunOrder } from '../../src/guide/run.ts'
import type { FindablePlan } from '../../src/salesforce/page-plan.ts'

vi.mock('../../src/content/link.ts', () => ({ askOrder: vi.fn(), send: vi.fn() }))

const plan = {
  buttons: { newField: [], next: [], saveField: [{ css: '#save' }] },
  caseFields: { path: '#list' },
} as unknown as FindablePlan
const pressed = vi.fn()
const onPress = vi.fn()

const carry = (order: Partial<RunOrder>, fill = async () => true) => {
  vi.mocked(askOrder).mockResolvedValue({ fill: false, press: 'saveField', layouts: 'proposed', ...order })
  return carryOut({ page: 'field-layouts', plan, fill, onPress })
}
const ticked = () =>
  [...document.querySelectorAll<HTMLInputElement>('[name="LayoutNameids"]')].map(({ checked }) => checked)

beforeEach(() => {
  vi.clearAllMocks()
  document.body.innerHTML = `<form id="stageForm"><input type="checkbox" name="LayoutNameids" checked>
    <input type="checkbox" name="LayoutNameids"><input type="button" id="save"></form>`
  document.querySelector('#save')?.addEventListener('click', pressed)
})

test.each<[LayoutChoice, boolean[]]>([
  ['proposed', [true, false]],
  ['all', [true, true]],
  ['none', [false, false]],
])('layouts %s: the boxes are so when Save is pressed', async (layouts, boxes) => {
  await carry({ layouts })
  expect(ticked()).toEqual(boxes)
  expect(pressed).toHaveBeenCalledOnce()
})

test('a page that could not be filled is not sent: the run ends', async () => {
  await carry({ fill: true }, async () => false)
  expect(pressed).not.toHaveBeenCalled()
  expect(send).toHaveBeenCalledWith(expect.objectContaining({ type: 'run', action: 'fill' }))
})

test('continued after a refusal it leaves for the list, and presses nothing', async () => {
  await carry({ press: 'list' })
  expect([location.hash, onPress.mock.calls.length]).toEqual(['#list', 1])
  expect(pressed).not.toHaveBeenCalled()
})
