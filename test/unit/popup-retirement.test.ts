import { expect, test } from 'vitest'
import { flowRetirement } from '../../src/guide/retirement.ts'

test('the flow ends with the start of 20 February 2027', () => {
  expect(flowRetirement(new Date('2026-11-23T12:00:00Z'))).toBe('before')
  expect(flowRetirement(new Date('2027-02-19T23:59:59.999Z'))).toBe('before')
  expect(flowRetirement(new Date('2027-02-20T00:00:00Z'))).toBe('after')
  expect(flowRetirement(new Date('2028-01-01T00:00:00Z'))).toBe('after')
})
