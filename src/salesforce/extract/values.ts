/** Extracts checkbox and text values by a page's extraction rules. */

import { locate, queryLocator } from '../dom/locator.ts'
import { visibleText } from '../dom/visible-text.ts'
import type { ExtractionRule, ExtractionRules } from './extraction-rules.ts'
import type { ExtractedValue } from './page-report.ts'

/** Reads a checkbox, or its image on detail pages by file name: the image's title is translated. */
const getCheckboxState = (element: Element): boolean | null => {
  const inside = (selector: string) => (element.matches(selector) ? element : element.querySelector(selector))
  const box = inside('input[type=checkbox]')
  if (box) return (box as HTMLInputElement).checked
  const file = inside('img[src*=checkbox_]')?.getAttribute('src')
  return file ? !file.includes('unchecked') : null
}

const extractValue = ({ at, as }: ExtractionRule, document: Document): ExtractedValue => {
  if (as === 'texts')
    return [...new Set(at.flatMap((one) => queryLocator(one, document)).map(visibleText))].join('\n')
  const element = locate(at, document)?.element
  if (!element) return null
  // Inputs yield the served value: an unsaved edit is not in the org.
  return as === 'box' ? getCheckboxState(element) : (element.getAttribute('value') ?? visibleText(element))
}

/** Returns the page's values by name. */
export const extractValues = (
  rules: ExtractionRules,
  document: Document,
): Readonly<Record<string, ExtractedValue>> =>
  Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, extractValue(rule, document)]))
