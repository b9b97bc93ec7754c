/** What kind of org a My Domain host belongs to, as far as the host tells. */

export type OrgKind = 'production' | 'sandbox' | 'scratch' | 'developer' | 'trailhead' | 'demo'

/** What stands between the org's name and `my`: `acme--uat.sandbox.my.salesforce.com`. */
const partitions: Readonly<Record<string, OrgKind>> = {
  sandbox: 'sandbox',
  scratch: 'scratch',
  develop: 'developer',
  trailblaze: 'trailhead',
  demo: 'demo',
}

/** The kind of org, by `PopupState.org.key`; null where the host does not tell, which is never to be read as production. */
export const orgKind = (key: string): OrgKind | null => {
  const name = key.split('.')[0] ?? ''
  // cs87.salesforce.com: sandboxes have servers of their own, all other orgs share theirs.
  if (/^cs\d+\.salesforce\.com$/.test(key)) return 'sandbox'
  const home =
    /^[^.]+(?:\.([^.]+))?\.(?:my\.(?:salesforce\.(?:com|mil)|sfcrm(?:products|apps)\.cn)|my-salesforce\.com)$/.exec(
      key,
    )
  if (!home) return null
  const partition = home[1] ?? ''
  if (partition !== '') return Object.hasOwn(partitions, partition) ? (partitions[partition] ?? null) : null
  // Without enhanced domains the name alone tells.
  if (/-dev-ed$/.test(name)) return 'developer'
  return name.includes('--') ? 'sandbox' : 'production'
}
