/**
 * Company proxies that append a suffix: `acme.my.salesforce.com.mcas.ms`. The suffix's owner reads
 * and writes these pages, so the guide runs behind known ones only.
 */

import { isSalesforceHost, listKnownProxies, orgKey } from './my-domain.ts'

export interface CompanyProxy {
  /** Domain suffix of the proxy. */
  readonly name: string
  /** Original host, without the suffix. */
  readonly host: string
  /** Key of the host's org; null if the host names none. */
  readonly org: string | null
  /** True if the guide runs behind this proxy. */
  readonly known: boolean
}

const httpsHost = /^https:\/\/([a-z\d.-]*[a-z\d])(?::\d+)?(?=[/?#]|$)/

/** Returns the URL's proxy or null; a single extra label (`salesforce.com.cn`) is no proxy. */
export const detectProxy = (address: string | undefined): CompanyProxy | null => {
  const labels = httpsHost.exec(address ?? '')?.[1]?.split('.') ?? []
  for (let end = labels.length - 2; end > 1; end -= 1) {
    const host = labels.slice(0, end).join('.')
    const name = labels.slice(end).join('.')
    if (isSalesforceHost(host)) {
      const known = listKnownProxies().includes(name)
      return { name, host, org: orgKey(`https://${host}`), known }
    }
  }
  return null
}

/** Returns a URL of the org that passes through the same proxy as the tab. */
export const toProxiedUrl = (tabAddress: string | undefined, org: string, path: string): string => {
  const proxy = detectProxy(tabAddress)
  return `https://${org}${proxy?.known ? `.${proxy.name}` : ''}${path}`
}
