/** Maps host names to orgs and their appearances: Classic, Lightning, Setup. */

export type Appearance = 'classic' | 'setup' | 'lightning'

type HostTarget =
  | { kind: 'org'; name: string; appearance: Appearance }
  | { kind: 'login' }
  | { kind: 'spaceiq' }
  | { kind: 'unknown' }

const appearances: readonly [suffix: string, appearance: Appearance][] = [
  ['.my.salesforce.com', 'classic'],
  ['.my.salesforce-setup.com', 'setup'],
  ['.lightning.force.com', 'lightning'],
]

/** Returns the org's host in this appearance. */
export const getOrgHost = (name: string, appearance: Appearance): string =>
  `${name}${appearances.find(([, other]) => other === appearance)?.[0] ?? ''}`

/** A company's proxy serves the same pages under its own suffix. */
const withoutProxy = (host: string): string =>
  host.replace(/(\.(?:salesforce|salesforce-setup|force)\.com)\..+$/, '$1')

export function resolveHost(asked: string): HostTarget {
  const host = withoutProxy(asked)
  if (host === 'login.salesforce.com' || host === 'test.salesforce.com') return { kind: 'login' }
  if (host === 'api.spaceiq.com' || host === 'main.spaceiq.com') return { kind: 'spaceiq' }
  for (const [suffix, appearance] of appearances) {
    if (host.endsWith(suffix)) return { kind: 'org', name: host.slice(0, -suffix.length), appearance }
  }
  // An instance host names a server, not an org; `acme` is on all of them.
  if (/^[a-z]{2,4}\d+\.salesforce\.com$/.test(host))
    return { kind: 'org', name: 'acme', appearance: 'classic' }
  return { kind: 'unknown' }
}
