/**
 * A company's proxy that serves Salesforce below a suffix of its own: `acme.my.salesforce.com.mcas.ms`. Whoever owns the
 * suffix sees and writes these pages, so that the guide works behind known ones alone. Of any other only this is told.
 */

import { isSalesforceHost, knownProxies, orgKey } from './my-domain.ts'

export interface CompanyProxy {
  /** The suffix: the proxy's own domain. */
  readonly name: string
  /** The host that it serves: what the address is without the suffix. */
  readonly host: string
  /** The org of that host, null where the host tells none. */
  readonly org: string | null
  /** Whether the guide works behind it. */
  readonly known: boolean
}

const httpsHost = /^https:\/\/([a-z\d.-]*[a-z\d])(?::\d+)?(?=[/?#]|$)/

/** The proxy of an address; null where there is none. A suffix of one part is a country's (`salesforce.com.cn`), and no proxy. */
export const proxyOf = (address: string | undefined): CompanyProxy | null => {
  const labels = httpsHost.exec(address ?? '')?.[1]?.split('.') ?? []
  for (let end = labels.length - 2; end > 1; end -= 1) {
    const host = labels.slice(0, end).join('.')
    const name = labels.slice(end).join('.')
    if (isSalesforceHost(host)) {
      const known = knownProxies.includes(name)
      return { name, host, org: orgKey(`https://${host}`), known }
    }
  }
  return null
}

/** The address of the org that goes through the same proxy as a tab of the org does. */
export const behindSame = (tabAddress: string | undefined, org: string, path: string): string => {
  const proxy = proxyOf(tabAddress)
  return `https://${org}${proxy?.known ? `.${proxy.name}` : ''}${path}`
}
