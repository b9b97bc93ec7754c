/** Locators as data: written by the background, followed by the content script. */

import { normalizeText } from './normalize.ts'
import { isInView, isVisible, visibleText } from './visible-text.ts'

/** Locator; all given conditions must hold. */
export interface Locator {
  /** CSS selector, relative to the labeled row if `label` is given; without it the cell itself. */
  readonly css?: string
  /** Exact text of the element. */
  readonly text?: string
  /** Pattern of the element's text. */
  readonly like?: string
  /** Exact text of a cell or link in the element's table row. */
  readonly row?: string
  /** Normalized labels, of which exactly one row must have one. */
  readonly label?: readonly string[]
  /** Matches every row with such a label, where any of them counts. */
  readonly each?: true
  /** Normalized headings, of which the element's section must have one. */
  readonly section?: readonly string[]
  /** Matches nothing if several elements match. */
  readonly only?: true
  /** Language of the page in which a person picked the control. */
  readonly language?: string
  /** Words after the control's name on the card: a picked control's label, or to check it. */
  readonly remark?: string
}

/** Checks whether the cell's whole text is a label, first by its cheaper raw text. */
const hasLabelText = (cell: Element, label: readonly string[]): boolean => {
  const raw = cell.textContent ?? ''
  if (raw.length > 1_000) return false
  const text = normalizeText(raw)
  return label.some((one) => text.includes(one)) && label.includes(normalizeText(visibleText(cell)))
}

/** Returns the cells after a label, up to the row's next label. */
const cellsAfter = (labelCell: Element): readonly Element[] => {
  const cells: Element[] = []
  let next = labelCell.nextElementSibling
  for (; next && !next.matches('[class*="label" i]'); next = next.nextElementSibling) cells.push(next)
  return cells
}

/** Queries the rows with the label; without `each`, an ambiguous label yields nothing. */
const findInLabeledRow = (
  document: Document,
  label: readonly string[],
  css: string | undefined,
  each: boolean | undefined,
): readonly Element[] => {
  const found = [...document.querySelectorAll('td,th')]
    .filter((cell) => hasLabelText(cell, label))
    .map((cell) => {
      const cells = cellsAfter(cell)
      return css ? cells.flatMap((one) => [...one.querySelectorAll(css)])[0] : cells[0]
    })
    .filter((element) => element !== undefined)
  if (each) return found
  return new Set(found).size === 1 ? found.slice(0, 1) : []
}

/** Compares the element's text, ignoring line breaks in the source. */
const hasExactText = (element: Element, text: string): boolean =>
  element.textContent?.replace(/\s+/g, ' ').trim() === text

const isInNamedRow = (element: Element, text: string): boolean =>
  [...(element.closest('tr')?.querySelectorAll('a, th, td') ?? [])].some((one) => hasExactText(one, text))

/** Returns the heading before the element's section, on most pages with a colon at its end. */
const getSectionHeading = (element: Element): string =>
  normalizeText(element.closest('.pbSubsection')?.previousElementSibling?.textContent ?? '')

/** Returns the served language: the document's, else that of Classic's label script. */
export const getPageLanguage = (document: Document): string =>
  document.documentElement.lang ||
  (/\/(\w+)\.js/.exec(document.querySelector('script[src*="/jslabels/"]')?.getAttribute('src') ?? '')?.[1] ??
    '')

/** Returns all elements the locator matches, in document order. */
export const queryLocator = (locator: Locator, document: Document): readonly HTMLElement[] => {
  const { css, text, like, row, label, each, section, language } = locator
  if (language !== undefined && language !== getPageLanguage(document)) return []
  const found = label
    ? findInLabeledRow(document, label, css, each)
    : [...document.querySelectorAll(css ?? 'nothing')]
  const pattern = like && RegExp(like)
  const matches = (found as readonly HTMLElement[]).filter(
    (element) =>
      (text === undefined || hasExactText(element, text)) &&
      (!pattern || pattern.test(visibleText(element))) &&
      (row === undefined || isInNamedRow(element, row)) &&
      (!section || section.some((heading) => getSectionHeading(element).startsWith(heading))),
  )
  return locator.only && matches[1] ? [] : matches
}

interface Located {
  readonly element: HTMLElement
  /** In the page but invisible: a closed sidebar folder, a section not yet opened. */
  readonly hidden: boolean
  /** The remark of the locator that matched. */
  readonly remark: string | undefined
}

/**
 * Returns the first visible match of the locators in order, else the first hidden one, else null.
 * Salesforce prints buttons twice and repeats ids: with `inView` the first of a locator's matches
 * in the window wins. Skips elements that do not match selector `targetSelector`, except cells found
 * by label alone.
 */
export const locate = (
  locators: readonly Locator[],
  document: Document,
  targetSelector = '*',
  inView = false,
): Located | null => {
  let hidden: Located | null = null
  for (const locator of locators) {
    const elements = queryLocator(locator, document).filter(
      (element) => !locator.css || element.matches(targetSelector),
    )
    const element =
      (inView && elements.find((one) => isInView(one) && isVisible(one))) || elements.find(isVisible)
    if (element) return { element, hidden: false, remark: locator.remark }
    if (elements[0]) hidden ??= { element: elements[0], hidden: true, remark: locator.remark }
  }
  return hidden
}
