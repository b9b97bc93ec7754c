/** Runs the reliability tests, and reports the faults and hostile inputs they count. */

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { countsFolder, type ReliabilityCounts } from '../support/reliability-counts.ts'
import { type BenchmarkTarget, createTarget } from './section.ts'

/** Tests that count; each writes a file of its name. */
const files: Readonly<Record<string, readonly string[]>> = {
  unit: [
    'test/fault-injection/fault-injection.test.ts',
    'test/fault-injection/fault-injection-api.test.ts',
    'src/background/corrupt-storage.test.tsx',
    'src/background/fuzzed-messages.test.ts',
    'src/activation/client-properties.test.ts',
    'test/fault-injection/extraction-robustness.test.ts',
  ],
  e2e: [
    'test/browser/setup-guide/faults.test.ts',
    'test/browser/credentials/secrets.test.ts',
    'test/browser/untrusted-input/untrusted-input.test.ts',
  ],
}

export interface ReliabilityReport {
  readonly files: Readonly<Record<string, ReliabilityCounts>>
  readonly sum: ReliabilityCounts
  readonly targets: readonly BenchmarkTarget[]
}

const passes = (project: string, tests: readonly string[]): boolean =>
  spawnSync(
    process.execPath,
    [join('node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', project, '--reporter=dot', ...tests],
    { stdio: 'inherit' },
  ).status === 0

/** Runs the tests and adds up their counts. */
export const measureReliability = async (): Promise<ReliabilityReport> => {
  rmSync(countsFolder, { recursive: true, force: true })
  const failed = Object.entries(files).filter(([project, tests]) => !passes(project, tests)).length
  const counted: Record<string, ReliabilityCounts> = {}
  const sum: ReliabilityCounts = { faults: 0, inputs: 0, searches: 0, leaks: 0 }
  for (const file of existsSync(countsFolder) ? readdirSync(countsFolder).sort() : []) {
    const counts: ReliabilityCounts = JSON.parse(readFileSync(join(countsFolder, file), 'utf8'))
    counted[basename(file, '.json')] = counts
    for (const what of Object.keys(sum) as (keyof ReliabilityCounts)[]) sum[what] += counts[what]
  }
  const silent = Object.values(files).flat().length - Object.keys(counted).length
  return {
    files: counted,
    sum,
    targets: [
      createTarget('Secrets found where none may be', sum.leaks, 0),
      createTarget('Runs of tests that failed', failed, 0),
      createTarget('Files of tests that left no counts', silent, 0),
    ],
  }
}
