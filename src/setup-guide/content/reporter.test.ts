import { afterEach, expect, test, vi } from 'vitest'
import type { LocatedPlan } from '../page-plan.ts'
import { Reporter } from './reporter.ts'

const plan = { rows: [], pages: {} } as unknown as LocatedPlan

afterEach(() => vi.unstubAllGlobals())

/** A page that looks again after every answer, as the guide does; gives how often it was answered. */
const pageAnswered = async (answer: () => unknown) => {
  const sendMessage = vi.fn(async () => answer())
  vi.stubGlobal('chrome', { runtime: { sendMessage } })
  vi.stubGlobal('document', { documentElement: { lang: 'en' }, querySelector: () => null })
  const reporter: Reporter = new Reporter(() => reporter.collect('app-saved', plan))
  reporter.collect('app-saved', plan)
  for (let turns = 0; turns < 50; turns += 1) await new Promise((go) => setImmediate(go))
  return { sendMessage, reporter }
}

test('what is taken is sent once', async () => {
  const { sendMessage, reporter } = await pageAnswered(() => ({ ok: true }))
  expect(sendMessage).toHaveBeenCalledTimes(1)
  expect(reporter.reported).toBe(true)
})

test.each<[string, () => unknown]>([
  ['refused', () => ({ ok: false, reason: 'guide-inactive' })],
  ['not stored, because storage is full', () => ({ ok: false, reason: 'failed' })],
  ['not answered', () => Promise.reject(new Error('no receiver'))],
])('what is %s is not sent over and over, but again when the page or the plan changes', async (_, answer) => {
  const { sendMessage, reporter } = await pageAnswered(answer)
  expect(sendMessage.mock.calls.length).toBeLessThanOrEqual(2)
  const before = sendMessage.mock.calls.length
  reporter.collect('app-saved', plan)
  expect(sendMessage.mock.calls.length).toBe(before + 1)
})
