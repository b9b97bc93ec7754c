/** Extracts checkbox and text values by a page's extraction rules. */

import { find, lookUp } from '../dom/locator.ts'
import { words } from '../dom/visible-text.ts'
import type { Read, Reads } from './extraction-rules.ts'
import type { Value } from './page-report.ts'

/** Reads a checkbox, or its image on detail pages by file name: the image's title is translated. */
const boxState = (element: Element): boolean | null => {
  const inside = (selector: string) => (element.matches(selector) ? element : element.querySelector(selector))
  const box = inside('input[type=checkbox]')
  if (box) return (box as HTMLInputElement).checked
  const file = inside('img[src*=checkbox_]')?.getAttribute('src')
  return file ? !file.includes('unchecked') : null
}

const readOne = ({ at, as }: Read, document: Document): Value => {
  if (as === 'texts') return [...new Set(at.flatMap((one) => lookUp(one, document)).map(words))].join('\n')
  const element = find(at, document)?.element
  if (!element) return null
  // Inputs yield the served value: an unsaved edit is not in the org.
  return as === 'box' ? boxState(element) : (element.getAttribute('value') ?? words(element))
}

/** Returns the page's values by name. */
export const readValues = (reads: Reads, document: Document): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(reads).map(([name, read]) => [name, readOne(read, document)]))
