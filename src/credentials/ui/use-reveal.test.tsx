// @vitest-environment happy-dom
import { act as settle } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { clickInPopup, findInPopup, renderPopup, withOrgState } from '../../../test/support/render-popup.tsx'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: false }))
afterEach(() => void vi.useRealTimers())

test('a secret that is shown is masked again after 30 seconds', async () => {
  await renderPopup(withOrgState({}))
  const input = () => findInPopup('input[name="clientSecret"]') as HTMLInputElement
  await clickInPopup('[data-action="reveal"][data-value="clientSecret"]')
  expect(input().type).toBe('text')
  await settle(async () => void (await vi.advanceTimersByTimeAsync(29_900)))
  expect(input().type).toBe('text')
  await settle(async () => void (await vi.advanceTimersByTimeAsync(200)))
  expect(input().type).toBe('password')
})
