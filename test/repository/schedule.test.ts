/**
 * The schedule names every browser test, docs/testing.md shows it, and samples are drawn by seed.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test, vi } from 'vitest'
import { listScheduledFiles, rotationGroups, type ScheduleEntry, schedule } from '../support/schedule.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

const titles = { chromium: 'Chromium', firefox: 'Firefox' } as const

const row = ([file, { browsers, sampled, rotationGroup: group, reason: why }]: readonly [
  string,
  ScheduleEntry,
]) =>
  `| \`${file}\` | ${browsers.map((one) => titles[one]).join(', ') || 'only in `all`'}${group ? `, in turns: ${group}` : ''} | ${sampled ?? 'all of it'} | ${why} |`

test('every file of browser tests is scheduled, and no other', () => {
  const files = readdirSync(join(root, 'test/browser'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => file.replaceAll('\\', '/').replace(/\.test\.ts$/, ''))
  expect(Object.keys(schedule)).toEqual(files.sort())
})

test('docs/testing.md shows what runs where, and why', () => {
  const document = readFileSync(join(root, 'docs/testing.md'), 'utf8')
  const shown = document.split('\n').filter((line) => /^\| `[a-z\d./-]+` \|/.test(line))
  expect(shown).toEqual(Object.entries(schedule).map(row))
})

test('what is Firefox’s runs in Firefox at every push', () => {
  expect(listScheduledFiles('firefox').length).toBeGreaterThan(8)
  const alsoInChromium = listScheduledFiles('firefox').filter(
    (file) => schedule[keyOf(file)]?.browsers.join() !== 'firefox',
  )
  expect(listScheduledFiles('chromium')).toEqual(expect.arrayContaining([...alsoInChromium]))
})

test('of a group that takes turns as many files run as are said, and every one at some push', async () => {
  const drawn = new Set<string>()
  for (let seed = 0; seed < 60; seed += 1) {
    vi.resetModules()
    vi.stubEnv('TEST_SEED', String(seed))
    const files = (await import('../support/schedule.ts')).listScheduledFiles('chromium')
    for (const [group, size] of Object.entries(rotationGroups))
      expect(files.filter((file) => schedule[keyOf(file)]?.rotationGroup === group)).toHaveLength(size)
    for (const file of files) drawn.add(file)
  }
  expect([...drawn].map(keyOf).sort()).toEqual(
    Object.keys(schedule).filter((file) => schedule[file]?.browsers.includes('chromium')),
  )
})

const keyOf = (path: string) => path.replace('test/browser/', '').replace('.test.ts', '')

const sampleWith = async (seed: string | undefined) => {
  vi.resetModules()
  vi.stubEnv('TEST_SEED', seed)
  return import('../support/sample.ts')
}

afterEach(() => vi.unstubAllEnvs())

const points = Array.from({ length: 40 }, (_, index) => `point ${index}`)

test('a seed draws the same points again, in their order, and another seed others', async () => {
  const first = (await sampleWith('1')).sampleSweep('a sweep', points, 10)
  expect(first).toHaveLength(10)
  expect([...first].sort((a, b) => points.indexOf(a) - points.indexOf(b))).toEqual(first)
  expect((await sampleWith('1')).sampleSweep('a sweep', points, 10)).toEqual(first)
  expect((await sampleWith('2')).sampleSweep('a sweep', points, 10)).not.toEqual(first)
})

test('two sweeps do not draw alike, and every point is drawn by some seed', async () => {
  const { sampleSweep: sampled } = await sampleWith('1')
  expect(sampled('one', points, 10)).not.toEqual(sampled('other', points, 10))
  const drawn = new Set<string>()
  for (let seed = 0; seed < 60; seed += 1)
    for (const point of (await sampleWith(String(seed))).sampleSweep('a sweep', points, 10)) drawn.add(point)
  expect(drawn.size).toBe(points.length)
})

test('without a seed every point is tried', async () => {
  const { isFullRun: everything, sampleSweep: sampled } = await sampleWith(undefined)
  expect(everything).toBe(true)
  expect(sampled('a sweep', points, 10)).toBe(points)
})
