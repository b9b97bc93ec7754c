// @vitest-environment happy-dom
/** What a page of the wizard does for the run: the layouts as the admin chose them once, then the button. */

import { beforeEach, expect, test, vi } from 'vitest'
import { createGuideContext } from '../../../../test/support/guide-context.ts'
import { fillCurrentPage } from '../../content/card-actions.ts'
import { requestInstruction, sendToBackground } from '../../content/follow-plan.ts'
import type { LocatedPlan } from '../../page-plan.ts'
import type { FieldCreationInstruction, LayoutChoice } from '../field-creation.ts'
import { runFieldCreationStep } from './field-creation.ts'

vi.mock('../../content/follow-plan.ts', () => ({ requestInstruction: vi.fn(), sendToBackground: vi.fn() }))
vi.mock('../../content/card-actions.ts', () => ({ fillCurrentPage: vi.fn() }))

const plan = {
  buttons: { newField: [], next: [], saveField: [{ css: '#save' }] },
  caseFields: { path: '#list' },
  creation: { state: 'running' },
} as unknown as LocatedPlan
const pressed = vi.fn()

const carry = async (order: Partial<FieldCreationInstruction>, isFilled = true) => {
  vi.mocked(fillCurrentPage).mockResolvedValue(isFilled)
  vi.mocked(requestInstruction).mockResolvedValue({
    fill: false,
    press: 'saveField',
    layouts: 'proposed',
    ...order,
  })
  const scene = createGuideContext(null, plan)
  await runFieldCreationStep(scene, 'field-layouts')
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
    vi.mocked(requestInstruction).mockResolvedValue({ fill: true, press: 'saveField', layouts: 'proposed' })
    let isOver = false
    vi.mocked(fillCurrentPage).mockImplementation(async () => {
      isOver = true
      return true
    })
    const now = () => (isOver ? { ...plan, creation: { ...plan.creation, state } } : plan) as LocatedPlan
    const scene = { ...createGuideContext(null, plan), plan: now }
    await runFieldCreationStep(scene, 'field-layouts')
    expect(pressed).not.toHaveBeenCalled()
    expect(scene.leaving).toBe(false)
  },
)

test('a page that could not be filled is not sent: the run ends', async () => {
  await carry({ fill: true }, false)
  expect(pressed).not.toHaveBeenCalled()
  expect(sendToBackground).toHaveBeenCalledWith(
    expect.objectContaining({ type: 'field-creation', action: 'fill' }),
  )
})

test('a page about another object is none of the run’s: it is asked for as such', async () => {
  await carry({})
  expect(requestInstruction).toHaveBeenLastCalledWith('field-layouts', [])
  document.querySelector('form')?.insertAdjacentHTML('afterbegin', '<input name="entity" value="Account">')
  await carry({})
  expect(requestInstruction).toHaveBeenLastCalledWith(null, [])
})

test('on a page of no kind we know it says what that page says, wherever it stands', async () => {
  document.body.innerHTML = '<h1>Limit</h1> <p>Case has no room for more fields.</p>'
  vi.mocked(requestInstruction).mockResolvedValue(null)
  await runFieldCreationStep(createGuideContext(null, plan), null)
  expect(requestInstruction).toHaveBeenLastCalledWith(null, [
    expect.stringContaining('Case has no room for more fields.'),
  ])
  expect(pressed).not.toHaveBeenCalled()
})

test('continued after a refusal it leaves for the list, and presses nothing', async () => {
  const { leaving } = await carry({ press: 'list' })
  expect([location.hash, leaving]).toEqual(['#list', true])
  expect(pressed).not.toHaveBeenCalled()
})
