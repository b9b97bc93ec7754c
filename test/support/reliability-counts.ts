/** What the reliability tests really did, counted as they do it, for `npm run bench -- reliability`. */

import { mkdirSync, writeFileSync } from 'node:fs'

/** Where each file of tests leaves its counts. */
export const countsFolder = 'artifacts/reliability'

export interface ReliabilityCounts {
  /** Things made to go wrong. */
  faults: number
  /** Inputs that were malformed, oversized or forged. */
  inputs: number
  /** Places searched for the literal secrets. */
  searches: number
  /** Secrets found where none may be. */
  leaks: number
}

export interface ReliabilityCounter {
  add(what: keyof ReliabilityCounts, more?: number): void
  /** Leaves the counts for the bench; for `afterAll`. */
  write(): void
}

/** Counts for one file of tests, under this name. */
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
