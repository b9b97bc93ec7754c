/**
 * Any of an org's hosts -> the org's own My Domain host, by a table and without a URL parser.
 * Exact suffixes and a strict shape for what stands before them; a host that fits neither is nobody's.
 */

/**
 * Why an address gives no My Domain URL, and the one thing to do about it:
 * - `not-https`: no address of a secured page. Copy the whole address from the browser's address bar, `https://` included.
 * - `not-plain`: has a port, a sign-in, capitals, a trailing dot or odd letters. Type only `https://` and the host, in small letters.
 * - `login-host`: the common login page. Log in, then use the address Salesforce shows.
 * - `instance-host`: names a server (na112), not the org. Copy the URL from Setup > My Domain.
 * - `site-host`: Salesforce's, but a public site, a file or help page. Open Setup in the org and use that address.
 * - `proxy-host`: a company's proxy serves Salesforce below it. Leave the proxy's own part off.
 * - `not-salesforce`: nothing of Salesforce's. Go to the tab with the org.
 */
export type MyDomainReason =
  | 'not-https'
  | 'not-plain'
  | 'login-host'
  | 'instance-host'
  | 'site-host'
  | 'proxy-host'
  | 'not-salesforce'

export type MyDomainUrl =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly reason: MyDomainReason }

const com = 'my.salesforce.com'
const mil = 'my.salesforce.mil'
const china = 'my.sfcrmproducts.cn'
const chinaApps = 'my.sfcrmapps.cn'
const alternative = 'my-salesforce.com'
const lightning = 'lightning.force.com'
const internal = 'my.pc-rnd.salesforce.com'

/** What a host ends with, what the org's My Domain ends with, and whether a `--namespace` stands between name and suffix. */
const rules: readonly (readonly [suffix: string, home: string, namespaced?: true])[] = [
  [com, com],
  ['my.salesforce-setup.com', com],
  [lightning, com],
  ['vf.force.com', com, true],
  ['visual.force.com', com, true],
  ['visualforce.com', com, true],
  [mil, mil],
  ['my.salesforce-setup.mil', mil],
  ['lightning.crmforce.mil', mil],
  ['lightning.force.mil', mil],
  ['vf.force.mil', mil, true],
  [china, china],
  ['setup.sfcrmproducts.cn', china],
  ['lightning.sfcrmapps.cn', china],
  ['lightning.sfcrmproducts.cn', china],
  [chinaApps, chinaApps],
  ['setup.sfcrmapps.cn', chinaApps],
  [alternative, alternative],
  ['my-lightning.com', alternative],
  [internal, internal],
  ['lightning.pc-rnd.force.com', internal],
]

/** The suffixes of proxies behind which an org is that org still: Microsoft Defender for Cloud Apps. */
export const knownProxies: readonly string[] = ['mcas.ms']

// On the text as written, not as a URL parser mends it: no port, sign-in, capital, backslash, escape or trailing dot gets through.
const plainHttps = new RegExp(
  `^https://([a-z\\d.-]*?[a-z\\d])(?:\\.(?:${knownProxies.join('|').replaceAll('.', '\\.')}))?(?=[/?#]|$)`,
)

// na112, cs87, usa256, ind2s; www2, org62 and app1 are Salesforce's own.
const server = /^(?!www|org|app)[a-z]{2,3}\d+s?$/

// name[--sandbox], then the partition; until 2023 a server stood in its place, which the org's present name does without.
const orgName = /^([a-z\d]+(?:-[a-z\d]+)*(?:--[a-z\d]+)?)(?:\.[a-z]{2,3}\d+s?|(\.[a-z]{3,}\d*))?$/
const reserved = /^(?:login|test|www|help|trust|status|developer|trailhead)(?:\.|$)/

const isServer = (host: string) => host.endsWith('.salesforce.com') && server.test(host.slice(0, -15))

/**
 * The host of the server that one of Lightning could be named after: orgs without My Domain had Lightning under their
 * server's name, all of them (na35.lightning.force.com). Null where it is no server's name.
 */
const serverOf = (host: string): string | null => {
  const [name = ''] = host.split('.')
  return host === `${name}.${lightning}` && server.test(name) ? `${name}.salesforce.com` : null
}

function hostOf(address: string | URL): string | undefined {
  return plainHttps.exec(String(address))?.[1]
}

