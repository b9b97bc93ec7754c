/** What a tab of an org shows, as far as its address tells: Setup, or one of the pages that come between. */

import { setupPaths } from './setup-paths.ts'

/**
 * - `setup`: a page of Setup, Classic or Lightning.
 * - `signed-out`: the login page, where Salesforce leads when the session is over, or the way out.
 * - `maintenance`: the notice that can come between login and the page.
 * - `verifying`: Salesforce asks for a code, a passkey or another proof of who the admin is, or has one set up.
 * - `elsewhere`: any other page.
 */
export type TabState = 'setup' | 'signed-out' | 'maintenance' | 'verifying' | 'elsewhere'

/** The states in which only the admin gets on: leading the tab away would lose where Salesforce leads it next. */
export type HeldTab = Extract<TabState, 'signed-out' | 'maintenance' | 'verifying'>

/** Whether the tab waits for the admin, so that it may be shown but not led anywhere. */
export const isHeld = (state: TabState | null | undefined): state is HeldTab =>
  state === 'signed-out' || state === 'maintenance' || state === 'verifying'

/** Whether the guide has something to say at this address. */
export const isSetupPath = ({ pathname, search }: URL): boolean =>
  setupPaths.some((path) => `${pathname}${search}`.startsWith(path.replace(/\*$/, '')))

/** `ec` is the code of why Salesforce asks to log in: 301 and 302 for a session that is over. */
const isExpiry = ({ pathname, searchParams }: URL): boolean =>
  pathname === '/' && searchParams.getAll('ec').some((code) => /^30\d$/.test(code))

const isSignedOut = (url: URL): boolean =>
  isExpiry(url) || /^\/login(?:\.jsp)?\/?$|^\/secur\/logout\.jsp$/.test(url.pathname)

/** What the tab at this address of an org shows. Total: what is no address is elsewhere. */
export const tabState = (address: string): TabState => {
  if (!URL.canParse(address)) return 'elsewhere'
  const url = new URL(address)
  if (isSignedOut(url)) return 'signed-out'
  if (url.pathname === '/msg/maintenanceandavailable.jsp') return 'maintenance'
  // Before Setup: the content script runs there as well.
  if (/^\/_ui\/identity\/(?:verification|webauthn)\//.test(url.pathname)) return 'verifying'
  return isSetupPath(url) ? 'setup' : 'elsewhere'
}

/** Whether this is the login page all orgs have in common, come to because a session is over: it does not say whose. */
export const isCommonLogin = (address: string): boolean =>
  /^https:\/\/(?:login|test)\.salesforce\.com\//.test(address) && isExpiry(new URL(address))
