/** Follows a page's reads: boxes and texts by their lookups. */

import { find, lookUp } from '../dom/locator.ts'
import { words } from '../dom/visible-text.ts'
import type { Read, Reads } from './extraction-rules.ts'
import type { Value } from './page-report.ts'

/** A real check box, or the picture of one on detail pages; the picture's title is translated, its file name is not. */
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
  // In a field it is what it was served with: what stands in a form since is not the org's.
  return as === 'box' ? boxState(element) : (element.getAttribute('value') ?? words(element))
}

/** The values of a page, by name. */
export const readValues = (reads: Reads, document: Document): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(reads).map(([name, read]) => [name, readOne(read, document)]))
