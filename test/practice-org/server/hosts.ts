/** Which org, and which of its faces, a host name stands for. */

export type Face = 'classic' | 'setup' | 'lightning'

export type Target =
  | { kind: 'org'; name: string; face: Face }
  | { kind: 'login' }
  | { kind: 'spaceiq' }
  | { kind: 'unknown' }

const faces: readonly [suffix: string, face: Face][] = [
  ['.my.salesforce.com', 'classic'],
  ['.my.salesforce-setup.com', 'setup'],
  ['.lightning.force.com', 'lightning'],
]

/** The host of this org's face. */
export const hostOf = (name: string, face: Face): string =>
  `${name}${faces.find(([, other]) => other === face)?.[0] ?? ''}`

/** A company's proxy serves the same pages below a suffix of its own. */
const withoutProxy = (host: string): string =>
  host.replace(/(\.(?:salesforce|salesforce-setup|force)\.com)\..+$/, '$1')

export function targetOf(asked: string): Target {
  const host = withoutProxy(asked)
  if (host === 'login.salesforce.com' || host === 'test.salesforce.com') return { kind: 'login' }
  if (host === 'api.spaceiq.com' || host === 'main.spaceiq.com') return { kind: 'spaceiq' }
  for (const [suffix, face] of faces) {
    if (host.endsWith(suffix)) return { kind: 'org', name: host.slice(0, -suffix.length), face }
  }
  // An instance host names a server, not an org; the practice org lives on all of them.
  if (/^[a-z]{2,4}\d+\.salesforce\.com$/.test(host)) return { kind: 'org', name: 'acme', face: 'classic' }
  return { kind: 'unknown' }
}
