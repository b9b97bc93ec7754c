/** Ways to find a control: locators with what they rest on, which stays in the background. */

import { type Certainty, type Evidence, getCertainty, type Sources } from './evidence.ts'
import { type LabelId, labelTexts } from './labels.ts'
import type { Locator } from './locator.ts'
import { normalizeText } from './normalize.ts'

export interface Way extends Locator {
  readonly evidence: Evidence
}

/** Known facts of the org for locating controls that carry its own names; '' if unknown. */
export interface LocatorHints {
  readonly profileName: string
  readonly profileId: string
  readonly username: string
  readonly userId: string
  readonly appName: string
  readonly appId: string
}

/** Returns the ways to find a control, the most reliable first. */
export type WayFactory = (hints: LocatorHints) => readonly Way[]

/** Builds a way by a selector, or by a locator with more conditions. */
export const way = (locator: string | Locator, ...sources: Sources): Way => ({
  ...(typeof locator === 'string' ? { css: locator } : locator),
  evidence: [sources],
})

/** Returns a factory of ways that need no fact of the org. */
export const fixedWays =
  (...ways: readonly Way[]): WayFactory =>
  () =>
    ways

/** Checks for a way that rests on little: an inferred one, or words that a single source has. */
export const restsOnLittle = ({ label, evidence }: Way): boolean => {
  const certainty: Certainty = getCertainty(evidence)
  return certainty === 'inferred' || (label !== undefined && certainty === 'single-source')
}

/** Returns one way by all texts of a label, for what is matched and never marked. */
export const labeledWay = (label: LabelId, locator: Locator, ...more: readonly Sources[]): readonly Way[] => {
  const texts = labelTexts[label]
  const [first, ...rest] = texts.map(([, ...sources]): Sources => sources)
  return first === undefined
    ? []
    : [{ label: texts.map(([text]) => normalizeText(text)), ...locator, evidence: [first, ...rest, ...more] }]
}

/**
 * Returns the ways by a label's texts, those that rest on little apart: what the card says of a
 * control depends on the language in which its label was found.
 */
export const labeledWays = (label: LabelId, css: string): readonly Way[] => {
  const ways = labelTexts[label].map(
    ([text, ...sources]): Way => ({ label: [normalizeText(text)], css, evidence: [sources] }),
  )
  return [ways.filter((one) => !restsOnLittle(one)), ways.filter(restsOnLittle)].flatMap((group) => {
    const [first, ...rest] = group.map(({ evidence: [sources] }) => sources)
    return first === undefined
      ? []
      : [{ label: group.flatMap((one) => one.label ?? []), css, evidence: [first, ...rest] }]
  })
}

/** Returns the way without its evidence; with the remark, if any, where it rests on little. */
export const toLocator = (one: Way, remark = ''): Locator => {
  const { evidence: _, ...locator } = one
  return remark && restsOnLittle(one) ? { ...locator, remark } : locator
}
