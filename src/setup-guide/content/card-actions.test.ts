// @vitest-environment happy-dom
/** What the script that acts does for a press: each once, and with a word where it could not. */

import { beforeEach, expect, test, vi } from 'vitest'
import { sceneOf } from '../../../test/support/guide-context.ts'
import { fillPage } from '../../salesforce/dom/fill-page.ts'
import { fill, point } from './card-actions.ts'
import { send } from './follow-plan.ts'
import { pointAt } from './pick-control.ts'
import type { View } from './view-model.ts'

vi.mock('./follow-plan.ts', () => ({ send: vi.fn() }))
vi.mock('../../platform/content/i18n.ts', () => ({ t: (...words: string[]) => words.join(' ') }))
vi.mock('./pick-control.ts', () => ({ pointAt: vi.fn() }))
vi.mock('../../salesforce/dom/fill-page.ts', () => ({ fillPage: vi.fn() }))

const found = { css: '#team', label: null, language: 'en' }

beforeEach(() => {
  vi.clearAllMocks()
  vi.mocked(fillPage).mockResolvedValue({ ok: true })
  vi.mocked(pointAt).mockResolvedValue(found)
})

test('what not every org has, and this page does, is missed like the rest', async () => {
  const item = (control: string, lost: boolean) => ({
    marker: { control, deed: { do: 'tick' }, optional: true },
    lost,
  })
  const view = { items: [item('caseRead', true), item('apiEnabled', false)] } as unknown as View
  await fill(sceneOf(view))
  expect(vi.mocked(fillPage).mock.calls[0]?.[0].map(({ optional }) => optional)).toEqual([false, true])
})

test('a second press while the first is under way does nothing', async () => {
  const scene = sceneOf()
  expect(await Promise.all([fill(scene), fill(scene)])).toEqual([true, false])
  expect(fillPage).toHaveBeenCalledOnce()
  expect(scene.doing.filling).toBe(false)
})

test('without a view there is nothing to fill', async () => {
  expect(await fill(sceneOf(null))).toBe(false)
  expect(fillPage).not.toHaveBeenCalled()
})

test('what would not be filled is named, until the next press', async () => {
  const scene = sceneOf()
  vi.mocked(fillPage).mockResolvedValueOnce({ ok: false, control: 'fieldLabel', reason: 'no-option' })
  expect(await fill(scene)).toBe(false)
  expect(scene.doing.notice).toBe('fill_no_option control_fieldLabel')
  expect(await fill(scene)).toBe(true)
  expect(scene.doing.notice).toBeNull()
})

test('what was corrected is told with what it was, until the next press', async () => {
  const scene = sceneOf()
  vi.mocked(fillPage).mockImplementationOnce(async (_, { onCorrected }) => {
    onCorrected?.('fieldLength', '512')
    onCorrected?.('apiOnly', '')
    return { ok: true }
  })
  await fill(scene)
  expect(scene.doing.corrected).toBe(
    'card_corrected card_corrected_from control_fieldLength 512, control_apiOnly',
  )
  await fill(scene)
  expect(scene.doing.corrected).toBe('')
})

test('a filling that broke off is over: the next press fills', async () => {
  const scene = sceneOf()
  vi.mocked(fillPage).mockRejectedValueOnce(new TypeError('options is not iterable'))
  await expect(fill(scene)).rejects.toThrow()
  expect(scene.doing.filling).toBe(false)
  expect(scene.update).toHaveBeenCalledTimes(2)
  expect(await fill(scene)).toBe(true)
})

test('the admin is asked to click, and what they clicked is passed on', async () => {
  const scene = sceneOf()
  const seen: unknown[] = []
  scene.update.mockImplementation(() => seen.push({ ...scene.doing }))
  await point(scene, 'fieldLabel')
  expect(seen).toEqual([
    { notice: 'point_now control_fieldLabel', filling: false, pointing: true },
    { notice: null, filling: false, pointing: false },
  ])
  expect(send).toHaveBeenCalledWith({ type: 'pointed', pointed: { control: 'fieldLabel', ...found } })
})

test('a click on something else is told of; Escape leaves no word behind', async () => {
  const scene = sceneOf()
  vi.mocked(pointAt).mockResolvedValueOnce(null)
  await point(scene, 'fieldLabel')
  expect(scene.doing.notice).toBe('point_failed control_fieldLabel')
  vi.mocked(pointAt).mockResolvedValueOnce(undefined)
  await point(scene, 'fieldLabel')
  expect(scene.doing).toEqual({ notice: null, filling: false, pointing: false })
  expect(send).not.toHaveBeenCalled()
})
