/** Which controls the guide looks for in a page, and what each way of finding one gives. */

import type { ControlId } from '../salesforce/control-ids.ts'
import { getLabelTexts, labelIds } from '../salesforce/dom/labels.ts'
import { type Locator, queryLocator } from '../salesforce/dom/locator.ts'
import { controlIds, locatorsFor } from '../salesforce/dom/locators.ts'
import { normalizeText } from '../salesforce/dom/normalize.ts'
import { noHints } from './salesforce-words.ts'

/** The ways of finding the controls that the guide looks for on a page, by its plan. */
export type WantedControls = Readonly<Partial<Record<ControlId, readonly Locator[]>>>

/** One way of finding a control, without words of the org, and how many elements it gave. */
export interface TriedWay {
  readonly way: string
  readonly matches: number
}

export interface TriedControl {
  readonly control: ControlId
  /** The guide looks for it on this page now. */
  readonly wanted: boolean
  readonly ways: readonly TriedWay[]
}

const ownSelectors: ReadonlySet<string> = new Set(
  controlIds.flatMap((control) => locatorsFor(control, noHints).flatMap(({ css }) => css ?? [])),
)

const labelNames: ReadonlyMap<string, string> = new Map(
  labelIds.flatMap((id) => getLabelTexts(id).map((label) => [normalizeText(label), id] as const)),
)

/** Describes a way of finding a control; what the org or the admin put into it is left out. */
export const describeWay = ({ css, text, like, row, label, section, language }: Locator): string =>
  [
    ...(language === undefined ? [] : ['picked']),
    ...(label ? [`label ${labelNames.get(label[0] ?? '') ?? '[own]'}`] : []),
    ...(css === undefined ? [] : [ownSelectors.has(css) ? css : 'selector [own]']),
    ...(text === undefined ? [] : ['of a name']),
    ...(like === undefined ? [] : ['of a pattern']),
    ...(row === undefined ? [] : ['in the row of a name']),
    ...(section ? ['in a section'] : []),
  ].join(' ')

/** Tries every way of every control; returns those that are wanted or found, and the elements. */
export const tryControls = (
  document: Document,
  wanted: WantedControls,
): {
  readonly tried: readonly TriedControl[]
  readonly found: ReadonlyMap<Element, readonly ControlId[]>
} => {
  const found = new Map<Element, readonly ControlId[]>()
  const tried = controlIds.flatMap((control): readonly TriedControl[] => {
    const locators = wanted[control] ?? locatorsFor(control, noHints)
    const results = locators.map((locator) => queryLocator(locator, document))
    for (const element of new Set(results.flat()))
      found.set(element, [...(found.get(element) ?? []), control])
    const isWanted = wanted[control] !== undefined
    if (!isWanted && !results.some(({ length }) => length > 0)) return []
    const ways = locators.map((locator, index) => ({
      way: describeWay(locator),
      matches: results[index]?.length ?? 0,
    }))
    return [{ control, wanted: isWanted, ways }]
  })
  return { tried, found }
}
