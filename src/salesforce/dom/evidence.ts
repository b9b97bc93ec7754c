/** What a way to find a control rests on, and how certain it is by that. */

import { type SourceDescription, type SourceId, sources } from './sources.ts'

/** A link of the chain that no source shows; the others may be what it was inferred from. */
export interface Inference {
  /** What is not known, as a sentence. */
  readonly inferred: string
}

/** The sources of one fact, at least one. */
export type Sources = readonly [SourceId | Inference, ...(SourceId | Inference)[]]

/** The facts a way rests on together, as the texts of a label: the least certain decides. */
export type Evidence = readonly [Sources, ...Sources[]]

/** From the least to the most certain. */
export const certainties = ['inferred', 'single-source', 'supported', 'confirmed'] as const

export type Certainty = (typeof certainties)[number]

/** Checks for an inference among the sources. */
export const isInference = (source: SourceId | Inference): source is Inference => typeof source !== 'string'

/**
 * Returns how certain a fact is: inferred if any link is; confirmed by Salesforce's own markup or
 * code; supported by two independent sources of other kinds.
 */
const getFactCertainty = (facts: Sources): Certainty => {
  const named = facts.filter((source): source is SourceId => !isInference(source))
  if (named.length < facts.length) return 'inferred'
  const shown: readonly SourceDescription[] = named.map((id) => sources[id])
  if (shown.some(({ kind }) => kind === 'raw-page' || kind === 'script')) return 'confirmed'
  return shown.reduce((sum, { count = 1 }) => sum + count, 0) > 1 ? 'supported' : 'single-source'
}

/** Returns the certainty of a way: that of its least certain fact. */
export const getCertainty = (evidence: Evidence): Certainty => {
  const found = evidence.map(getFactCertainty)
  return certainties.find((certainty) => found.includes(certainty)) ?? 'inferred'
}
