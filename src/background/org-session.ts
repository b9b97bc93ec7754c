/** The admin's own session in an org, from the browser's cookies: asked for as it is used, and never kept. */

import browser from 'webextension-polyfill'
import { orgKey } from '../salesforce/my-domain.ts'

/** Whether the admin has allowed it. */
export const mayUseSession = (): Promise<boolean> =>
  browser.permissions.contains({ permissions: ['cookies'] })

/** The cookie store of the org's tab: containers and private windows have their own. */
const storeOf = async (org: string): Promise<string | undefined> => {
  const [tabs, stores] = await Promise.all([browser.tabs.query({}), browser.cookies.getAllCookieStores()])
  const mine = tabs.filter(({ url }) => url !== undefined && orgKey(url) === org)
  return stores.find(({ tabIds }) => mine.some(({ id }) => id !== undefined && tabIds.includes(id)))?.id
}

/** The session of the org's My Domain host, null without one. Other hosts' sessions are not looked at. */
export const orgSession = async (org: string): Promise<string | null> => {
  const storeId = await storeOf(org)
  const cookie = await browser.cookies.get({
    url: `https://${org}/`,
    name: 'sid',
    ...(storeId === undefined ? {} : { storeId }),
  })
  return cookie?.value || null
}
