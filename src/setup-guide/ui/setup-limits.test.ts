import { describe, expect, test, vi } from 'vitest'
import { resolveMessage } from '../../../test/support/texts.ts'
import { passwordFlowEndDate } from '../../flow-retirement/flow-retirement.ts'
import type { OrgKind } from '../../ui/org-kind.ts'
import { getSetupLimits } from './setup-limits.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

const lastMoment = new Date(passwordFlowEndDate.getTime() - 1)
const endDate = 'February 20, 2027'

test('until the password flow ends, its end, its switch and the closed creation of apps are told', () => {
  expect(getSetupLimits(lastMoment, 'production')).toEqual([
    resolveMessage('notice_flow_before', endDate),
    resolveMessage('notice_flow_off'),
    resolveMessage('notice_apps_closed'),
  ])
})

test('from that day on nothing is told that only the password flow needs', () => {
  expect(getSetupLimits(passwordFlowEndDate, 'production')).toEqual([
    resolveMessage('notice_flow_after', endDate),
  ])
})

describe.each([
  ['before', lastMoment],
  ['after', passwordFlowEndDate],
])('%s that day', (_, now) => {
  test.each([
    ['sandbox', 'limit_sandbox'],
    ['scratch', 'limit_scratch'],
  ] as const)('an org that does not last is told so: %s', (kind, key) => {
    expect(getSetupLimits(now, kind)).toContain(resolveMessage(key))
  })

  test.each<[OrgKind | null]>([['production'], ['developer'], ['trailhead'], ['demo'], [null]])(
    'no other is: %s',
    (kind) => {
      const limits = getSetupLimits(now, kind)
      expect(limits).not.toContain(resolveMessage('limit_sandbox'))
      expect(limits).not.toContain(resolveMessage('limit_scratch'))
    },
  )
})
