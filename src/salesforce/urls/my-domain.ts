/**
 * Maps any host of an org to its My Domain host, by a table and without a URL parser: exact
 * suffixes and a strict shape of the name before them. Other hosts belong to no org.
 */

/**
 * Reason why a URL yields no My Domain URL, and the remedy:
 * - `not-https`: no HTTPS URL. Copy the whole address from the browser, `https://` included.
 * - `not-plain`: port, login, capital, trailing dot or odd letter. Type only `https://` and host.
 * - `login-host`: the shared login page. Log in, then use the address Salesforce shows.
 * - `instance-host`: names an instance (na112), not the org. Copy it from Setup > My Domain.
 * - `site-host`: a public site, file or help page. Open Setup in the org and use that address.
 * - `proxy-host`: a company's proxy in front of Salesforce. Leave out the proxy's suffix.
 * - `not-salesforce`: not a Salesforce host. Go to the tab with the org.
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

const commercialDomain = 'my.salesforce.com'
const militaryDomain = 'my.salesforce.mil'
const chinaDomain = 'my.sfcrmproducts.cn'
const chinaAppsDomain = 'my.sfcrmapps.cn'
const alternativeDomain = 'my-salesforce.com'
const lightningDomain = 'lightning.force.com'
const internalDomain = 'my.pc-rnd.salesforce.com'

/** Host suffix, My Domain suffix, and whether a `--namespace` follows the org's name. */
const rules: readonly (readonly [suffix: string, home: string, namespaced?: true])[] = [
  [commercialDomain, commercialDomain],
  ['my.salesforce-setup.com', commercialDomain],
  [lightningDomain, commercialDomain],
  ['vf.force.com', commercialDomain, true],
  ['visual.force.com', commercialDomain, true],
  ['visualforce.com', commercialDomain, true],
  [militaryDomain, militaryDomain],
  ['my.salesforce-setup.mil', militaryDomain],
  ['lightning.crmforce.mil', militaryDomain],
  ['lightning.force.mil', militaryDomain],
  ['vf.force.mil', militaryDomain, true],
  [chinaDomain, chinaDomain],
  ['setup.sfcrmproducts.cn', chinaDomain],
  ['lightning.sfcrmapps.cn', chinaDomain],
  ['lightning.sfcrmproducts.cn', chinaDomain],
  [chinaAppsDomain, chinaAppsDomain],
  ['setup.sfcrmapps.cn', chinaAppsDomain],
  [alternativeDomain, alternativeDomain],
  ['my-lightning.com', alternativeDomain],
  [internalDomain, internalDomain],
  ['lightning.pc-rnd.force.com', internalDomain],
]

/** Suffixes of proxies that every company may use: Microsoft Defender for Cloud Apps. */
const builtInProxies: readonly string[] = ['mcas.ms']

// Match the raw text, since a URL parser would repair ports, capitals, escapes or dots.
const createPlainHttps = (proxies: readonly string[]) =>
  new RegExp(
    `^https://([a-z\\d.-]*?[a-z\\d])(?:\\.(?:${proxies.join('|').replaceAll('.', '\\.')}))?(?=[/?#]|$)`,
  )

let knownProxies = builtInProxies
let plainHttps = createPlainHttps(knownProxies)

/** Lists the suffixes of the proxies that the guide runs behind. */
export const listKnownProxies = (): readonly string[] => knownProxies

/**
 * Adds the proxies that the organization's policy names to the known ones, until the next call.
 * Ignores anything but a plain domain, and Salesforce's own.
 */
export const setPolicyProxies = (names: readonly string[]): void => {
  const added = names.filter((name) => /^[a-z\d-]+(?:\.[a-z\d-]+)+$/.test(name) && !isSalesforceHost(name))
  knownProxies = [...new Set([...builtInProxies, ...added])]
  plainHttps = createPlainHttps(knownProxies)
}

// na112, cs87, usa256, ind2s; www2, org62 and app1 are Salesforce's own.
const instanceName = /^(?!www|org|app)[a-z]{2,3}\d+s?$/

// name[--sandbox], then the partition; until 2023 an instance, dropped from today's names.
const orgNamePattern = /^([a-z\d]+(?:-[a-z\d]+)*(?:--[a-z\d]+)?)(?:\.[a-z]{2,3}\d+s?|(\.[a-z]{3,}\d*))?$/
const reservedNamePattern = /^(?:login|test|www|help|trust|status|developer|trailhead)(?:\.|$)/

const isInstanceHost = (host: string) =>
  host.endsWith('.salesforce.com') && instanceName.test(host.slice(0, -15))

/**
 * Returns the instance host a Lightning host may be named after: orgs without My Domain shared
 * `na35.lightning.force.com`. Null if the name is no instance's.
 */
const toInstanceHost = (host: string): string | null => {
  const [name = ''] = host.split('.')
  return host === `${name}.${lightningDomain}` && instanceName.test(name) ? `${name}.salesforce.com` : null
}

function parseHost(address: string | URL): string | undefined {
  return plainHttps.exec(String(address))?.[1]
}

