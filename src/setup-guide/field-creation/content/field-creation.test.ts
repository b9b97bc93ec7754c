// @vitest-environment happy-dom
/** What a page of the wizard does for the run: the layouts as the admin chose them once, then the button. */

import { beforeEach, expect, test, vi } from 'vitest'
import { sceneOf } from '../../../../test/support/guide-context.ts'
import { fill } from '../../content/card-actions.ts'
import { askOrder, send } from '../../content/follow-plan.ts'
import type { FindablePlan } from '../../page-plan.ts'
import type { LayoutChoice, RunOrder } from '../field-creation.ts'
import { carryOut } from './field-creation.ts'

vi.mock('../../content/follow-plan.ts', () => ({ askOrder: vi.fn(), send: vi.fn() }))
vi.mock('../../content/card-actions.ts', () => ({ fill: vi.fn() }))

const plan = {
  buttons: { newField: [], next: [], saveField: [{ css: '#save' }] },
  caseFields: { path: '#list' },
  run: { state: 'running' },
} as unknown as FindablePlan
const pressed = vi.fn()

const carry = async (order: Partial<RunOrder>, isFilled = true) => {
  vi.mocked(fill).mockResolvedValue(isFilled)
  vi.mocked(askOrder).mockResolvedValue({ fill: false, press: 'saveField', layouts: 'proposed', ...order })
  const scene = sceneOf(null, plan)
  await carryOut(scene, 'field-layouts')
  return scene
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

test.each(['stopped', 'failed'])(
  'a run that was %s while its page was filled presses nothing',
  async (state) => {
    vi.mocked(askOrder).mockResolvedValue({ fill: true, press: 'saveField', layouts: 'proposed' })
    let isOver = false
    vi.mocked(fill).mockImplementation(async () => {
      isOver = true
      return true
    })
    const now = () => (isOver ? { ...plan, run: { ...plan.run, state } } : plan) as FindablePlan
    const scene = { ...sceneOf(null, plan), plan: now }
    await carryOut(scene, 'field-layouts')
    expect(pressed).not.toHaveBeenCalled()
    expect(scene.leaving).toBe(false)
  },
)

test('a page that could not be filled is not sent: the run ends', async () => {
  await carry({ fill: true }, false)
  expect(pressed).not.toHaveBeenCalled()
  expect(send).toHaveBeenCalledWith(expect.objectContaining({ type: 'run', action: 'fill' }))
})

test('a page about another object is none of the run’s: it is asked for as such', async () => {
  await carry({})
  expect(askOrder).toHaveBeenLastCalledWith('field-layouts', [])
  document.querySelector('form')?.insertAdjacentHTML('afterbegin', '<input name="entity" value="Account">')
  await carry({})
  expect(askOrder).toHaveBeenLastCalledWith(null, [])
})

test('on a page of no kind we know it says what that page says, wherever it stands', async () => {
  document.body.innerHTML = '<h1>Limit</h1> <p>Case has no room for more fields.</p>'
  vi.mocked(askOrder).mockResolvedValue(null)
  await carryOut(sceneOf(null, plan), null)
  expect(askOrder).toHaveBeenLastCalledWith(null, [
    expect.stringContaining('Case has no room for more fields.'),
  ])
  expect(pressed).not.toHaveBeenCalled()
})

test('continued after a refusal it leaves for the list, and presses nothing', async () => {
  const { leaving } = await carry({ press: 'list' })
  expect([location.hash, leaving]).toEqual(['#list', true])
  expect(pressed).not.toHaveBeenCalled()
})
