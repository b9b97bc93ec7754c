import { expect, test, vi } from 'vitest'
import { isCheckDue } from './use-check-at-start.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

const now = Date.parse('2026-11-29T10:00:00Z')

test.each<[string, unknown, boolean]>([
  ['a click just now', now - 5, true],
  ['a click two minutes ago', now - 120_000, true],
  ['a click longer ago', now - 120_001, false],
  ['a click in the future, by a clock that was changed', now + 1, false],
  ['nothing stored', undefined, false],
  ['something else stored', 'now', false],
])('%s asks for the check: %o, %s', (_, clickedAt, isDue) => {
  expect(isCheckDue(clickedAt, now)).toBe(isDue)
})
