/** The orgs that something is kept of, and which of them an address belongs to where its shape leaves more than one. */

import { keptKeys } from '../../platform/persistent-store.ts'
import { orgStateKey } from '../../platform/stored-keys.ts'
import { orgKey, orgKeys } from '../../salesforce/urls/my-domain.ts'

/** Returns the orgs that have a state, by the hosts of their My Domains. Rejects when storage fails, as do all here. */
export const recordedOrgs = async (): Promise<readonly string[]> => {
  const prefix = orgStateKey('')
  return (await keptKeys())
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .filter((org) => orgKey(`https://${org}/`) === org)
}

/** Returns the one of the candidates, likeliest first, that has a state, else the likeliest; null without candidates. */
export const knownOf = async (orgs: readonly string[]): Promise<string | null> => {
  const [likeliest = null] = orgs
  if (orgs.length < 2) return likeliest
  const recorded = await recordedOrgs()
  return orgs.find((org) => recorded.includes(org)) ?? likeliest
}

/** Returns the org of an address, or null where it is no org's. */
export const knownOrg = (address: string | undefined): Promise<string | null> =>
  knownOf(address === undefined ? [] : orgKeys(address))
