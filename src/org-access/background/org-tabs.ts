/** The open tabs of orgs. */

import browser from 'webextension-polyfill'
import { isOfOrg } from '../../salesforce/urls/my-domain.ts'
import { isCommonLogin, type TabState, tabState } from '../../salesforce/urls/tab-state.ts'
import { knownOrg } from './known-orgs.ts'
import { lastOrg } from './last-org.ts'

export interface OrgTab {
  readonly org: string
  readonly id: number
  readonly windowId: number | undefined
  readonly url: string
  readonly state: TabState
  /** Told by Firefox alone, where the permission for cookies is given. */
  readonly cookieStoreId?: string
}

type Tab = Awaited<ReturnType<typeof browser.tabs.query>>[number]

/** All open tabs: the one the admin looks at first, then active ones, then by when they were last looked at. */
export const openTabs = async (): Promise<readonly Tab[]> => {
  const [all, [front]] = await Promise.all([
    browser.tabs.query({}),
    browser.tabs.query({ active: true, lastFocusedWindow: true }),
  ])
  const rank = (tab: Tab) => (tab.id === front?.id ? 2 : tab.active ? 1 : 0)
  return all.toSorted((a, b) => rank(b) - rank(a) || (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
}

/**
 * All tabs that show an org, in the order of `openTabs`. The common login page is the last org's when that has no tab of
 * its own any more.
 */
export const orgTabs = async (): Promise<readonly OrgTab[]> => {
  const [all, last] = await Promise.all([openTabs(), lastOrg()])
  const isOpen = all.some(({ url }) => url !== undefined && isOfOrg(url, last))
  const orgOf = async (url: string) => (await knownOrg(url)) ?? (!isOpen && isCommonLogin(url) ? last : null)
  const shown = await Promise.all(
    all.map(async ({ id, windowId, url, cookieStoreId }): Promise<OrgTab | null> => {
      const org = url === undefined ? null : await orgOf(url)
      return org === null || id === undefined || url === undefined
        ? null
        : { org, id, windowId, url, state: tabState(url), ...(cookieStoreId ? { cookieStoreId } : {}) }
    }),
  )
  return shown.filter((tab) => tab !== null)
}
