/**
 * What a Setup page is made of, without what stands in it: enough to see which way of finding a
 * control Salesforce has changed, and nothing of the org.
 */

import type { ControlId } from '../salesforce/control-ids.ts'
import { getPageLanguage } from '../salesforce/dom/locator.ts'
import { isTranslated, isVisible } from '../salesforce/dom/visible-text.ts'
import type { PageId } from '../salesforce/page-ids.ts'
import { pageRules } from '../salesforce/pages/pages.ts'
import { matchesPath, recognizePage } from '../salesforce/pages/recognize.ts'
import { orgHostPatterns } from '../salesforce/urls/hosts.ts'
import { getOrgName, orgKey } from '../salesforce/urls/my-domain.ts'
import { type TriedControl, tryControls, type WantedControls } from './control-ways.ts'
import { describeElement, describeText, listAllChildren, listOwnTexts } from './describe-element.ts'
import { describeLanguage, leftOutElements } from './known-names.ts'
import { collectPageWords, type PageWords } from './page-words.ts'
import { describeShape } from './shapes.ts'

/** Version of the skeleton's form. */
export const SKELETON_VERSION = 1

/** A page that never ends must not end up in a file. */
const MAX_LINES = 20_000

export interface FrameSkeleton {
  /** What hosts of this kind end in, as `my.salesforce.com`; 'other' for any that we do not know. */
  readonly hostFamily: string
  /** The path and the names of the query, as a shape. */
  readonly address: string
  readonly language: string
  readonly translated: boolean
  /** The page that a rule recognized; null if none did. */
  readonly page: PageId | null
  /** The pages whose rules fit the address. */
  readonly pagesByAddress: readonly PageId[]
  readonly controls: readonly TriedControl[]
  /** A line per element or text, indented by one blank a level. */
  readonly elements: readonly string[]
  /** The page had more elements than are kept. */
  readonly cut: boolean
}

export interface PageSkeleton {
  readonly skeleton: typeof SKELETON_VERSION
  /** The extension's version. */
  readonly extension: string
  /** The page in front and its frames. */
  readonly frames: readonly FrameSkeleton[]
}

/** What is asked of a frame: the wanted controls by page. */
export type WantedByPage = Readonly<Partial<Record<PageId, WantedControls>>>

const families = ['my.salesforce.com', ...orgHostPatterns.map((pattern) => pattern.slice(2))].toSorted(
  (one, other) => other.length - one.length,
)

/** Returns what hosts of this kind end in; a proxy of a company's own is not named. */
const getHostFamily = ({ hostname }: URL): string =>
  families.find((family) => hostname.endsWith(`.${family}`)) ?? 'other'

/** Returns the org's name in its hosts, without a sandbox's. */
const findOrgName = (url: URL): string => {
  const key = orgKey(url)
  return key === null ? '' : (getOrgName(key).split('--')[0] ?? '')
}

const childrenOf = (element: Element): readonly Node[] => [
  ...(element.shadowRoot ? element.shadowRoot.childNodes : []),
  ...element.childNodes,
]

const isElement = (node: Node): node is Element => node.nodeType === 1

const isLeftOut = (element: Element): boolean =>
  leftOutElements.has(element.localName) || element.localName === 'spaceiq-guide'

/** Walks all elements, those too that are left out of the skeleton: their words are the org's as well. */
function* walk(root: Element): Generator<Element> {
  yield root
  for (const child of listAllChildren(root)) if (isElement(child)) yield* walk(child)
}

/** A textarea's text is its value, and a picture's parts tell nothing. */
const hasNoContents = ({ localName }: Element): boolean => localName === 'textarea' || localName === 'svg'

/** Writes the lines of an element and all below it. */
const describeTree = (
  root: Element,
  words: PageWords,
  found: ReadonlyMap<Element, readonly ControlId[]>,
): readonly string[] => {
  const lines: string[] = []
  const write = (node: Node, depth: number, isParentVisible: boolean): void => {
    if (lines.length > MAX_LINES) return
    if (node.nodeType === 3) {
      const text = describeText(node.nodeValue ?? '')
      if (text) lines.push(' '.repeat(depth) + text)
      return
    }
    if (!isElement(node) || isLeftOut(node)) return
    const controls = found.get(node)
    const isShown = isParentVisible && (isVisible(node) || node.localName === 'option')
    const notes = {
      ...(controls ? { 'guide-control': controls.join(' ') } : {}),
      // Once, where it begins; what has no size may still hold what has.
      ...(isParentVisible && !isShown && (controls || node.childElementCount > 0)
        ? { 'guide-hidden': '' }
        : {}),
    }
    lines.push(' '.repeat(depth) + describeElement(node, words, notes))
    if (!hasNoContents(node)) for (const child of childrenOf(node)) write(child, depth + 1, isShown)
  }
  // Without a layout, as in a saved page, nothing is known to be hidden.
  write(root, 0, isVisible(root))
  return lines
}

/** Collects what stands in one frame besides identifiers, once each. */
export const collectFrameTexts = (document: Document, url: URL): readonly string[] => {
  const comments = [...document.childNodes].map(({ nodeValue }) => nodeValue ?? '')
  const texts = [...walk(document.documentElement)].flatMap(listOwnTexts)
  return [...new Set([...texts, ...comments, document.title, url.href])]
}

/** Describes one frame's document; `texts` are those of all frames of the page. */
export const describeFrame = (
  document: Document,
  url: URL,
  wanted: WantedByPage,
  texts: readonly string[] = collectFrameTexts(document, url),
): FrameSkeleton => {
  const root = document.documentElement
  const words = collectPageWords(texts, findOrgName(url))
  const page = recognizePage(pageRules, url, document)
  const { tried, found } = tryControls(document, (page && wanted[page]) ?? {})
  const elements = describeTree(root, words, found)
  return {
    hostFamily: getHostFamily(url),
    address: describeShape(url.pathname + url.search),
    language: describeLanguage(getPageLanguage(document)),
    translated: isTranslated(document),
    page,
    pagesByAddress: pageRules.filter((rule) => matchesPath(rule, url)).map(({ id }) => id),
    controls: tried,
    elements: elements.slice(0, MAX_LINES),
    cut: elements.length > MAX_LINES,
  }
}

/** Writes a skeleton as the admin reads and saves it. */
export const formatSkeleton = (skeleton: PageSkeleton): string => JSON.stringify(skeleton, null, 1)
