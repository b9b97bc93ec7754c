/** What the admin looks at where that is no page of an org: a company's proxy before one, or an address that names none. */

import type { FrontTab } from '../../messages.ts'
import { myDomainUrl, orgKey } from '../../salesforce/urls/my-domain.ts'
import { type CompanyProxy, proxyOf } from '../../salesforce/urls/proxy.ts'
import { isCommonLogin } from '../../salesforce/urls/tab-state.ts'
import { openTabs } from './org-tabs.ts'

/** What is told of an address; null where nothing needs to be. */
export const frontOf = (address: string | undefined): FrontTab | null => {
  const proxy = proxyOf(address)
  if (proxy) return { kind: 'proxy', ...proxy }
  if (address === undefined || orgKey(address) !== null || isCommonLogin(address)) return null
  const refused = myDomainUrl(address)
  const isShape = !refused.ok && (refused.reason === 'site-host' || refused.reason === 'instance-host')
  return isShape ? { kind: 'unnamed', host: new URL(address).host } : null
}

/** Of the tab that comes first of those that have anything to tell, unless one of an org itself comes before it. */
export const frontTab = async (): Promise<FrontTab | null> => {
  for (const { url } of await openTabs()) {
    const front = frontOf(url)
    if (front) return front
    if (url !== undefined && orgKey(url) !== null) return null
  }
  return null
}

/** The proxy through which the admin works in the org: of the tab of it that was looked at last. Null where there is none. */
export const proxyBefore = async (org: string): Promise<CompanyProxy | null> => {
  for (const { url } of await openTabs()) {
    const proxy = proxyOf(url)
    if (proxy?.org === org) return proxy
    if (url !== undefined && orgKey(url) === org) return null
  }
  return null
}
