/**
 * Tracks host access to the org's pages. The manifest requires Salesforce's hosts, but admins can
 * revoke them: in Firefox under the extension's permissions, in Chromium under "Site access".
 */

import { useEffect, useState } from 'preact/hooks'
import browser from 'webextension-polyfill'

const getRequiredHosts = (): string[] => browser.runtime.getManifest().host_permissions ?? []

/** Returns the hosts to check: a known org's own host, so that access to it alone is enough. */
const getHostsToCheck = (org: string | null): string[] =>
  org === null ? getRequiredHosts() : [`https://${org}/*`]

/** Returns true until the browser denies access, and again once access is granted. */
export const useSiteAccess = (org: string | null): boolean => {
  const [access, setAccess] = useState(true)
  useEffect(() => {
    let current = true
    const check = async () => {
      const has = await browser.permissions.contains({ origins: getHostsToCheck(org) }).catch(() => true)
      if (current) setAccess(has)
    }
    const changed = () => void check()
    changed()
    browser.permissions.onAdded.addListener(changed)
    browser.permissions.onRemoved.addListener(changed)
    return () => {
      current = false
      browser.permissions.onAdded.removeListener(changed)
      browser.permissions.onRemoved.removeListener(changed)
    }
  }, [org])
  return access
}

/** Asks the admin for all required hosts. Call it in a click handler, before any `await`. */
export const requestSiteAccess = (): Promise<boolean> =>
  browser.permissions.request({ origins: getRequiredHosts() }).catch(() => false)
