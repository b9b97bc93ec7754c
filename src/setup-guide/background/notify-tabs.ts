/**
 * Tells the pages of an org, or of all orgs, that something changed. What it is they ask for themselves, and are answered
 * about their own org alone: a frame of another org in the same tab learns nothing.
 */

import browser from 'webextension-polyfill'
import { isOfOrg, orgKey } from '../../salesforce/urls/my-domain.ts'

/** Never rejects: a page without a script, or one that is going, need not know. */
export const tellTabs = async (only?: string): Promise<void> => {
  const tabs = await browser.tabs.query({}).catch(() => [])
  await Promise.all(
    tabs.map(async ({ id, url }) => {
      if (id === undefined || url === undefined) return
      if (only === undefined ? orgKey(url) === null : !isOfOrg(url, only)) return
      await browser.tabs.sendMessage(id, { type: 'plan-changed' }).catch(() => undefined)
    }),
  )
}
