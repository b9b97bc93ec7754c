/** Opens *Describe this page* from the card: one tab an org, however often a page asks. */

import browser from 'webextension-polyfill'
import { runExclusive } from '../../platform/run-exclusive.ts'
import { getSkeletonPagePath } from '../skeleton-page.ts'

/** Shows the org's skeleton in the tab that already does, which describes anew, or in a new one. */
export const openSkeletonTab = (org: string, openerTabId: number): Promise<void> =>
  runExclusive('skeleton-tab', async () => {
    const url = browser.runtime.getURL(getSkeletonPagePath(org))
    const open = (await browser.tabs.query({})).find((tab) => url === (tab.pendingUrl ?? tab.url))
    if (open?.id === undefined) {
      await browser.tabs.create({ url, openerTabId })
      return
    }
    await browser.tabs.update(open.id, { active: true })
    await browser.tabs.reload(open.id)
    if (open.windowId !== undefined) await browser.windows.update(open.windowId, { focused: true })
  })