function homeOf(host: string): string | null {
  const rule = rules.find(([suffix]) => host.endsWith(`.${suffix}`))
  if (!rule || host.startsWith('xn--')) return null
  const [suffix, home, namespaced] = rule
  const written = host.slice(0, -suffix.length - 1)
  const head = namespaced ? written.replace(/^([^.]+)--[a-z\d][a-z\d-]*/, '$1') : written
  const [, name, partition = ''] = orgName.exec(head) ?? []
  if (!name || reserved.test(head) || (namespaced && head === written)) return null
  // A sandbox without a name is no org: acme--uat.sandbox.vf.force.com lacks its namespace.
  if (partition === '.sandbox' && !name.includes('--')) return null
  return `${name}${partition}.${home}`
}

/**
 * All that the org of an address can be, the likeliest first: a shape is no proof, so that what could be an org's own
 * name is one, and a server's besides. None where the address is nobody's.
 */
export function orgKeys(address: string | URL): readonly string[] {
  const host = hostOf(address)
  if (!host) return []
  return [isServer(host) ? host : homeOf(host), serverOf(host)].filter((key) => key !== null)
}

/**
 * The host that identifies the org of an address: its My Domain host (`acme.my.salesforce.com`) whichever of its hosts
 * is given, or the instance host (`na112.salesforce.com`) where that is all the address tells. Null for anything else.
 */
export const orgKey = (address: string | URL): string | null => orgKeys(address)[0] ?? null

/** Whether the address can be one of this org's. */
export const isOfOrg = (address: string | URL, org: string | null): boolean =>
  org !== null && orgKeys(address).includes(org)

/** Whether two addresses can be one org's. */
export const isOneOrg = (address: string | URL, other: string | URL): boolean =>
  orgKeys(address).some((key) => isOfOrg(other, key))

/**
 * Whether the address is on a host where Setup's own pages are: an org's My Domain, its Setup host or its instance. A
 * package serves whatever it likes on its Visualforce host, also below the paths of Setup.
 */
export function isSetupHost(address: string | URL): boolean {
  const host = hostOf(address)
  if (!host || orgKey(address) === null) return false
  const rule = rules.find(([suffix]) => host.endsWith(`.${suffix}`))
  // An instance host has no rule.
  if (!rule) return true
  const [suffix, home] = rule
  return suffix === home || /(?:^|-)setup\./.test(suffix)
}

/** Whether the address is on a host of Visualforce, where a package serves whatever it likes. */
export function isPackageHost(address: string | URL): boolean {
  const host = hostOf(address)
  return (
    host !== undefined && rules.some(([suffix, , namespaced]) => namespaced && host.endsWith(`.${suffix}`))
  )
}

/** What an org is called in its My Domain (`acme`), '' where only its server is known. Takes what `orgKey` gave. */
export const orgNameOf = (key: string): string => (isServer(key) ? '' : (key.split('.')[0] ?? ''))

/** The org's My Domain URL as the manual wants it, `https://mycompany.my.salesforce.com/`, or why there is none. */
export function myDomainUrl(address: string | URL): MyDomainUrl {
  const key = orgKey(address)
  return key && !isServer(key)
    ? { ok: true, url: `https://${key}/` }
    : { ok: false, reason: whyNot(String(address)) }
}

function whyNot(address: string): MyDomainReason {
  if (!/^https:\/\//i.test(address)) return 'not-https'
  const host = hostOf(address)
  if (!host) return 'not-plain'
  if (isServer(host)) return 'instance-host'
  if (host.endsWith('.cloudforce.com')) return 'instance-host'
  if (!isSalesforceHost(host)) return isProxied(host) ? 'proxy-host' : 'not-salesforce'
  return /^(?:login|test)\./.test(host) ? 'login-host' : 'site-host'
}

const salesforces =
  /(?:^|\.)(?:(?:(?:my-)?salesforce|salesforce-(?:setup|sites|experience)|(?:crm|visual|document)?force)\.(?:com|mil)|my\.site\.com|my-lightning\.com|sfcrm(?:apps|products)\.cn)$/

/** Whether the host is one of Salesforce's, an org's or any other. */
export const isSalesforceHost = (host: string): boolean => salesforces.test(host)

/** Whether a host of Salesforce's has a domain of somebody else after it, which has two parts at the least. */
const isProxied = (host: string): boolean => {
  const labels = host.split('.')
  return labels.some((_, end) => end < labels.length - 1 && isSalesforceHost(labels.slice(0, end).join('.')))
}
