/**
 * Tries a page on the extension's rules: which page it is, which controls are found by which way, and
 * which of our assumptions that confirms or refutes. Without a browser, so nothing is hidden.
 */

import { Window } from 'happy-dom'
import { type TriedControl, tryControls, type WantedControls } from '../../src/page-skeleton/control-ways.ts'
import type { FrameSkeleton } from '../../src/page-skeleton/skeleton.ts'
import { fillDocument, toAddress } from '../../src/page-skeleton/skeleton-to-html.ts'
import type { PageId } from '../../src/salesforce/page-ids.ts'
import { pageRules } from '../../src/salesforce/pages/pages.ts'
import { matchesPath, type PageRule, recognizePage } from '../../src/salesforce/pages/recognize.ts'
import { emptyOrgState } from '../../src/setup-guide/org-state.ts'
import { type LocatedPagePlan, withLocators } from '../../src/setup-guide/page-plan.ts'
import { buildGuidePlan } from '../../src/setup-guide/plan.ts'
import { guideContextOf } from '../support/guide-day.ts'
import { pageUrls } from '../support/page-urls.ts'

/** A page that fits, at the first address where it does. */
export interface PageFit {
  readonly page: PageId
  readonly address: string
  readonly wanted: readonly TriedControl[]
  readonly found: number
}

/** A rule whose address fits, and what its document should have or lack. */
export interface RefutedRule {
  readonly rule: PageRule
  readonly address: string
}

export interface PageTrial {
  readonly fits: readonly PageFit[]
  readonly refutedRules: readonly RefutedRule[]
  /** Controls that are found on the page, whether the guide looks for them there or not. */
  readonly controls: readonly TriedControl[]
}

/** Parses saved HTML; nothing in it runs, and nothing is loaded. */
export const parseHtml = (html: string): Document =>
  new new Window().DOMParser().parseFromString(html, 'text/html') as unknown as Document

/** Makes the document that a skeleton describes. */
export const toDocument = (frame: FrameSkeleton): Document => {
  const document = parseHtml('')
  fillDocument(document, frame)
  return document
}

/** Collects which controls the guide looks for on each page, in an org that nobody has touched. */
const listWantedControls = (): Readonly<Partial<Record<PageId, WantedControls>>> => {
  const state = { ...emptyOrgState, guideActive: true }
  const plan = withLocators('acme.my.salesforce.com', buildGuidePlan(state, guideContextOf(state)), {}, '')
  const listMarkers = ([page, { markers }]: [string, LocatedPagePlan]) =>
    [page, Object.fromEntries(markers.map(({ control, find }) => [control, find]))] as const
  const fields = Object.values(plan.fields).map((pages) =>
    Object.fromEntries(Object.entries(pages).map(listMarkers)),
  )
  // Of the wizard's pages what each field has: a text has no number of lines.
  const isWantedByAll = (page: string, control: string) =>
    fields.every((pages) => pages[page] === undefined || Object.hasOwn(pages[page], control))
  const common = Object.entries(Object.assign({}, ...fields) as Record<string, WantedControls>).map(
    ([page, controls]) => [
      page,
      Object.fromEntries(Object.entries(controls).filter(([control]) => isWantedByAll(page, control))),
    ],
  )
  return { ...Object.fromEntries(Object.entries(plan.pages).map(listMarkers)), ...Object.fromEntries(common) }
}

/** Checks whether any way found the control. */
export const isFound = ({ ways }: TriedControl): boolean => ways.some(({ matches }) => matches > 0)

const isInSidebar = ({ control }: TriedControl): boolean => control.startsWith('sidebar')

/** Rates a fit by what is found and missing; the sidebar stands beside every page of Setup. */
const rate = ({ wanted, found }: PageFit): number =>
  2 * found - wanted.length - wanted.filter((one) => isInSidebar(one) && isFound(one)).length

/** Tries the document at these addresses: by default at every one of the table of pages. */
export const tryPage = (
  document: Document,
  addresses: readonly string[] = Object.values(pageUrls).flat(),
): PageTrial => {
  const wantedByPage = listWantedControls()
  const fits = new Map<PageId, PageFit>()
  const refuted = new Map<PageId, RefutedRule>()
  for (const address of new Set(addresses)) {
    const url = new URL(address)
    const page = recognizePage(pageRules, url, document)
    const byAddress = pageRules.filter((rule) => matchesPath(rule, url))
    for (const rule of byAddress) if (rule.id !== page) refuted.set(rule.id, { rule, address })
    if (page === null || fits.has(page)) continue
    const wanted = tryControls(document, wantedByPage[page] ?? {}).tried.filter((one) => one.wanted)
    fits.set(page, { page, address, wanted, found: wanted.filter(isFound).length })
  }
  return {
    fits: [...fits.values()].toSorted((one, other) => rate(other) - rate(one) || other.found - one.found),
    refutedRules: [...refuted.values()].filter(({ rule }) => !fits.has(rule.id)),
    controls: tryControls(document, {}).tried,
  }
}

/** Returns the address that a skeleton's page was at, in an org of nobody's. */
export const listAddresses = (frame: FrameSkeleton): readonly string[] => [toAddress(frame)]
