import { describe, expect, test } from 'vitest'
import type { ObservedSetup } from '../salesforce/observed-setup.ts'
import { describeFlowBlock, describeLostFlow, findFlowBlock } from './blocked-flow.ts'
import { passwordFlowEndDate } from './flow-retirement.ts'
import { summer26 } from './open-way.ts'

const today = new Date('2026-11-29T09:00:00Z')
const lastMoment = new Date(passwordFlowEndDate.getTime() - 1)
const older = { organizationCreatedAt: Date.parse('2023-08-14T00:00:00Z') }
const newer = { organizationCreatedAt: summer26 }

const keysOf = (setup: ObservedSetup, now: Date) => describeFlowBlock(setup, now).map(({ key }) => key)

describe('where the org refuses the password flow', () => {
  test('an older org is told to allow it', () => {
    expect(findFlowBlock(older, today)).toBe('off')
    expect(keysOf(older, lastMoment)).toEqual(['signin_flow_blocked'])
  })

  test('an org since Summer ’26 is not sent to a switch that it cannot use', () => {
    expect(findFlowBlock(newer, today)).toBe('locked')
    expect(keysOf(newer, today)).toEqual(['signin_flow_locked'])
  })

  test.each<[string, ObservedSetup]>([
    ['of unknown age', {}],
    ['of the weeks in which the release came', { organizationCreatedAt: summer26 - 1 }],
  ])('an org %s is told both cases', (_, setup) => {
    expect(findFlowBlock(setup, today)).toBe('unclear')
    expect(keysOf(setup, today)).toEqual(['signin_flow_blocked', 'flow_grayed_out'])
  })

  test.each<[string, ObservedSetup]>([
    ['an older org', older],
    ['an org since Summer ’26', newer],
    ['an org of unknown age', {}],
  ])('%s is told of the end from its day on', (_, setup) => {
    expect(keysOf(setup, lastMoment)).not.toContain('signin_flow_over')
    expect(keysOf(setup, passwordFlowEndDate)).toEqual(['signin_flow_over'])
  })
})

test('a password is said to be useless only where that is certain', () => {
  expect(describeLostFlow(older, today)).toBeNull()
  expect(describeLostFlow({ ...older, passwordFlowBlocked: true }, today)).toBeNull()
  expect(describeLostFlow({ passwordFlowBlocked: true }, today)).toBeNull()
  expect(describeLostFlow({ ...newer, passwordFlowBlocked: true }, today)?.key).toBe('signin_flow_locked')
  expect(describeLostFlow(older, passwordFlowEndDate)?.key).toBe('signin_flow_over')
})
