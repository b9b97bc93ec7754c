// @vitest-environment happy-dom
/** What the script that acts does for a press: each once, and with a word where it could not. */

import { beforeEach, expect, test, vi } from 'vitest'
import { createGuideContext } from '../../../test/support/guide-context.ts'
import { fillPage } from '../../salesforce/dom/fill-page.ts'
import { fillCurrentPage, pickControl } from './card-actions.ts'
import { sendRepeatable, sendToBackground } from './follow-plan.ts'
import { startControlPicker } from './pick-control.ts'
import type { View } from './view-model.ts'

vi.mock('./follow-plan.ts', () => ({ sendToBackground: vi.fn(), sendRepeatable: vi.fn() }))
vi.mock('../../platform/content/i18n.ts', () => ({ translate: (...words: string[]) => words.join(' ') }))
vi.mock('./pick-control.ts', () => ({ startControlPicker: vi.fn() }))
vi.mock('../../salesforce/dom/fill-page.ts', () => ({ fillPage: vi.fn() }))

const found = { css: '#team', label: null, language: 'en' }

beforeEach(() => {
  vi.clearAllMocks()
  vi.mocked(fillPage).mockResolvedValue({ ok: true })
  vi.mocked(startControlPicker).mockResolvedValue(found)
})

test('what not every org has, and this page does, is missed like the rest', async () => {
  const item = (control: string, lost: boolean) => ({
    marker: { control, action: { kind: 'tick' }, optional: true },
    isMissing: lost,
  })
  const view = { markers: [item('caseRead', true), item('apiEnabled', false)] } as unknown as View
  await fillCurrentPage(createGuideContext(view))
  expect(vi.mocked(fillPage).mock.calls[0]?.[0].map(({ optional }) => optional)).toEqual([false, true])
})

test('a second press while the first is under way does nothing', async () => {
  const scene = createGuideContext()
  expect(await Promise.all([fillCurrentPage(scene), fillCurrentPage(scene)])).toEqual([true, false])
  expect(fillPage).toHaveBeenCalledOnce()
  expect(scene.status.filling).toBe(false)
})

test('without a view there is nothing to fill', async () => {
  expect(await fillCurrentPage(createGuideContext(null))).toBe(false)
  expect(fillPage).not.toHaveBeenCalled()
})

test('what would not be filled is named, until the next press', async () => {
  const scene = createGuideContext()
  vi.mocked(fillPage).mockResolvedValueOnce({ ok: false, control: 'fieldLabel', reason: 'no-option' })
  expect(await fillCurrentPage(scene)).toBe(false)
  expect(scene.status.notice).toBe('fill_no_option control_fieldLabel')
  expect(await fillCurrentPage(scene)).toBe(true)
  expect(scene.status.notice).toBeNull()
})

test('what was corrected is told with what it was, until the next press', async () => {
  const scene = createGuideContext()
  vi.mocked(fillPage).mockImplementationOnce(async (_, { onCorrected }) => {
    onCorrected?.('fieldLength', '512')
    onCorrected?.('apiOnly', '')
    return { ok: true }
  })
  await fillCurrentPage(scene)
  expect(scene.status.corrected).toBe(
    'card_corrected card_corrected_from control_fieldLength 512, control_apiOnly',
  )
  await fillCurrentPage(scene)
  expect(scene.status.corrected).toBe('')
})

test('which controls the filling changed is told, and nothing of what they hold', async () => {
  let isFilled = false
  const item = (control: string, kind: string, before: boolean, after: boolean) => ({
    marker: { control, action: { kind, value: 'a value' } },
    element: document.createElement('input'),
    get done() {
      return isFilled ? after : before
    },
  })
  const markers = [
    item('apiOnly', 'tick', false, true),
    item('apiEnabled', 'tick', true, true),
    item('caseRead', 'tick', false, false),
    item('save', 'press', false, true),
  ]
  const view = { page: 'profile-edit', markers } as unknown as View
  vi.mocked(fillPage).mockImplementationOnce(async () => {
    isFilled = true
    return { ok: true }
  })
  await fillCurrentPage(createGuideContext(view))
  expect(vi.mocked(sendRepeatable).mock.calls).toEqual([
    [{ type: 'page-filled', page: 'profile-edit', controls: ['apiOnly'] }],
  ])
  // Pressed again there is nothing left to fill.
  await fillCurrentPage(createGuideContext(view))
  expect(sendRepeatable).toHaveBeenCalledOnce()
})

test('a filling that broke off is over: the next press fills', async () => {
  const scene = createGuideContext()
  vi.mocked(fillPage).mockRejectedValueOnce(new TypeError('options is not iterable'))
  await expect(fillCurrentPage(scene)).rejects.toThrow()
  expect(scene.status.filling).toBe(false)
  expect(scene.update).toHaveBeenCalledTimes(2)
  expect(await fillCurrentPage(scene)).toBe(true)
})

test('the admin is asked to click, and what they clicked is passed on', async () => {
  const scene = createGuideContext()
  const seen: unknown[] = []
  scene.update.mockImplementation(() => seen.push({ ...scene.status }))
  await pickControl(scene, 'fieldLabel')
  expect(seen).toEqual([
    { notice: 'point_now control_fieldLabel', filling: false, picking: true },
    { notice: null, filling: false, picking: false },
  ])
  expect(sendToBackground).toHaveBeenCalledWith({
    type: 'control-picked',
    picked: { control: 'fieldLabel', ...found },
  })
})

test('a click on something else is told of; Escape leaves no word behind', async () => {
  const scene = createGuideContext()
  vi.mocked(startControlPicker).mockResolvedValueOnce(null)
  await pickControl(scene, 'fieldLabel')
  expect(scene.status.notice).toBe('point_failed control_fieldLabel')
  vi.mocked(startControlPicker).mockResolvedValueOnce(undefined)
  await pickControl(scene, 'fieldLabel')
  expect(scene.status).toEqual({ notice: null, filling: false, picking: false })
  expect(sendToBackground).not.toHaveBeenCalled()
})
