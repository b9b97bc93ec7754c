// @vitest-environment happy-dom
/** What types and presses comes to the page when it is asked for; where it does not come, the admin is told. */

import { beforeEach, expect, test, vi } from 'vitest'
import { Acting } from '../../src/content/acting.ts'
import { world } from '../../src/content/handed.ts'
import { send } from '../../src/content/link.ts'
import type { View } from '../../src/content/view-shape.ts'
import type { FindablePlan } from '../../src/salesforce/page-plan.ts'

vi.mock('../../src/content/link.ts', () => ({ send: vi.fn() }))
vi.mock('../../src/content/i18n.ts', () => ({ t: (...words: string[]) => words.join(' ') }))

const fillPage = vi.fn(async () => ({ ok: true }))
const pointAt = vi.fn(
  async (): Promise<object | null | undefined> => ({ css: '#team', label: null, language: 'en' }),
)
const update = vi.fn()
const view = { items: [{ marker: { control: 'fieldLabel', kind: 'input' } }] } as unknown as View

const acting = (shown: View | null = view) =>
  new Acting({
    plan: () => ({}) as FindablePlan,
    view: () => shown,
    update,
    signal: new AbortController().signal,
  })

/** The background does as it is asked, or is not there. */
const background = (answers: boolean) =>
  vi.mocked(send).mockImplementation(async (message) => {
    if (answers && message.type === 'hands') world.hands = { fillPage, pointAt } as never
    return answers
  })
const asked = () => vi.mocked(send).mock.calls.map(([{ type }]) => type)

beforeEach(() => {
  vi.clearAllMocks()
  delete world.hands
})

test('the first filling brings it, the second finds it there', async () => {
  background(true)
  const here = acting()
  expect(await here.fill()).toBe(true)
  expect(await here.fill()).toBe(true)
  expect(asked()).toEqual(['hands'])
  expect(fillPage).toHaveBeenCalledTimes(2)
  expect(here.notice).toBeNull()
})

test('where it does not come, nothing is filled, the card says so, and the next press asks again', async () => {
  background(false)
  const here = acting()
  expect(await here.fill()).toBe(false)
  expect(here.notice).toBe('fill_no_hands')
  expect(here.filling).toBe(false)
  background(true)
  expect(await here.fill()).toBe(true)
  expect(here.notice).toBeNull()
})

test('a second press while the first is under way does nothing', async () => {
  background(true)
  const here = acting()
  const both = await Promise.all([here.fill(), here.fill()])
  expect(both).toEqual([true, false])
  expect(fillPage).toHaveBeenCalledOnce()
})

test('without a view there is nothing to fill, and nothing is brought', async () => {
  expect(await acting(null).fill()).toBe(false)
  expect(asked()).toEqual([])
})

test('the admin is asked to click only once the click would not reach the page', async () => {
  background(true)
  const here = acting()
  const listening: boolean[] = []
  update.mockImplementation(() => {
    if (here.notice?.startsWith('point_now')) listening.push(world.hands !== undefined)
  })
  await here.point('fieldLabel')
  expect(listening).toEqual([true])
  expect(asked()).toEqual(['hands', 'pointed'])
})

test('where it does not come, the admin is not asked to click', async () => {
  background(false)
  const here = acting()
  await here.point('fieldLabel')
  expect(here.notice).toBe('fill_no_hands')
  expect(pointAt).not.toHaveBeenCalled()
})

test('a click on something else is told of; Escape leaves no word behind', async () => {
  background(true)
  const here = acting()
  pointAt.mockResolvedValueOnce(null)
  await here.point('fieldLabel')
  expect(here.notice).toBe('point_failed control_fieldLabel')
  pointAt.mockResolvedValueOnce(undefined)
  await here.point('fieldLabel')
  expect([here.notice, here.pointing]).toEqual([null, false])
  expect(asked()).toEqual(['hands'])
})
