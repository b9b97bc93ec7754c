/** Pages that the guide filled, remembered until the org shows what was saved there. Pure. */

import type { ControlId } from '../salesforce/control-ids.ts'
import type { PageId } from '../salesforce/page-ids.ts'

export interface FilledPage {
  /** Key of the change that it leads to. */
  readonly key: string
  readonly tab: number
  readonly page: PageId
  /** Id in the page's address; '' on a form for something new. */
  readonly recordId: string
  /** The controls that the fill changed. */
  readonly controls: readonly ControlId[]
  /** Epoch milliseconds. */
  readonly at: number
  /** The name under which Save was clicked, '' if the page tells none; null before. */
  readonly savedAs: string | null
}

/** Milliseconds. Later, what is saved in the tab may have nothing to do with the fill. */
const FILL_TIMEOUT_MS = 3_600_000
export const MAX_FILLED_PAGES = 40

/** Returns the id of the record that the page is about; '' on a form for something new. */
export const getPageRecordId = ({ pathname, searchParams }: URL): string => {
  const inPath = /^\/(?:00e|005|00N|0H4)[A-Za-z0-9]{12}/.exec(pathname)?.[0].slice(1)
  const inQuery = ['applicationId', 'connectedAppId']
    .map((name) => searchParams.get(name) ?? '')
    .find((id) => /^[A-Za-z0-9]{15,18}$/.test(id))
  return inPath ?? inQuery ?? ''
}

/** Returns the fills that still count. */
export const withoutOldFills = (fills: readonly FilledPage[], now: number): readonly FilledPage[] =>
  fills.filter(({ at }) => now - at >= 0 && now - at < FILL_TIMEOUT_MS)

/** Returns the fills with this one, which replaces an earlier one of the same form. */
export const withFill = (fills: readonly FilledPage[], fill: FilledPage): readonly FilledPage[] => {
  const isSameForm = ({ tab, page, recordId, savedAs }: FilledPage) =>
    tab === fill.tab && page === fill.page && recordId === fill.recordId && savedAs === null
  // One that no longer counts would make this one too old as well.
  const current = withoutOldFills(fills, fill.at)
  const earlier = current.find(isSameForm)
  const controls = [...new Set([...(earlier?.controls ?? []), ...fill.controls])]
  return [
    ...current.filter((one) => !isSameForm(one)),
    { ...fill, controls, at: earlier?.at ?? fill.at },
  ].slice(-MAX_FILLED_PAGES)
}

/**
 * Returns the stored fills with what became of those that were followed. The others, and what was
 * stored meanwhile, stay as they are stored.
 */
export const withFollowedFills = (
  stored: readonly FilledPage[],
  seen: readonly FilledPage[],
  followed: readonly FilledPage[],
): readonly FilledPage[] => {
  const next = new Map(followed.map((fill) => [fill.key, fill]))
  const changed = new Set(seen.filter((fill) => next.get(fill.key) !== fill).map(({ key }) => key))
  return stored.some(({ key }) => changed.has(key))
    ? stored.flatMap((fill) => (changed.has(fill.key) ? (next.get(fill.key) ?? []) : fill))
    : stored
}
