/** How a control or a value is looked up in a page, as data: the background writes it, the content script follows it. */

import { normalise } from './normalise.ts'
import { isVisible, words } from './visible-text.ts'

/** One way to find something. All that is given must hold. */
export interface Lookup {
  /** A selector; with `label` it is asked inside the labelled row, and left out there it means the cell itself. */
  readonly css?: string
  /** The element's text is exactly this. */
  readonly text?: string
  /** The element's text matches this pattern. */
  readonly like?: string
  /** The element stands in a table row with a cell or a link of exactly this text. */
  readonly row?: string
  /** The element stands in the one row with one of these labels, normalised. */
  readonly label?: readonly string[]
  /** Of every row with one of these labels, where not the one control is meant but whatever it can be. */
  readonly each?: true
  /** Several could each be it: then none is. */
  readonly only?: true
  /** Only where the page is in this language: a person pointed at it there. */
  readonly language?: string
  /** What its row is called there. */
  readonly called?: string
}

/** Whether the cell says one of the labels and nothing more. Most cells are told by their raw text, which costs little. */
const says = (cell: Element, label: readonly string[]): boolean => {
  const raw = cell.textContent ?? ''
  if (raw.length > 1_000) return false
  const text = normalise(raw)
  return label.some((one) => text.includes(one)) && label.includes(normalise(words(cell)))
}

/** The cells after a label, up to the row's next label. */
const cellsAfter = (labelCell: Element): readonly Element[] => {
  const cells: Element[] = []
  let next = labelCell.nextElementSibling
  for (; next && !next.matches('[class*="label" i]'); next = next.nextElementSibling) cells.push(next)
  return cells
}

/** What the selector finds behind the one such label. Two labels that lead to something could be either: then nothing. */
const inLabelledRow = (
  document: Document,
  label: readonly string[],
  css: string | undefined,
  each: boolean | undefined,
): readonly Element[] => {
  const found = [...document.querySelectorAll('td,th')]
    .filter((cell) => says(cell, label))
    .map((cell) => {
      const cells = cellsAfter(cell)
      return css ? cells.flatMap((one) => [...one.querySelectorAll(css)])[0] : cells[0]
    })
    .filter((element) => element !== undefined)
  if (each) return found
  return new Set(found).size === 1 ? found.slice(0, 1) : []
}

/** Whether the element says this and nothing more. Its source can break a name over lines. */
const isCalled = (element: Element, text: string): boolean =>
  element.textContent?.replace(/\s+/g, ' ').trim() === text

const isInRow = (element: Element, text: string): boolean =>
  [...(element.closest('tr')?.querySelectorAll('a, th, td') ?? [])].some((one) => isCalled(one, text))

/** The language Salesforce serves the page in: of the document, else of the label script every Classic page loads. */
export const languageOf = (document: Document): string =>
  document.documentElement.lang ||
  (/\/(\w+)\.js/.exec(document.querySelector('script[src*="/jslabels/"]')?.getAttribute('src') ?? '')?.[1] ??
    '')

/** Every element that this one way finds, in the page's order. */
export const lookUp = (lookup: Lookup, document: Document): readonly HTMLElement[] => {
  const { css, text, like, row, label, each, language } = lookup
  if (language !== undefined && language !== languageOf(document)) return []
  const found = label
    ? inLabelledRow(document, label, css, each)
    : [...document.querySelectorAll(css ?? 'nothing')]
  const pattern = like && RegExp(like)
  const right = (found as readonly HTMLElement[]).filter(
    (element) =>
      (text === undefined || isCalled(element, text)) &&
      (!pattern || pattern.test(words(element))) &&
      (row === undefined || isInRow(element, row)),
  )
  return lookup.only && right[1] ? [] : right
}

export interface Found {
  readonly element: HTMLElement
  /** It is in the page but not to be seen: a closed folder of the sidebar, a section not yet opened. */
  readonly hidden: boolean
  /** What it is called where the admin pointed it out. */
  readonly called: string | undefined
}

/**
 * What the first way finds that finds anything to be seen, else the first that is hidden, else null. Salesforce prints
 * buttons twice and repeats ids, so a visible one is preferred. An element that is not of this kind (a selector) is passed
 * over, whatever its id; what a label alone leads to is a cell, and of no kind.
 */
export const find = (lookups: readonly Lookup[], document: Document, kind = '*'): Found | null => {
  let hidden: Found | null = null
  for (const lookup of lookups) {
    for (const element of lookUp(lookup, document)) {
      if (lookup.css && !element.matches(kind)) continue
      if (isVisible(element)) return { element, hidden: false, called: lookup.called }
      hidden ??= { element, hidden: true, called: lookup.called }
    }
  }
  return hidden
}
