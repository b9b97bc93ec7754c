/** The open tabs of orgs. */

import browser from 'webextension-polyfill'
import { orgKey } from '../salesforce/my-domain.ts'
import { isCommonLogin, type TabState, tabState } from '../salesforce/tab-state.ts'
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

/**
 * All tabs that show an org: the one the admin looks at first, then active ones, then by when they were last looked at.
 * The common login page is the last org's when that has no tab of its own any more.
 */
export const orgTabs = async (): Promise<readonly OrgTab[]> => {
  const [all, [front], last] = await Promise.all([
    browser.tabs.query({}),
    browser.tabs.query({ active: true, lastFocusedWindow: true }),
    lastOrg(),
  ])
  const rank = (tab: (typeof all)[number]) => (tab.id === front?.id ? 2 : tab.active ? 1 : 0)
  const isOpen = all.some(({ url }) => url !== undefined && orgKey(url) === last)
  const orgOf = (url: string) => orgKey(url) ?? (!isOpen && isCommonLogin(url) ? last : null)
  return all
    .toSorted((a, b) => rank(b) - rank(a) || (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
    .flatMap(({ id, windowId, url, cookieStoreId }) => {
      const org = url === undefined ? null : orgOf(url)
      return org === null || id === undefined || url === undefined
        ? []
        : [{ org, id, windowId, url, state: tabState(url), ...(cookieStoreId ? { cookieStoreId } : {}) }]
    })
}
