/** The admin's own session ID, read from the browser's cookies for each use and never stored. */

import browser, { type Cookies } from 'webextension-polyfill'
import { getOrgTabs, type OrgTab } from '../../org-access/background/org-tabs.ts'

type OrgSessions =
  /** At least one session ID, in the order in which to try them. */
  | { readonly ok: true; readonly sessions: readonly string[] }
  /** `session-unreadable`: the browser refused to read cookies. */
  | { readonly ok: false; readonly reason: 'no-session' | 'session-unreadable' }

type CookieQuery = Cookies.GetAllDetailsType
type Cookie = Pick<Cookies.Cookie, 'name' | 'value' | 'domain' | 'partitionKey' | 'firstPartyDomain'>

/** Returns whether the optional `cookies` permission is granted. Rejects if the browser fails. */
export const hasCookiesPermission = (): Promise<boolean> =>
  browser.permissions.contains({ permissions: ['cookies'] })

/** Returns the tab's cookie store (container, private window); undefined for the default store. */
const getCookieStoreId = async ({ id, cookieStoreId }: OrgTab): Promise<string | undefined> =>
  cookieStoreId ??
  // Chromium's tabs have no `cookieStoreId`.
  (await browser.cookies.getAllCookieStores()).find(({ tabIds }) => tabIds.includes(id))?.id

/**
 * Reads cookies in every isolation mode. With first-party isolation Firefox requires
 * `firstPartyDomain`, which Chromium rejects, so the second query is a fallback.
 * @see https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/cookies/getAll
 */
const getCookies = async (query: CookieQuery): Promise<readonly Cookie[]> => {
  try {
    return await browser.cookies.getAll(query)
  } catch {
    return browser.cookies.getAll({ ...query, firstPartyDomain: null })
  }
}

/** Returns whether the browser sends a cookie of this domain to the host. */
const matchesCookieDomain = (host: string, domain: string): boolean => {
  const bare = domain.replace(/^\./, '')
  return bare === host || host.endsWith(`.${bare}`)
}

/** Returns whether the browser sends the cookie to a top-level page of the host. */
const isFirstPartyCookie = (host: string, { partitionKey, firstPartyDomain }: Cookie): boolean => {
  const site = partitionKey?.topLevelSite
  const isSameSite = !site || (URL.canParse(site) && matchesCookieDomain(host, new URL(site).hostname))
  return isSameSite && (!firstPartyDomain || matchesCookieDomain(host, firstPartyDomain))
}

const byDomainLength = (a: Cookie, b: Cookie) =>
  b.domain.replace(/^\./, '').length - a.domain.replace(/^\./, '').length

/**
 * Returns all session IDs (`sid`) the browser would send to the org's My Domain host from the
 * admin's tab: the host's own before possibly outdated IDs of parent domains. Never rejects.
 */
export const findOrgSessions = async (org: string): Promise<OrgSessions> => {
  try {
    const tab = (await getOrgTabs()).find((one) => one.org === org)
    const storeId = tab && (await getCookieStoreId(tab))
    const query = { url: `https://${org}/`, name: 'sid', ...(storeId === undefined ? {} : { storeId }) }
    const toSessionIds = (all: readonly Cookie[]) =>
      all
        .filter((one) => one.name === 'sid' && one.value !== '')
        .filter((one) => matchesCookieDomain(org, one.domain) && isFirstPartyCookie(org, one))
        .toSorted(byDomainLength)
        .map(({ value }) => value)
    const unpartitioned = toSessionIds(await getCookies(query))
    // Partitioned cookies are returned only if the query asks with `partitionKey`.
    const getPartitioned = () => getCookies({ ...query, partitionKey: {} }).catch(() => [])
    const found = unpartitioned.length > 0 ? unpartitioned : toSessionIds(await getPartitioned())
    const sessions = [...new Set(found)]
    return sessions.length > 0 ? { ok: true, sessions } : { ok: false, reason: 'no-session' }
  } catch {
    return { ok: false, reason: 'session-unreadable' }
  }
}
