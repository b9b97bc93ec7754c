/**
 * Whether the browser lets the extension onto the org's pages. Salesforce's hosts are required by the manifest, but an
 * admin can take them away: in Firefox under the extension's permissions, in Chromium by its "Site access".
 */

import { useEffect, useState } from 'preact/hooks'
import browser from 'webextension-polyfill'

const required = (): string[] => browser.runtime.getManifest().host_permissions ?? []

/** What must be allowed: the org's own host where one is known, so that an access given for it alone is enough. */
const wanted = (org: string | null): string[] => (org === null ? required() : [`https://${org}/*`])

/** True until the browser has said otherwise, and again as soon as it is allowed. */
export const useSiteAccess = (org: string | null): boolean => {
  const [access, setAccess] = useState(true)
  useEffect(() => {
    let current = true
    const look = async () => {
      const has = await browser.permissions.contains({ origins: wanted(org) }).catch(() => true)
      if (current) setAccess(has)
    }
    const changed = () => void look()
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

/** Has the browser ask the admin for all required hosts. Must be called from a click: anything awaited before it loses the click. */
export const requestSiteAccess = (): Promise<boolean> =>
  browser.permissions.request({ origins: required() }).catch(() => false)
