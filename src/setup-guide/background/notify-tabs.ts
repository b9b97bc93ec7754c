/**
 * Notifies the pages of an org, or of all orgs, of a change. The message carries no data: each
 * frame requests its own org's plan, so a frame of another org in the same tab learns nothing.
 */

import browser from 'webextension-polyfill'
import { belongsToOrg, orgKey } from '../../salesforce/urls/my-domain.ts'

/** Sends the notification. Never rejects: tabs without our script are ignored. */
export const notifyTabs = async (org?: string): Promise<void> => {
  const tabs = await browser.tabs.query({}).catch(() => [])
  await Promise.all(
    tabs.map(async ({ id, url }) => {
      if (id === undefined) return
      // The browser hides the addresses of tabs that may not be reached any more: their scripts stay.
      if (url !== undefined && (org === undefined ? orgKey(url) === null : !belongsToOrg(url, org))) return
      await browser.tabs.sendMessage(id, { type: 'plan-changed' }).catch(() => undefined)
    }),
  )
}
