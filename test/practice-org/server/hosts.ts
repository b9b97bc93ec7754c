/** Which org, and which of its faces, a host name stands for. */

export type Appearance = 'classic' | 'setup' | 'lightning'

export type HostTarget =
  | { kind: 'org'; name: string; appearance: Appearance }
  | { kind: 'login' }
  | { kind: 'spaceiq' }
  | { kind: 'unknown' }

const appearances: readonly [suffix: string, face: Appearance][] = [
  ['.my.salesforce.com', 'classic'],
  ['.my.salesforce-setup.com', 'setup'],
  ['.lightning.force.com', 'lightning'],
]

/** The host of this org's face. */
export const getOrgHost = (name: string, face: Appearance): string =>
  `${name}${appearances.find(([, other]) => other === face)?.[0] ?? ''}`

/** A company's proxy serves the same pages below a suffix of its own. */
const withoutProxy = (host: string): string =>
  host.replace(/(\.(?:salesforce|salesforce-setup|force)\.com)\..+$/, '$1')

export function resolveHost(asked: string): HostTarget {
  const host = withoutProxy(asked)
  if (host === 'login.salesforce.com' || host === 'test.salesforce.com') return { kind: 'login' }
  if (host === 'api.spaceiq.com' || host === 'main.spaceiq.com') return { kind: 'spaceiq' }
  for (const [suffix, face] of appearances) {
    if (host.endsWith(suffix)) return { kind: 'org', name: host.slice(0, -suffix.length), appearance: face }
  }
  // An instance host names a server, not an org; the practice org lives on all of them.
  if (/^[a-z]{2,4}\d+\.salesforce\.com$/.test(host))
    return { kind: 'org', name: 'acme', appearance: 'classic' }
  return { kind: 'unknown' }
}
