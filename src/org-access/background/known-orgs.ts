/** The orgs that something is kept of, and which of them an address belongs to where its shape leaves more than one. */

import { listStoredKeys } from '../../platform/persistent-store.ts'
import { orgStateKey } from '../../platform/stored-keys.ts'
import { candidateOrgKeys, orgKey } from '../../salesforce/urls/my-domain.ts'

/** Returns the orgs that have a state, by the hosts of their My Domains. Rejects when storage fails, as do all here. */
export const listStoredOrgs = async (): Promise<readonly string[]> => {
  const prefix = orgStateKey('')
  return (await listStoredKeys())
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .filter((org) => orgKey(`https://${org}/`) === org)
}

/** Returns the one of the candidates, likeliest first, that has a state, else the likeliest; null without candidates. */
export const pickKnownOrg = async (orgs: readonly string[]): Promise<string | null> => {
  const [likeliest = null] = orgs
  if (orgs.length < 2) return likeliest
  const recorded = await listStoredOrgs()
  return orgs.find((org) => recorded.includes(org)) ?? likeliest
}

/** Returns the org of an address, or null where it is no org's. */
export const resolveOrg = (address: string | undefined): Promise<string | null> =>
  pickKnownOrg(address === undefined ? [] : candidateOrgKeys(address))
