/** How a page comes to its plan: it asks the background, now and whenever it is told that something changed. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { followPlan } from './follow-plan.ts'

type Reply = { ok: true; value: unknown } | { ok: false; reason: string } | Error

const plan = (name: string) => ({ org: name })
let replies: Reply[] = []
let told: (() => void)[] = []
const send = vi.fn()

/** Lets the pause pass that follows a request without an answer. */
const rest = () => vi.advanceTimersByTimeAsync(1_000)

const follow = async () => {
  const drawn: unknown[] = []
  followPlan((one) => drawn.push(one))
  await rest()
  return drawn
}

beforeEach(() => {
  vi.useFakeTimers()
  replies = []
  told = []
  send.mockReset().mockImplementation(async () => {
    const reply = replies.shift() ?? { ok: true, value: null }
    if (reply instanceof Error) throw reply
    return reply
  })
  vi.stubGlobal('chrome', {
    runtime: {
      sendMessage: send,
      onMessage: { addListener: (listener: () => void) => told.push(listener) },
    },
  })
  vi.stubGlobal('location', { ancestorOrigins: ['https://acme.lightning.force.com'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('it says which pages are around it, and draws what it is answered', async () => {
  replies = [{ ok: true, value: plan('acme') }]
  expect(await follow()).toEqual([plan('acme')])
  expect(send).toHaveBeenCalledExactlyOnceWith({
    type: 'get-plan',
    around: ['https://acme.lightning.force.com'],
  })
})

test('it reads nothing that another page could have stored', async () => {
  const storage = vi.fn()
  Object.defineProperty(chrome, 'storage', { get: storage })
  await follow()
  expect(storage).not.toHaveBeenCalled()
})

describe('it asks anew', () => {
  test('when it is told that something changed, and is told nothing but that', async () => {
    const drawn = await follow()
    replies = [{ ok: true, value: plan('changed') }]
    // Whatever comes with it is not looked at.
    ;(told[0] as (message: unknown) => void)({ type: 'plan-changed', plan: plan('forged') })
    await rest()
    expect(drawn).toEqual([null, plan('changed')])
  })

  test('after an answer, where something changed while it was under way', async () => {
    replies = [
      { ok: true, value: plan('old') },
      { ok: true, value: plan('new') },
    ]
    const drawn: unknown[] = []
    followPlan((one) => drawn.push(one))
    for (let time = 0; time < 5; time += 1) told[0]?.()
    await rest()
    expect(drawn).toEqual([plan('old'), plan('new')])
  })

  test('when the page that follows it wants to, as one that comes back out of the browser’s cache', async () => {
    const again = followPlan(() => {})
    await rest()
    expect(send).toHaveBeenCalledTimes(1)
    void again()
    await rest()
    expect(send).toHaveBeenCalledTimes(2)
  })

  test('once and after a pause, where the background was just being stopped', async () => {
    replies = [new Error('Could not establish connection'), { ok: true, value: plan('acme') }]
    const drawn: unknown[] = []
    followPlan((one) => drawn.push(one))
    await vi.advanceTimersByTimeAsync(200)
    expect(send).toHaveBeenCalledTimes(1)
    await rest()
    expect(drawn).toEqual([plan('acme')])
  })
})

test.each<Reply>([{ ok: false, reason: 'cross-org-frame' }, new Error('Extension context invalidated')])(
  'where it gets no plan, nothing is drawn or taken away, and the next change is asked about: %o',
  async (reply) => {
    replies = reply instanceof Error ? [reply, reply] : [reply]
    const drawn = await follow()
    expect(drawn).toEqual([])
    replies = [{ ok: true, value: plan('acme') }]
    told[0]?.()
    await rest()
    expect(drawn).toEqual([plan('acme')])
  },
)
