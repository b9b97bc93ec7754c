import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LocatedPlan } from '../page-plan.ts'
import { Reporter } from './reporter.ts'

const plan = { rows: [], pages: {} } as unknown as LocatedPlan

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A page that looks again after every answer, as the guide does; gives how often it was answered. */
const pageAnswered = async (answer: () => unknown) => {
  const sendMessage = vi.fn(async () => answer())
  vi.stubGlobal('chrome', { runtime: { sendMessage } })
  vi.stubGlobal('document', { documentElement: { lang: 'en' }, querySelector: () => null })
  const reporter: Reporter = new Reporter(() => reporter.collect('app-saved', plan))
  reporter.collect('app-saved', plan)
  await vi.advanceTimersByTimeAsync(2_000)
  return { sendMessage, reporter }
}

test('what is taken is sent once', async () => {
  const { sendMessage, reporter } = await pageAnswered(() => ({ ok: true }))
  expect(sendMessage).toHaveBeenCalledTimes(1)
  expect(reporter.reported).toBe(true)
})

test.each<[string, boolean, () => unknown]>([
  ['refused', true, () => ({ ok: false, reason: 'guide-inactive' })],
  ['not stored, because storage is full', true, () => ({ ok: false, reason: 'storage-failed' })],
  ['not answered', false, () => Promise.reject(new Error('no receiver'))],
])(
  'what is %s is not sent over and over, but again when the page or the plan changes',
  async (_, isAnswered, answer) => {
    const { sendMessage, reporter } = await pageAnswered(answer)
    // Twice what is not answered: the worker may have been stopping.
    const times = isAnswered ? 1 : 2
    const before = sendMessage.mock.calls.length
    expect(before).toBeLessThanOrEqual(2 * times)
    reporter.collect('app-saved', plan)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(sendMessage.mock.calls.length).toBeGreaterThan(before)
    expect(sendMessage.mock.calls.length).toBeLessThanOrEqual(before + 2 * times)
  },
)

test('a report that a stopping worker did not answer is sent once more, and taken', async () => {
  const answers = [Promise.reject(new Error('no receiver')), Promise.resolve({ ok: true })]
  const { sendMessage, reporter } = await pageAnswered(() => answers.shift())
  expect(sendMessage).toHaveBeenCalledTimes(2)
  expect(reporter.reported).toBe(true)
})
