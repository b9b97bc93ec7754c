/** Which page is this? Follows the rules of `pages.ts`. */

import type { PageId } from '../page-ids.ts'

export interface PageRule {
  readonly id: PageId
  /** A pattern of the address's path; several pages can share one. */
  readonly path: string
  /** A selector that finds something on this page. */
  readonly has?: string
  /** A selector that finds nothing on this page. */
  readonly lacks?: string
}

/** Whether this address can be the rule's page. */
export const isAt = ({ path }: PageRule, url: URL): boolean => RegExp(path).test(url.pathname)

/** The page this document is, or null when it is none of the rules'. */
export const recognise = (rules: readonly PageRule[], url: URL, document: Document): PageId | null => {
  const holds = ({ has, lacks }: PageRule) =>
    !(has && !document.querySelector(has)) && !(lacks && document.querySelector(lacks))
  return rules.find((rule) => isAt(rule, url) && holds(rule))?.id ?? null
}

/**
 * The object whose fields the page is about ('Case'), null where the page names none. The wizard's address loses its
 * query after the first stage, from there on only the form tells.
 */
export const objectOf = (url: URL, document: Document): string | null =>
  url.searchParams.get('type') ??
  url.searchParams.get('entity') ??
  document.querySelector<HTMLInputElement>('#stageForm input[name=entity]')?.value ??
  null