function toMyDomainHost(host: string): string | null {
  const rule = rules.find(([suffix]) => host.endsWith(`.${suffix}`))
  if (!rule || host.startsWith('xn--')) return null
  const [suffix, home, namespaced] = rule
  const orgPart = host.slice(0, -suffix.length - 1)
  const head = namespaced ? orgPart.replace(/^([^.]+)--[a-z\d][a-z\d-]*/, '$1') : orgPart
  const [, name, partition = ''] = orgNamePattern.exec(head) ?? []
  if (!name || reservedNamePattern.test(head) || (namespaced && head === orgPart)) return null
  // An unnamed sandbox is no org: acme--uat.sandbox.vf.force.com lacks its namespace.
  if (partition === '.sandbox' && !name.includes('--')) return null
  return `${name}${partition}.${home}`
}

/**
 * Returns all possible org keys of a URL, likeliest first: an instance's name may be an org's too.
 * Empty if the host is no org's.
 */
export function candidateOrgKeys(address: string | URL): readonly string[] {
  const host = parseHost(address)
  if (!host) return []
  return [isInstanceHost(host) ? host : toMyDomainHost(host), toInstanceHost(host)].filter(
    (key) => key !== null,
  )
}

/**
 * Returns the host that identifies a URL's org: its My Domain host (`acme.my.salesforce.com`), else
 * the instance host (`na112.salesforce.com`). Null for any other URL.
 */
export const orgKey = (address: string | URL): string | null => candidateOrgKeys(address)[0] ?? null

/** Checks whether the URL may belong to this org. */
export const belongsToOrg = (address: string | URL, org: string | null): boolean =>
  org !== null && candidateOrgKeys(address).includes(org)

/** Checks whether two URLs may belong to the same org. */
export const isSameOrg = (address: string | URL, other: string | URL): boolean =>
  candidateOrgKeys(address).some((key) => belongsToOrg(other, key))

/**
 * Lists the hosts on which an org serves Setup and Lightning Experience, its key first; for an
 * instance host that host alone. Excludes Visualforce hosts, where packages serve any content. Empty
 * for anything but an org's key: it could be a pattern that matches more than one org.
 */
export function listOrgHosts(key: string): readonly string[] {
  if (orgKey(`https://${key}/`) !== key) return []
  if (isInstanceHost(key)) return [key]
  const home = rules.map(([, domain]) => domain).find((domain) => key.endsWith(`.${domain}`))
  if (home === undefined) return []
  const name = key.slice(0, -home.length - 1)
  return rules.flatMap(([suffix, domain, namespaced]) =>
    domain === home && !namespaced ? [`${name}.${suffix}`] : [],
  )
}

/**
 * Checks for a host that serves Setup pages: My Domain, Setup or instance. Visualforce hosts serve
 * any content of a package, even under Setup's paths.
 */
export function isSetupHost(address: string | URL): boolean {
  const host = parseHost(address)
  if (!host || orgKey(address) === null) return false
  const rule = rules.find(([suffix]) => host.endsWith(`.${suffix}`))
  // Instance hosts match no rule.
  if (!rule) return true
  const [suffix, home] = rule
  return suffix === home || /(?:^|-)setup\./.test(suffix)
}

/** Checks for a Visualforce host, where packages serve any content. */
export function isVisualforceHost(address: string | URL): boolean {
  const host = parseHost(address)
  return (
    host !== undefined && rules.some(([suffix, , namespaced]) => namespaced && host.endsWith(`.${suffix}`))
  )
}

/** Returns the org's name in My Domain (`acme`) from its key; '' for an instance host. */
export const getOrgName = (key: string): string => (isInstanceHost(key) ? '' : (key.split('.')[0] ?? ''))

/** Returns the My Domain URL in the manual's form, with a trailing slash, or why there is none. */
export function myDomainUrl(address: string | URL): MyDomainUrl {
  const key = orgKey(address)
  return key && !isInstanceHost(key)
    ? { ok: true, url: `https://${key}/` }
    : { ok: false, reason: explainMissingMyDomain(String(address)) }
}

function explainMissingMyDomain(address: string): MyDomainReason {
  if (!/^https:\/\//i.test(address)) return 'not-https'
  const host = parseHost(address)
  if (!host) return 'not-plain'
  if (isInstanceHost(host)) return 'instance-host'
  if (host.endsWith('.cloudforce.com')) return 'instance-host'
  if (!isSalesforceHost(host)) return isProxiedHost(host) ? 'proxy-host' : 'not-salesforce'
  return /^(?:login|test)\./.test(host) ? 'login-host' : 'site-host'
}

const salesforceHostPattern =
  /(?:^|\.)(?:(?:(?:my-)?salesforce|salesforce-(?:setup|sites|experience)|(?:crm|visual|document)?force)\.(?:com|mil)|my\.site\.com|my-lightning\.com|sfcrm(?:apps|products)\.cn)$/

/** Checks for a host of Salesforce, whether an org's or not. */
export const isSalesforceHost = (host: string): boolean => salesforceHostPattern.test(host)

/** Checks for a Salesforce host with a foreign domain of at least two labels appended. */
const isProxiedHost = (host: string): boolean => {
  const labels = host.split('.')
  return labels.some((_, end) => end < labels.length - 1 && isSalesforceHost(labels.slice(0, end).join('.')))
}
