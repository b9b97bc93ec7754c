/** Describes the org's page in front, by a script that is injected for that alone. */

import browser from 'webextension-polyfill'
import { listFrames } from '../../org-access/background/inject-into-frames.ts'
import { getOrgTabs } from '../../org-access/background/org-tabs.ts'
import { belongsToOrg, isVisualforceHost } from '../../salesforce/urls/my-domain.ts'
import { getCurrentGuidePlan } from '../../setup-guide/background/publish-plan.ts'
import type { LocatedPlan } from '../../setup-guide/page-plan.ts'
import { type FrameSkeleton, type PageSkeleton, SKELETON_VERSION, type WantedByPage } from '../skeleton.ts'

/** Output path of the script, set in vite.config.ts. */
const SKELETON_SCRIPT = '/src/page-skeleton/content/index.js'

/** Runs in the page: must not refer to anything outside this function. */
const callCollectTexts = (): readonly string[] =>
  (globalThis as { collectTexts?: () => readonly string[] }).collectTexts?.() ?? []

type DescribePage = (wanted: WantedByPage, texts: readonly string[]) => FrameSkeleton

/** Runs in the page: must not refer to anything outside this function. */
const callDescribePage = (wanted: WantedByPage, texts: readonly string[]): FrameSkeleton | null =>
  (globalThis as { describePage?: DescribePage }).describePage?.(wanted, texts) ?? null

/** Returns the ways of finding each page's controls, by the plan that the org's pages follow now. */
const listWanted = (plan: LocatedPlan | null): WantedByPage => {
  const [fields = {}] = Object.values(plan?.fields ?? {})
  return Object.fromEntries(
    Object.entries({ ...fields, ...plan?.pages }).map(([page, { markers }]) => [
      page,
      Object.fromEntries(markers.map(({ control, find }) => [control, find])),
    ]),
  )
}

/** Returns the tab of the org that was used last, the one in front first; undefined if none. */
const findTab = async (org: string): Promise<number | undefined> =>
  (await getOrgTabs()).find((tab) => tab.org === org)?.id

/**
 * Describes the org's tab and its frames of the org's hosts; null where the org has no tab. Rejects
 * if the browser denies access.
 */
export const describeTab = async (org: string): Promise<PageSkeleton | null> => {
  const tabId = await findTab(org)
  if (tabId === undefined) return null
  const frameIds = (await listFrames(tabId))
    .filter(({ url }) => belongsToOrg(url, org) && !isVisualforceHost(url))
    .map(({ frameId }) => frameId)
  if (frameIds.length === 0) return null
  const target = { tabId, frameIds }
  const wanted = listWanted(await getCurrentGuidePlan(org))
  await browser.scripting.executeScript({ target, files: [SKELETON_SCRIPT] })
  // A name that stands in one frame may be in an id of another.
  const collected = await browser.scripting.executeScript({ target, func: callCollectTexts })
  const texts = [...new Set(collected.flatMap(({ result }) => (result ?? []) as readonly string[]))]
  const results = await browser.scripting.executeScript({
    target,
    func: callDescribePage,
    args: [wanted, texts],
  })
  const frames = results
    .toSorted((one, other) => one.frameId - other.frameId)
    .flatMap(({ result }) => (result ? [result as FrameSkeleton] : []))
  return { skeleton: SKELETON_VERSION, extension: browser.runtime.getManifest().version, frames }
}
