/**
 * Samples the points of a sweep. `npm test` sets a seed, by which each sweep draws as many points
 * as it names; `npm test -- all`, and vitest run directly, set none, and every point is tried.
 */

const given = process.env.TEST_SEED

/** True if this run tries every point of every sweep, in both browsers. */
export const isFullRun = given === undefined || given === ''

/** Computes the FNV-1a hash of a text. */
const hash = (text: string): number => {
  let value = 0x811c9dc5
  for (const sign of text) value = Math.imul(value ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return value
}

/**
 * Draws `size` of a sweep's points by the run's seed, in their order; all points in a full run.
 * `nameOf` identifies a point. `sweep` must be unique, so that two sweeps do not draw alike.
 */
export const sampleSweep = <Point>(
  sweep: string,
  points: readonly Point[],
  size: number,
  nameOf: (point: Point, index: number) => string = (_, index) => String(index),
): readonly Point[] => {
  if (isFullRun || points.length <= size) return points
  const ranked = points.map((point, index) => ({
    index,
    rank: hash(`${given} ${sweep} ${nameOf(point, index)}`),
  }))
  const chosen = new Set(
    ranked
      .sort((a, b) => a.rank - b.rank || a.index - b.index)
      .slice(0, size)
      .map(({ index }) => index),
  )
  return points.filter((_, index) => chosen.has(index))
}

/** Draws entries of a record by their keys, as `sampleSweep` does. */
export const sampleSweepEntries = <Value>(
  sweep: string,
  record: Readonly<Record<string, Value>>,
  size: number,
): readonly (readonly [string, Value])[] => sampleSweep(sweep, Object.entries(record), size, ([name]) => name)
