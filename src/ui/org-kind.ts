/** The kind of org, as far as its My Domain host tells. */

export type OrgKind = 'production' | 'sandbox' | 'scratch' | 'developer' | 'trailhead' | 'demo'

/** Domain partitions, between the org's name and `my`: `acme--uat.sandbox.my.salesforce.com`. */
const partitions: Readonly<Record<string, OrgKind>> = {
  sandbox: 'sandbox',
  scratch: 'scratch',
  develop: 'developer',
  trailblaze: 'trailhead',
  demo: 'demo',
}

/** Returns the kind of org of a My Domain host; null (unknown) must not count as production. */
export const getOrgKind = (key: string): OrgKind | null => {
  const name = key.split('.')[0] ?? ''
  // cs87.salesforce.com: sandboxes have instances of their own; other orgs share theirs.
  if (/^cs\d+\.salesforce\.com$/.test(key)) return 'sandbox'
  const match =
    /^[^.]+(?:\.([^.]+))?\.(?:my\.(?:salesforce\.(?:com|mil)|sfcrm(?:products|apps)\.cn)|my-salesforce\.com)$/.exec(
      key,
    )
  if (!match) return null
  const partition = match[1] ?? ''
  if (partition !== '') return Object.hasOwn(partitions, partition) ? (partitions[partition] ?? null) : null
  // Without enhanced domains only the name tells.
  if (/-dev-ed$/.test(name)) return 'developer'
  return name.includes('--') ? 'sandbox' : 'production'
}
