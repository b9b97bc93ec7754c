/**
 * Marks what rests on little in the practice org's pages, by the extension's own table: a control
 * that no saved page and no two sources show carries `data-certainty`.
 */

import type { ControlId } from '../../../src/salesforce/control-ids.ts'
import { type Certainty, getCertainty } from '../../../src/salesforce/dom/evidence.ts'
import {
  getLabelTexts,
  type LabelId,
  type LabelText,
  labelTexts,
} from '../../../src/salesforce/dom/labels.ts'
import { type LocatorHints, waysTo } from '../../../src/salesforce/dom/locators.ts'
import { normalizeText } from '../../../src/salesforce/dom/normalize.ts'
import { t } from '../labels.ts'
import type { FakeOrg } from '../types.ts'

/** Stand-ins, so that ways by an org's own ids count. */
const anyHints: LocatorHints = {
  profileName: 'any',
  profileId: 'any',
  username: 'any',
  userId: 'any',
  appName: 'any',
  appId: 'any',
}

/** Certainties that are marked; a label in a language of no source is unknown. */
export type MarkedCertainty = Extract<Certainty, 'inferred' | 'single-source'> | 'unknown'

/** Returns the certainty to mark; null for what at least two sources show. */
export const toMarkedCertainty = (certainty: Certainty | 'unknown'): MarkedCertainty | null =>
  certainty === 'confirmed' || certainty === 'supported' ? null : certainty

const mark = (html: string, certainty: Certainty | 'unknown'): string => {
  const marked = toMarkedCertainty(certainty)
  return marked ? html.replace(/^<\w+/, (tag) => `${tag} data-certainty="${marked}"`) : html
}

/**
 * Marks a control's element; `index` is the number of the way by which the guide finds it here, -1
 * where none does in the org's language.
 */
export const markControl = (control: ControlId, html: string, index = 0): string => {
  if (index < 0) return mark(html, 'unknown')
  const found = waysTo(control, anyHints)[index]
  if (!found) throw new Error(`${control} has no way ${index}`)
  return mark(html, getCertainty(found.evidence))
}

const findLabelText = (state: FakeOrg, label: LabelId): LabelText | undefined => {
  const shown = normalizeText(t(state, getLabelTexts(label)[0] ?? ''))
  return labelTexts[label].find(([text]) => normalizeText(text) === shown)
}

/** Checks whether the guide knows all these labels in the org's language. */
export const areLabelsKnown = (state: FakeOrg, ...labels: readonly LabelId[]): boolean =>
  labels.every((label) => findLabelText(state, label) !== undefined)

/** Marks the element of a control that the guide finds by its label in the org's language. */
export const markLabeled = (state: FakeOrg, label: LabelId, html: string): string => {
  const seen = findLabelText(state, label)
  if (!seen) return mark(html, 'unknown')
  const [, ...sources] = seen
  return mark(html, getCertainty([sources]))
}
