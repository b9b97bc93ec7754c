/** The admin's own session in an org, from the browser's cookies: asked for as it is used, and never kept. */

import browser, { type Cookies } from 'webextension-polyfill'
import { type OrgTab, orgTabs } from '../../org-access/background/org-tabs.ts'

export type Sessions =
  /** At least one, the one to try first at the front. */
  | { readonly ok: true; readonly sessions: readonly string[] }
  /** `session-unreadable`: the browser does not tell. */
  | { readonly ok: false; readonly reason: 'no-session' | 'session-unreadable' }

type Question = Cookies.GetAllDetailsType
type Cookie = Pick<Cookies.Cookie, 'name' | 'value' | 'domain' | 'partitionKey' | 'firstPartyDomain'>

/** Whether the admin has allowed it. Rejects when the browser does not say. */
export const mayUseSession = (): Promise<boolean> =>
  browser.permissions.contains({ permissions: ['cookies'] })

/** The cookie store of a tab: containers and private windows have their own. Undefined: the browser's usual one. */
const storeOf = async ({ id, cookieStoreId }: OrgTab): Promise<string | undefined> =>
  cookieStoreId ??
  // Chromium does not name the store in the tab.
  (await browser.cookies.getAllCookieStores()).find(({ tabIds }) => tabIds.includes(id))?.id

/**
 * The first answer of the browser to the same question, put as each isolation mode wants it. Where Firefox isolates by
 * first party, a question that names no first party is refused; Chromium refuses one that does.
 */
const cookies = async (question: Question): Promise<readonly Cookie[]> => {
  try {
    return await browser.cookies.getAll(question)
  } catch {
    return browser.cookies.getAll({ ...question, firstPartyDomain: null })
  }
}

/** Whether the browser sends a cookie of this domain to the host. */
const isFor = (host: string, domain: string): boolean => {
  const bare = domain.replace(/^\./, '')
  return bare === host || host.endsWith(`.${bare}`)
}

/** Whether the browser sends the cookie to a page of the host that stands by itself, in no other site's frame. */
const isOfOwnPage = (host: string, { partitionKey, firstPartyDomain }: Cookie): boolean => {
  const site = partitionKey?.topLevelSite
  const ofSite = !site || (URL.canParse(site) && isFor(host, new URL(site).hostname))
  return ofSite && (!firstPartyDomain || isFor(host, firstPartyDomain))
}

const byLength = (a: Cookie, b: Cookie) =>
  b.domain.replace(/^\./, '').length - a.domain.replace(/^\./, '').length

/**
 * All sessions that the browser would send to the org's My Domain host from the tab the admin looks at: the host's own
 * first, then those of its parent domains, of which old ones stay behind when a host changes. Other hosts' sessions are
 * not looked at. Never rejects.
 */
export const orgSessions = async (org: string): Promise<Sessions> => {
  try {
    const tab = (await orgTabs()).find((one) => one.org === org)
    const storeId = tab && (await storeOf(tab))
    const question = { url: `https://${org}/`, name: 'sid', ...(storeId === undefined ? {} : { storeId }) }
    const mine = (all: readonly Cookie[]) =>
      all
        .filter((one) => one.name === 'sid' && one.value !== '')
        .filter((one) => isFor(org, one.domain) && isOfOwnPage(org, one))
        .toSorted(byLength)
        .map(({ value }) => value)
    const usual = mine(await cookies(question))
    // Left out of the usual answer: what is kept apart by the site of the page.
    const apart = () => cookies({ ...question, partitionKey: {} }).catch(() => [])
    const found = usual.length > 0 ? usual : mine(await apart())
    const sessions = [...new Set(found)]
    return sessions.length > 0 ? { ok: true, sessions } : { ok: false, reason: 'no-session' }
  } catch {
    return { ok: false, reason: 'session-unreadable' }
  }
}
