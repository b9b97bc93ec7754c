/** What every part of the bench is: measures something, tells it as text, and says which targets hold. */

/** A figure that is not to be exceeded. */
export interface BenchmarkTarget {
  readonly what: string
  readonly actual: number
  readonly limit: number
  readonly isMet: boolean
}

export interface SectionReport {
  readonly targets: readonly BenchmarkTarget[]
}

export interface SectionResult {
  /** Becomes this part's entry in the report. */
  readonly report: SectionReport
  /** What is printed. */
  readonly text: string
}

export interface BenchmarkSection {
  readonly id: string
  run(): Promise<SectionResult>
}

/** A part of the bench. */
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

/** A target, with whether it holds. */
export const createTarget = (what: string, is: number, atMost: number): BenchmarkTarget => ({
  what,
  actual: is,
  limit: atMost,
  isMet: is <= atMost,
})
