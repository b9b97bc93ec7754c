/** Classifies an org's tab by its URL: Setup, or a page that interrupts the way there. */

import { setupPaths } from './setup-paths.ts'

/**
 * - `setup`: a page of Setup, Classic or Lightning.
 * - `signed-out`: the login page, as after an expired session, or the logout page.
 * - `maintenance`: the notice between login and the page.
 * - `verifying`: identity verification by code, passkey or other proof, or its setup.
 * - `elsewhere`: any other page.
 */
export type TabState = 'setup' | 'signed-out' | 'maintenance' | 'verifying' | 'elsewhere'

/** States only the admin can leave: navigating the tab would lose Salesforce's redirect. */
export type UserOnlyTab = Extract<TabState, 'signed-out' | 'maintenance' | 'verifying'>

/** Returns whether the tab waits for the admin and must not be navigated. */
export const needsUserInTab = (state: TabState | null | undefined): state is UserOnlyTab =>
  state === 'signed-out' || state === 'maintenance' || state === 'verifying'

/** Checks for a URL where the content script runs. */
export const isSetupPath = ({ pathname, search }: URL): boolean =>
  setupPaths.some((path) => `${pathname}${search}`.startsWith(path.replace(/\*$/, '')))

/** Checks for an expired session; `ec` is the reason for the login page: 301 or 302. */
const isExpiredSession = ({ pathname, searchParams }: URL): boolean =>
  pathname === '/' && searchParams.getAll('ec').some((code) => /^30\d$/.test(code))

const isSignedOut = (url: URL): boolean =>
  isExpiredSession(url) || /^\/login(?:\.jsp)?\/?$|^\/secur\/logout\.jsp$/.test(url.pathname)

/** Classifies a URL; anything that is no URL is `elsewhere`. */
export const getTabState = (address: string): TabState => {
  if (!URL.canParse(address)) return 'elsewhere'
  const url = new URL(address)
  if (isSignedOut(url)) return 'signed-out'
  if (url.pathname === '/msg/maintenanceandavailable.jsp') return 'maintenance'
  // Test before Setup: the content script runs here as well.
  if (/^\/_ui\/identity\/(?:verification|webauthn)\//.test(url.pathname)) return 'verifying'
  return isSetupPath(url) ? 'setup' : 'elsewhere'
}

/** Checks for the shared login page after an expired session; it does not name the org. */
export const isSharedLoginPage = (address: string): boolean =>
  /^https:\/\/(?:login|test)\.salesforce\.com\//.test(address) && isExpiredSession(new URL(address))
