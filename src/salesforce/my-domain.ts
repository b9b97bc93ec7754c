/**
 * Any of an org's hosts -> the org's own My Domain host. In every content script, so small: a table, and no URL parser.
 * Exact suffixes and a strict shape for what stands before them; a host that fits neither is nobody's.
 */

/**
 * Why an address gives no My Domain URL, and the one thing to do about it:
 * - `not-https`: no address of a secured page. Copy the whole address from the browser's address bar, `https://` included.
 * - `not-plain`: has a port, a sign-in, capitals, a trailing dot or foreign letters. Type only `https://` and the host, in small letters.
 * - `login-host`: the common login page. Log in, then use the address Salesforce shows.
 * - `instance-host`: names a server (na112), not the org. Copy the URL from Setup > My Domain.
 * - `site-host`: Salesforce's, but a public site, a file or help page. Open Setup in the org and use that address.
 * - `not-salesforce`: nothing of Salesforce's. Go to the tab with the org.
 */
export type MyDomainReason =
  | 'not-https'
  | 'not-plain'
  | 'login-host'
  | 'instance-host'
  | 'site-host'
  | 'not-salesforce'

export type MyDomainUrl =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly reason: MyDomainReason }

const com = 'my.salesforce.com'
const mil = 'my.salesforce.mil'
const china = 'my.sfcrmproducts.cn'
const alternative = 'my-salesforce.com'

/** What a host ends with, what the org's My Domain ends with, and whether a `--namespace` stands between name and suffix. */
const rules: readonly (readonly [suffix: string, home: string, namespaced?: true])[] = [
  [com, com],
  ['my.salesforce-setup.com', com],
  ['lightning.force.com', com],
  ['vf.force.com', com, true],
  ['visual.force.com', com, true],
  ['visualforce.com', com, true],
  [mil, mil],
  ['my.salesforce-setup.mil', mil],
  ['lightning.crmforce.mil', mil],
  ['lightning.force.mil', mil],
  ['vf.force.mil', mil, true],
  ['visual.force.mil', mil, true],
  ['visualforce.mil', mil, true],
  [china, china],
  ['setup.sfcrmproducts.cn', china],
  ['lightning.sfcrmapps.cn', china],
  [alternative, alternative],
  ['my-lightning.com', alternative],
]

// On the text as written, not as a URL parser mends it: no port, sign-in, capital, backslash, escape or trailing dot gets through.
const plainHttps = /^https:\/\/(?!(?:[^/]*\.)?xn--)([a-z\d](?:[a-z\d.-]*[a-z\d])?)(?=[/?#]|$)/

// The region of Salesforce's internal orgs: acme.lightning.pc-rnd.force.com.
const regional = /(?<=\.(?:my|lightning))\.[a-z]{2}-[a-z]{3}(?=\.(?:sales)?force\.com$)/

// name[--sandbox], then the partition; until 2023 an instance stood in its place, which the org's present name does without.
const orgName = /^([a-z\d]+(?:-[a-z\d]+)*(?:--[a-z\d]+)?)(?:(\.[a-z]+)|\.[a-z]+\d+s?)?$/
const reserved = /^(?:login|test|www|help|trust|status|developer|trailhead)(?:\.|$)/

// Listed, for org62 or www2 look the same and are none.
const instance =
  /^(?:na|eu|ap|cs|um|gs|usa|can|bra|gbr|deu|fra|ita|che|swe|ind|jpn|kor|sgp|aus|idn|are|isr)\d+s?\.salesforce\.com$/

function hostOf(address: string | URL): string | undefined {
  return plainHttps.exec(String(address))?.[1]?.replace(/\.mcas\.ms$/, '')
}

function homeOf(host: string): string | null {
  const region = regional.exec(host)?.[0] ?? ''
  const plain = host.replace(regional, '')
  const rule = rules.find(([suffix]) => plain.endsWith(`.${suffix}`))
  if (!rule) return null
  const [suffix, home, namespaced] = rule
  const written = plain.slice(0, -suffix.length - 1)
  const head = namespaced ? written.replace(/^([^.]+)--[a-z\d][a-z\d-]*/, '$1') : written
  const [, name, partition = ''] = orgName.exec(head) ?? []
  if (!name || reserved.test(head) || (namespaced && head === written)) return null
  // A sandbox without a name is no org: acme--uat.sandbox.vf.force.com has lost its namespace.
  if (partition === '.sandbox' && !name.includes('--')) return null
  return `${name}${partition}.my${region}${home.slice(2)}`
}

/**
 * The host that identifies the org of an address: its My Domain host (`acme.my.salesforce.com`) whichever of its hosts
 * is given, or the instance host (`na112.salesforce.com`) where that is all the address tells. Null for anything else.
 */
export function orgKey(address: string | URL): string | null {
  const host = hostOf(address)
  if (!host) return null
  return instance.test(host) ? host : homeOf(host)
}

/** The org's My Domain URL as the manual wants it, `https://mycompany.my.salesforce.com/`, or why there is none. */
export function myDomainUrl(address: string | URL): MyDomainUrl {
  const key = orgKey(address)
  return key && !instance.test(key)
    ? { ok: true, url: `https://${key}/` }
    : { ok: false, reason: whyNot(String(address)) }
}

function whyNot(address: string): MyDomainReason {
  if (!/^https:\/\//i.test(address)) return 'not-https'
  const host = hostOf(address)
  if (!host) return 'not-plain'
  if (instance.test(host) || host.endsWith('.cloudforce.com')) return 'instance-host'
  const salesforces =
    /(?:^|\.)(?:(?:(?:my-)?salesforce|salesforce-(?:setup|sites|experience)|(?:crm|visual|document)?force)\.(?:com|mil)|my\.site\.com|my-lightning\.com|sfcrm(?:apps|products)\.cn)$/
  if (!salesforces.test(host)) return 'not-salesforce'
  return /^(?:login|test)\./.test(host) ? 'login-host' : 'site-host'
}
