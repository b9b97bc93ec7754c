/** Recognizes pages by rules. */

import type { PageId } from '../page-ids.ts'

export interface PageRule {
  readonly id: PageId
  /** Pattern of the URL's path; several pages may share one. */
  readonly path: string
  /** Selector that matches on this page. */
  readonly has?: string
  /** Selector that matches nothing on this page. */
  readonly lacks?: string
}

/** Checks whether the URL may be the rule's page. */
export const matchesPath = ({ path }: PageRule, url: URL): boolean => RegExp(path).test(url.pathname)

/** Returns the document's page; null if no rule matches. */
export const recognizePage = (rules: readonly PageRule[], url: URL, document: Document): PageId | null => {
  const matchesDocument = ({ has, lacks }: PageRule) =>
    !(has && !document.querySelector(has)) && !(lacks && document.querySelector(lacks))
  return rules.find((rule) => matchesPath(rule, url) && matchesDocument(rule))?.id ?? null
}

/**
 * Returns the object whose fields the page is about ('Case'); null if unnamed. The wizard's URL
 * loses its query after the first stage; then only the form tells.
 */
export const getPageObject = (url: URL, document: Document): string | null =>
  url.searchParams.get('type') ??
  url.searchParams.get('entity') ??
  document.querySelector<HTMLInputElement>('#stageForm input[name=entity]')?.value ??
  null
