/** Summarizes the figures of several runs: median and spread. */

export interface SampleSummary {
  readonly median: number
  /** First and third quartile. */
  readonly lowerQuartile: number
  readonly upperQuartile: number
  readonly runs: number
}

/** Summarizes at least one figure. */
export const summarizeSample = (figures: readonly number[]): SampleSummary => {
  const sorted = [...figures].sort((one, other) => one - other)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  return { median: at(0.5), lowerQuartile: at(0.25), upperQuartile: at(0.75), runs: sorted.length }
}
