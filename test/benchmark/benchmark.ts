/**
 * Runs `npm run bench`: effort by hand and with the extension, performance, API use, and
 * reliability.
 */

import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { measureEffort } from './effort-metrics.ts'
import { measurePerformance } from './performance/performance.ts'
import { formatPerformanceReport } from './performance/text.ts'
import { measureReliability } from './reliability.ts'
import { measureApi } from './repair-way.ts'
import { type BenchmarkSection, createBenchmarkSection } from './section.ts'
import { formatApiReport, formatEffortReport, formatReliabilityReport } from './text.ts'

const folder = 'artifacts/bench'
const file = `${folder}/report.json`

/** The sections in the order they run. */
const parts: readonly BenchmarkSection[] = [
  createBenchmarkSection('effort', measureEffort, formatEffortReport),
  createBenchmarkSection('api', measureApi, formatApiReport),
  createBenchmarkSection('performance', measurePerformance, formatPerformanceReport),
  createBenchmarkSection('reliability', measureReliability, formatReliabilityReport),
]

/** Writes a section's figures into the report; earlier figures of the others stay. */
const write = async (id: string, report: object) => {
  await mkdir(folder, { recursive: true })
  const before = existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : {}
  const all = { ...before, [id]: { at: new Date().toISOString(), ...report } }
  await writeFile(file, `${JSON.stringify(all, null, 2)}\n`)
}

/** Runs the named sections, all by default. Resolves to exit code 0 if every target holds. */
export const bench = async (wanted: readonly string[]): Promise<number> => {
  const unknown = wanted.filter((id) => !parts.some((one) => one.id === id))
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(', ')}. There are: ${parts.map(({ id }) => id).join(', ')}.`)
    return 1
  }
  let missed = 0
  for (const { id, run } of parts.filter((one) => wanted.length === 0 || wanted.includes(one.id))) {
    const { report, text } = await run()
    await write(id, report)
    missed += report.targets.filter(({ isMet: holds }) => !holds).length
    console.log(`\n${text}`)
  }
  console.log(`\nWritten to ${file}`)
  return missed > 0 ? 1 : 0
}
