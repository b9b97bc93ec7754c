/** Resolves an address to an org where the address alone is ambiguous. */

import { orgKeys } from '../salesforce/my-domain.ts'
import type { Admitted } from './gate.ts'
import { recordedOrgs } from './records.ts'

/** Picks the org with a stored state, else the first; null if empty. Rejects if storage fails. */
export const knownOf = async (orgs: readonly string[]): Promise<string | null> => {
  const [likeliest = null] = orgs
  if (orgs.length < 2) return likeliest
  const recorded = await recordedOrgs()
  return orgs.find((org) => recorded.includes(org)) ?? likeliest
}

/** Resolves the frame's org if its address is ambiguous. Never rejects. */
export const placed = async (admitted: Admitted): Promise<Admitted> => {
  if (!admitted.ok || admitted.from !== 'content' || admitted.frame.orgs.length < 2) return admitted
  const org = await knownOf(admitted.frame.orgs).catch(() => null)
  return org === null ? admitted : { ...admitted, frame: { ...admitted.frame, org } }
}

/** Returns the org of an address, null if none. Rejects when storage fails. */
export const knownOrg = (address: string | undefined): Promise<string | null> =>
  knownOf(address === undefined ? [] : orgKeys(address))
