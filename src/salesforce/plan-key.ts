/** Where an org's plan lies in `storage.local`: a page knows by the key alone, without naming its org, which is its own. */

import { hostPattern } from './my-domain.ts'

const prefix = 'plan:'

/** The key of the plan of the org with this My Domain host. */
export const planKey = (org: string): string => prefix + hostPattern(org)

/** Whether a key is that of a plan, and of the org that all these origins are of. */
export const isPlanOf = (key: string, origins: readonly string[]): boolean => {
  if (!key.startsWith(prefix)) return false
  const hosts = new RegExp(key.slice(prefix.length))
  return origins.every((origin) => hosts.test(origin))
}
