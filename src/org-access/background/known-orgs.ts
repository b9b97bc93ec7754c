/** Orgs with a stored state, which decide between the orgs that an address may belong to. */

import { listStoredKeys } from '../../platform/persistent-store.ts'
import { orgStateKey } from '../../platform/stored-keys.ts'
import { candidateOrgKeys, orgKey } from '../../salesforce/urls/my-domain.ts'
import { whenProxiesKnown } from './policy-proxies.ts'

/** Lists the orgs with a stored state. All functions here reject when storage fails. */
export const listStoredOrgs = async (): Promise<readonly string[]> => {
  const prefix = orgStateKey('')
  return (await listStoredKeys())
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .filter((org) => orgKey(`https://${org}/`) === org)
}

/** Picks the first candidate with a stored state, else the first; null if there are none. */
export const pickKnownOrg = async (orgs: readonly string[]): Promise<string | null> => {
  const [likeliest = null] = orgs
  if (orgs.length < 2) return likeliest
  const stored = await listStoredOrgs()
  return orgs.find((org) => stored.includes(org)) ?? likeliest
}

/** Returns the org an address belongs to; null if it is no org's. */
export const resolveOrg = async (address: string | undefined): Promise<string | null> => {
  await whenProxiesKnown()
  return pickKnownOrg(address === undefined ? [] : candidateOrgKeys(address))
}
