/** Lists the open tabs that show an org. */

import browser from 'webextension-polyfill'
import { belongsToOrg } from '../../salesforce/urls/my-domain.ts'
import { getTabState, isSharedLoginPage, type TabState } from '../../salesforce/urls/tab-state.ts'
import { resolveOrg } from './known-orgs.ts'
import { getLastOrg } from './last-org.ts'
import { whenProxiesKnown } from './policy-proxies.ts'

export interface OrgTab {
  readonly org: string
  readonly id: number
  readonly windowId: number | undefined
  readonly url: string
  readonly state: TabState
  /** Set by Firefox only, and only with the `cookies` permission. */
  readonly cookieStoreId?: string
}

type Tab = Awaited<ReturnType<typeof browser.tabs.query>>[number]

/** Returns all tabs: the active tab of the focused window, other active tabs, then by last use. */
export const getOpenTabs = async (): Promise<readonly Tab[]> => {
  const [all, [focused]] = await Promise.all([
    browser.tabs.query({}),
    browser.tabs.query({ active: true, lastFocusedWindow: true }),
    whenProxiesKnown(),
  ])
  const rank = (tab: Tab) => (tab.id === focused?.id ? 2 : tab.active ? 1 : 0)
  return all.toSorted((a, b) => rank(b) - rank(a) || (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
}

/**
 * Returns all tabs that show an org, in the same order. The shared login page counts as the last
 * org's if that org has no other tab.
 */
export const getOrgTabs = async (): Promise<readonly OrgTab[]> => {
  const [all, last] = await Promise.all([getOpenTabs(), getLastOrg()])
  const isOpen = all.some(({ url }) => url !== undefined && belongsToOrg(url, last))
  const findOrg = async (url: string) =>
    (await resolveOrg(url)) ?? (!isOpen && isSharedLoginPage(url) ? last : null)
  const shown = await Promise.all(
    all.map(async ({ id, windowId, url, cookieStoreId }): Promise<OrgTab | null> => {
      const org = url === undefined ? null : await findOrg(url)
      return org === null || id === undefined || url === undefined
        ? null
        : { org, id, windowId, url, state: getTabState(url), ...(cookieStoreId ? { cookieStoreId } : {}) }
    }),
  )
  return shown.filter((tab) => tab !== null)
}
