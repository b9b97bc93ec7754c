/** Figures of several runs, as what they have in common and how far they are apart. */

export interface Sample {
  readonly median: number
  /** The middle half of the runs lies between these. */
  readonly from: number
  readonly to: number
  readonly runs: number
}

/** Takes at least one figure. */
export const sampleOf = (figures: readonly number[]): Sample => {
  const sorted = [...figures].sort((one, other) => one - other)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  return { median: at(0.5), from: at(0.25), to: at(0.75), runs: sorted.length }
}
