// @vitest-environment happy-dom
import { act as settle } from 'preact/test-utils'
import { expect, test, vi } from 'vitest'
import { now } from '../../test/support/popup-fixtures.ts'
import { find, root, seen, show } from '../../test/support/render-popup.tsx'
import { flowRetirement } from '../flow-retirement/flow-retirement.ts'
import { noApiState } from '../org-check/api-state.ts'
import { timeLeft } from '../ui/time.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/popup-fixtures.ts')).fakeBrowser(),
}))

const hours = (n: number) => n * 3_600_000
const limited = (at: number) =>
  ({
    sending: false,
    outcome: { kind: 'rate-limited', at, status: 429, retryAt: at + 90_000, tries: 1 },
  }) as const
const activate = () => find('[data-action="activate"]') as HTMLButtonElement

test('SpaceIQ’s wait holds, also where the clock was corrected by seconds', async () => {
  await show({ activation: limited(now) })
  expect(activate().disabled).toBe(true)
  await show({ activation: limited(now + 5_000) })
  expect(activate().disabled).toBe(true)
})

test.each([1, 24, 24 * 365])('a clock set back by %i hours does not lock Activate', async (back) => {
  await show({ activation: limited(now + hours(back)) })
  expect(activate().disabled).toBe(false)
})

test('a clock set forward ends the wait', async () => {
  await show({ activation: limited(now - hours(1)) })
  expect(activate().disabled).toBe(false)
})

test.each([1, 24 * 30])(
  'a clock set back by %i hours neither counts down to nor repeats a sign-in',
  async (back) => {
    const at = now + hours(back)
    const { sent } = await show({
      api: { ...noApiState, signIn: { kind: 'not-ready', at, said: '', retryAt: at + 30_000 } },
    })
    await settle(async () => {
      await vi.advanceTimersByTimeAsync(hours(2))
    })
    expect(sent.filter(({ type }) => type === 'test-sign-in')).toEqual([])
    expect(root.querySelector('.sign-in [role="timer"]')).toBeNull()
  },
)

test('an app saved in the future, by a clock that was set back, is not waited for', async () => {
  await show(seen({ appSavedAt: now + hours(3) }))
  expect(root.querySelector('[data-wait]')).toBeNull()
  await show(seen({ appSavedAt: now - 60_000 }))
  expect(root.querySelector('[data-wait]')).not.toBeNull()
})

test('the time left is never more than was told', () => {
  expect(timeLeft(now, now + 90_000, now)).toBe(90_000)
  expect(timeLeft(now, now + 90_000, now + 91_000)).toBe(0)
  expect(timeLeft(now, now + 90_000, now - hours(1))).toBe(0)
})

test('the end of the flow is told by the clock as it is now', () => {
  expect(flowRetirement(new Date('2027-02-19T23:59:59Z'))).toBe('before')
  expect(flowRetirement(new Date('2027-02-20T00:00:00Z'))).toBe('after')
  expect(flowRetirement(new Date('2031-01-01T00:00:00Z'))).toBe('after')
})
