/** Counts what the reliability tests do as they run, for `npm run bench -- reliability`. */

import { mkdirSync, writeFileSync } from 'node:fs'

/** The folder in which each test file writes its counts. */
export const countsFolder = 'artifacts/reliability'

export interface ReliabilityCounts {
  /** Injected faults. */
  faults: number
  /** Malformed, oversized or forged inputs. */
  inputs: number
  /** Places searched for the literal secrets. */
  searches: number
  /** Secrets found where there must be none. */
  leaks: number
}

interface ReliabilityCounter {
  add(what: keyof ReliabilityCounts, more?: number): void
  /** Writes the counts for the benchmark; call it in `afterAll`. */
  write(): void
}

/** Creates the counter of one test file, under this name. */
export const createReliabilityCounter = (name: string): ReliabilityCounter => {
  const counts: ReliabilityCounts = { faults: 0, inputs: 0, searches: 0, leaks: 0 }
  return {
    add(what, more = 1) {
      counts[what] += more
    },
    write() {
      mkdirSync(countsFolder, { recursive: true })
      writeFileSync(`${countsFolder}/${name}.json`, `${JSON.stringify(counts)}\n`)
    },
  }
}
