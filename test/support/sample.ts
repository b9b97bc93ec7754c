/**
 * Which points of a sweep a run tries. `npm test` gives a seed, and each sweep takes as many of its points as it names,
 * others at every run; `npm test -- all`, and vitest called by itself, give none, and all points are tried.
 */

const given = process.env.TEST_SEED

/** Whether this run tries every point of every sweep, in both browsers. */
export const isFullRun = given === undefined || given === ''

/** FNV-1a of a text: the same everywhere, and other for every seed. */
const hash = (text: string): number => {
  let value = 0x811c9dc5
  for (const sign of text) value = Math.imul(value ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return value
}

/**
 * Gives `size` of a sweep's points in their own order, chosen by the run's seed, or all of them where everything is tried.
 * Points are told apart by `nameOf`; `sweep` is a name of the sweep's own, so that two of them do not choose alike.
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

/** Gives what this run tries of a record, by its keys. */
export const sampleSweepEntries = <Value>(
  sweep: string,
  record: Readonly<Record<string, Value>>,
  size: number,
): readonly (readonly [string, Value])[] => sampleSweep(sweep, Object.entries(record), size, ([name]) => name)
