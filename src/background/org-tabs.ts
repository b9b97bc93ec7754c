/** The open tabs of orgs. */

import browser from 'webextension-polyfill'
import { orgKey } from '../salesforce/my-domain.ts'

export interface OrgTab {
  readonly org: string
  readonly id: number
  readonly windowId: number | undefined
  readonly url: string
}

/** All tabs that show an org: the one the admin looks at first, then active ones, then by when they were last looked at. */
export const orgTabs = async (): Promise<readonly OrgTab[]> => {
  const [all, [front]] = await Promise.all([
    browser.tabs.query({}),
    browser.tabs.query({ active: true, lastFocusedWindow: true }),
  ])
  const rank = (tab: (typeof all)[number]) => (tab.id === front?.id ? 2 : tab.active ? 1 : 0)
  return all
    .toSorted((a, b) => rank(b) - rank(a) || (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
    .flatMap((tab) => {
      const org = tab.url === undefined ? null : orgKey(tab.url)
      return org === null || tab.id === undefined || tab.url === undefined
        ? []
        : [{ org, id: tab.id, windowId: tab.windowId, url: tab.url }]
    })
}
