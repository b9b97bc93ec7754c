/** The toolbar button tells when the wait for a saved app is over, with nothing asked of the org. */

import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowserControls } from '../../../test/support/fake-browser.ts'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import { PROPAGATION_MS } from '../../salesforce/propagation.ts'
import { getAppWait } from '../app-wait.ts'
import { emptyOrgState } from '../org-state.ts'
import { handleAppWaitAlarm, updateAppWaitAlarm } from './app-wait-alarm.ts'
import { getBadge } from './badge.ts'
import { updateOrgState } from './org-store.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const org = 'acme.my.salesforce.com'
const savedAt = Date.parse('2026-11-29T10:00:00Z')
const until = savedAt + PROPAGATION_MS
const saved: ObservedSetup = { connectedAppSavedAt: savedAt }
const put = (observedSetup: ObservedSetup) =>
  updateOrgState(org, () => ({ ...emptyOrgState, guideActive: true, observedSetup }))

beforeEach(() => {
  fakeBrowserControls.reset()
  vi.useFakeTimers({ now: savedAt + 1000, toFake: ['Date'] })
})

describe('the wait', () => {
  test.each<[string, ObservedSetup, number, object]>([
    ['is none without a saved app', {}, savedAt, { state: 'none' }],
    ['runs for ten minutes', saved, savedAt, { state: 'running', until }],
    ['is over after them', saved, until, { state: 'over' }],
    ['has ended once a login worked', { ...saved, passwordFlowWorkedAt: savedAt }, until, { state: 'works' }],
    [
      'has ended once client credentials worked',
      { ...saved, clientCredentialsWorkedAt: savedAt + 5 },
      savedAt,
      { state: 'works' },
    ],
    [
      'is none once SpaceIQ accepted',
      { ...saved, passwordFlowWorkedAt: savedAt, activation: { status: 'active', at: savedAt + 9 } },
      until,
      { state: 'none' },
    ],
    [
      'runs again for an app saved again',
      { ...saved, passwordFlowWorkedAt: savedAt - 1 },
      savedAt,
      { state: 'running', until },
    ],
    ['is none by a clock that was changed', saved, savedAt - 3_600_000, { state: 'none' }],
  ])('%s', (_, setup, now, wait) => {
    expect(getAppWait(setup, now)).toEqual(wait)
  })
})

test('the alarm is set for the wait’s end, and goes with the wait', async () => {
  await put(saved)
  await updateAppWaitAlarm(org)
  expect(fakeBrowserControls.alarms.get(`app-wait:${org}`)).toEqual({ when: until })
  await put({ ...saved, passwordFlowWorkedAt: savedAt + 5 })
  await updateAppWaitAlarm(org)
  expect(fakeBrowserControls.alarms.has(`app-wait:${org}`)).toBe(false)
})

test('the badge changes its color and its words then, and not before', async () => {
  const state = { ...emptyOrgState, guideActive: true, observedSetup: saved }
  const waiting = getBadge(state)
  expect(waiting.isReady).toBeUndefined()
  vi.setSystemTime(until)
  const ready = getBadge(state)
  expect(ready.isReady).toBe(true)
  expect(ready.title).toContain(waiting.title)
  expect(ready.title).not.toBe(waiting.title)
})

test('the badge says that the login works once a test of it succeeded', () => {
  const tested = { ...saved, passwordFlowWorkedAt: savedAt + 5 }
  const badge = getBadge({ ...emptyOrgState, guideActive: true, observedSetup: tested })
  expect(badge.isReady).toBe(true)
  expect(badge.title).toContain('badge_login_works')
})

test('the alarm updates its org’s tabs, and no other alarm does', async () => {
  await put(saved)
  fakeBrowserControls.setTabs([
    { id: 4, windowId: 1, url: `https://${org}/02u`, active: true, lastAccessed: 1 },
  ])
  expect(await handleAppWaitAlarm(`vault:${org}`)).toBe(false)
  vi.setSystemTime(until)
  expect(await handleAppWaitAlarm(`app-wait:${org}`)).toBe(true)
  const titles = fakeBrowserControls.calls().filter(({ name }) => name === 'action.setTitle')
  expect(titles).toHaveLength(1)
})
