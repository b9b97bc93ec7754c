/** The interface of a benchmark section: figures, text, and which targets hold. */

/** A limit for a figure. */
export interface BenchmarkTarget {
  readonly what: string
  readonly actual: number
  readonly limit: number
  readonly isMet: boolean
}

export interface SectionReport {
  readonly targets: readonly BenchmarkTarget[]
}

interface SectionResult {
  /** The section's entry in the report. */
  readonly report: SectionReport
  /** Printed text. */
  readonly text: string
}

export interface BenchmarkSection {
  readonly id: string
  run(): Promise<SectionResult>
}

/** A section of the benchmark. */
export const createBenchmarkSection = <R extends SectionReport>(
  id: string,
  measure: () => Promise<R>,
  tell: (report: R) => string,
): BenchmarkSection => ({
  id,
  async run() {
    const report = await measure()
    return { report, text: tell(report) }
  },
})

/** Creates a target and checks it. */
export const createTarget = (what: string, is: number, atMost: number): BenchmarkTarget => ({
  what,
  actual: is,
  limit: atMost,
  isMet: is <= atMost,
})
