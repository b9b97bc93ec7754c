/** The script that acts is there for a press, though the background was just being stopped when it was asked for. */

import { afterEach, expect, test, vi } from 'vitest'
import { type Hands, hands, world } from '../../src/content/handed.ts'

const brought: Hands = { carryOut: vi.fn(), fillPage: vi.fn(), pointAt: vi.fn() }

const answering = (...answers: readonly (() => Promise<unknown>)[]) => {
  const sendMessage = vi.fn(() => answers[sendMessage.mock.calls.length - 1]?.() ?? Promise.reject())
  vi.stubGlobal('chrome', { runtime: { sendMessage } })
  return sendMessage
}

const bring = async () => {
  world.hands = brought
  return { ok: true }
}

afterEach(() => {
  delete world.hands
  vi.unstubAllGlobals()
})

test('a first answer that never comes is asked for again, once for all who wait', async () => {
  const sent = answering(() => Promise.reject(new Error('The message port closed')), bring)
  expect(await Promise.all([hands(), hands()])).toEqual([brought, brought])
  expect(sent).toHaveBeenCalledTimes(2)
})

test('where it cannot be had, whoever asks is told so, and may ask again', async () => {
  const none = async () => ({ ok: false, reason: 'failed' })
  answering(none, none, bring)
  expect(await hands()).toBeUndefined()
  expect(await hands()).toBe(brought)
})
