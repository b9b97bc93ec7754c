import { afterEach, describe, expect, test, vi } from 'vitest'
import { formatLongDate } from '../ui/time.ts'
import { getPasswordFlowPhase, passwordFlowEndDate } from './flow-retirement.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

const zone = process.env.TZ

afterEach(() => {
  vi.useRealTimers()
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

test('the flow ends with the start of 20 February 2027', () => {
  expect(getPasswordFlowPhase(new Date('2026-11-23T12:00:00Z'))).toBe('before')
  expect(getPasswordFlowPhase(new Date('2027-02-19T23:59:59.999Z'))).toBe('before')
  expect(getPasswordFlowPhase(new Date('2027-02-20T00:00:00Z'))).toBe('after')
  expect(getPasswordFlowPhase(new Date('2028-01-01T00:00:00Z'))).toBe('after')
})

describe.each(['Pacific/Honolulu', 'America/Los_Angeles', 'UTC', 'Asia/Tokyo', 'Pacific/Kiritimati'])(
  'with a clock in %s',
  (place) => {
    test('it ends at midnight in universal time, not at midnight there', () => {
      process.env.TZ = place
      vi.useFakeTimers({ now: Date.parse('2027-02-19T23:59:59.999Z') })
      expect(getPasswordFlowPhase(new Date())).toBe('before')
      vi.advanceTimersByTime(1)
      expect(getPasswordFlowPhase(new Date())).toBe('after')

      const midnightThere = new Date(2027, 1, 20)
      const isLater = midnightThere.getTime() >= passwordFlowEndDate.getTime()
      vi.setSystemTime(midnightThere)
      expect(getPasswordFlowPhase(new Date())).toBe(isLater ? 'after' : 'before')
      expect(isLater).toBe(midnightThere.getTimezoneOffset() >= 0)
    })

    test('it is the same day for everybody', () => {
      process.env.TZ = place
      expect(formatLongDate(passwordFlowEndDate)).toBe('February 20, 2027')
    })
  },
)
