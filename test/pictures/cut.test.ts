import { expect, test } from 'vitest'
import { findCleanHeight } from './cut.ts'

const lines = [
  [0, 20],
  [30, 50],
  [60, 100],
] as const

test('a picture is as high as it may be where that cuts nothing', () => {
  expect(findCleanHeight(lines, 120, 0)).toBe(120)
})

test('it ends in the gap above what it would cut, with room on both sides', () => {
  expect(findCleanHeight(lines, 80, 0)).toBe(57)
  expect(findCleanHeight(lines, 45, 0)).toBe(27)
})

test('it says so where every height would cut something', () => {
  expect(() => findCleanHeight(lines, 95, 65)).toThrow('from 65 to 95')
})
