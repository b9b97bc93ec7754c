// @vitest-environment happy-dom
import { act as settle } from 'preact/test-utils'
import { expect, test, vi } from 'vitest'
import { fixedNow } from '../../test/support/popup-fixtures.ts'
import { findInPopup, popupRoot, renderPopup, withObservedSetup } from '../../test/support/render-popup.tsx'
import { getPasswordFlowPhase } from '../flow-retirement/flow-retirement.ts'
import { emptyApiState } from '../org-check/api-state.ts'
import { getTimeLeft } from '../ui/time.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

const hours = (n: number) => n * 3_600_000
const limited = (at: number) =>
  ({
    sending: false,
    outcome: { kind: 'rate-limited', at, status: 429, retryAt: at + 90_000, tries: 1 },
  }) as const
const activate = () => findInPopup('[data-action="activate"]') as HTMLButtonElement

test('SpaceIQ’s wait holds, also where the clock was corrected by seconds', async () => {
  await renderPopup({ activation: limited(fixedNow) })
  expect(activate().disabled).toBe(true)
  await renderPopup({ activation: limited(fixedNow + 5_000) })
  expect(activate().disabled).toBe(true)
})

test.each([1, 24, 24 * 365])('a clock set back by %i hours does not lock Activate', async (back) => {
  await renderPopup({ activation: limited(fixedNow + hours(back)) })
  expect(activate().disabled).toBe(false)
})

test('a clock set forward ends the wait', async () => {
  await renderPopup({ activation: limited(fixedNow - hours(1)) })
  expect(activate().disabled).toBe(false)
})

test.each([1, 24 * 30])(
  'a clock set back by %i hours neither counts down to nor repeats a sign-in',
  async (back) => {
    const at = fixedNow + hours(back)
    const { sent } = await renderPopup({
      api: { ...emptyApiState, loginTest: { kind: 'not-ready', at, said: '', retryAt: at + 30_000 } },
    })
    await settle(async () => {
      await vi.advanceTimersByTimeAsync(hours(2))
    })
    expect(sent.filter(({ type }) => type === 'test-login')).toEqual([])
    expect(popupRoot.querySelector('.sign-in [role="timer"]')).toBeNull()
  },
)

test('an app saved in the future, by a clock that was set back, is not waited for', async () => {
  await renderPopup(withObservedSetup({ connectedAppSavedAt: fixedNow + hours(3) }))
  expect(popupRoot.querySelector('[data-wait]')).toBeNull()
  await renderPopup(withObservedSetup({ connectedAppSavedAt: fixedNow - 60_000 }))
  expect(popupRoot.querySelector('[data-wait]')).not.toBeNull()
})

test('the time left is never more than was told', () => {
  expect(getTimeLeft(fixedNow, fixedNow + 90_000, fixedNow)).toBe(90_000)
  expect(getTimeLeft(fixedNow, fixedNow + 90_000, fixedNow + 91_000)).toBe(0)
  expect(getTimeLeft(fixedNow, fixedNow + 90_000, fixedNow - hours(1))).toBe(0)
})

test('the end of the flow is told by the clock as it is now', () => {
  expect(getPasswordFlowPhase(new Date('2027-02-19T23:59:59Z'))).toBe('before')
  expect(getPasswordFlowPhase(new Date('2027-02-20T00:00:00Z'))).toBe('after')
  expect(getPasswordFlowPhase(new Date('2031-01-01T00:00:00Z'))).toBe('after')
})
