/** Identifies tabs that show no org: a company's proxy, or a Salesforce host that names no org. */

import { myDomainUrl, orgKey } from '../../salesforce/urls/my-domain.ts'
import { type CompanyProxy, detectProxy } from '../../salesforce/urls/proxy.ts'
import { isSharedLoginPage } from '../../salesforce/urls/tab-state.ts'
import type { NonOrgTab } from '../presence.ts'
import { getOpenTabs } from './org-tabs.ts'

/** Describes a tab that shows no org; null if its address needs no explanation. */
const toNonOrgTab = (address: string | undefined): NonOrgTab | null => {
  const proxy = detectProxy(address)
  if (proxy) return { kind: 'proxy', ...proxy }
  if (address === undefined || orgKey(address) !== null || isSharedLoginPage(address)) return null
  const domain = myDomainUrl(address)
  const isSalesforce = !domain.ok && (domain.reason === 'site-host' || domain.reason === 'instance-host')
  return isSalesforce ? { kind: 'unnamed', host: new URL(address).host } : null
}

/** Finds the first open tab that needs an explanation; null if an org's own tab comes first. */
export const findNonOrgTab = async (): Promise<NonOrgTab | null> => {
  for (const { url } of await getOpenTabs()) {
    const tab = toNonOrgTab(url)
    if (tab) return tab
    if (url !== undefined && orgKey(url) !== null) return null
  }
  return null
}

/** Returns the proxy of the org's most recently used tab; null if the tab uses none. */
export const findProxyForOrg = async (org: string): Promise<CompanyProxy | null> => {
  for (const { url } of await getOpenTabs()) {
    const proxy = detectProxy(url)
    if (proxy?.org === org) return proxy
    if (url !== undefined && orgKey(url) === org) return null
  }
  return null
}
