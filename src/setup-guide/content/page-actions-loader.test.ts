/** The script that acts comes when it is asked for, and where it does not the admin is told. */

import { afterEach, expect, test, vi } from 'vitest'
import { createGuideContext } from '../../../test/support/guide-context.ts'
import {
  continueFieldCreation,
  isolatedWorld,
  loadPageActions,
  type PageActions,
  press,
} from './page-actions-loader.ts'

vi.mock('../../platform/content/i18n.ts', () => ({ translate: (key: string) => key }))

const brought: PageActions = { runFieldCreationStep: vi.fn(), pressButton: vi.fn() }

const answering = (...answers: readonly (() => Promise<unknown>)[]) => {
  const sendMessage = vi.fn((_: object) => answers[sendMessage.mock.calls.length - 1]?.() ?? Promise.reject())
  vi.stubGlobal('chrome', { runtime: { sendMessage } })
  return sendMessage
}

const bring = async () => {
  isolatedWorld.actions = brought
  return { ok: true }
}

afterEach(() => {
  delete isolatedWorld.actions
  vi.unstubAllGlobals()
})

test('a first answer that never comes is asked for again, once for all who wait', async () => {
  const sent = answering(() => Promise.reject(new Error('The message port closed')), bring)
  expect(await Promise.all([loadPageActions(), loadPageActions()])).toEqual([brought, brought])
  expect(sent).toHaveBeenCalledTimes(2)
})

const none = async () => ({ ok: false, reason: 'internal-error' })

test('where it cannot be had, whoever asks is told so, and may ask again', async () => {
  answering(none, bring)
  expect(await loadPageActions()).toBeUndefined()
  expect(await loadPageActions()).toBe(brought)
})

test('the first press brings it, the second finds it there', async () => {
  const sent = answering(bring)
  const scene = createGuideContext()
  const button = {} as HTMLElement
  await press(scene, 'fill', button)
  await press(scene, 'copy', button, 'SpaceIQ')
  expect(sent).toHaveBeenCalledOnce()
  expect(vi.mocked(brought.pressButton).mock.calls).toEqual([
    [scene, 'fill', button],
    [scene, 'copy', button, 'SpaceIQ'],
  ])
})

test('where it does not come for a press, the card says so', async () => {
  answering(none, none)
  const scene = createGuideContext()
  await press(scene, 'fill', {} as HTMLElement)
  expect([scene.status.notice, scene.update.mock.calls.length]).toEqual(['card_not_done', 1])
})

test('where it does not come while fields are created, the creation ends and says why', async () => {
  const sent = answering(none, none, async () => ({ ok: true }))
  await continueFieldCreation(createGuideContext(), 'field-type')
  expect(sent.mock.lastCall).toEqual([{ type: 'field-creation', action: 'hands', layouts: 'proposed' }])
})
