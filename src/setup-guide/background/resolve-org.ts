/** Which org an address is of, where its shape leaves more than one. */

import type { Admitted } from '../../background/authorize-message.ts'
import { orgKeys } from '../../salesforce/urls/my-domain.ts'
import { recordedOrgs } from './org-store.ts'

/** Of what the org can be, the one that has a record, else the likeliest; null where there is none. Rejects when storage fails. */
export const knownOf = async (orgs: readonly string[]): Promise<string | null> => {
  const [likeliest = null] = orgs
  if (orgs.length < 2) return likeliest
  const recorded = await recordedOrgs()
  return orgs.find((org) => recorded.includes(org)) ?? likeliest
}

/** A frame whose address leaves more than one org is of the one that is known. Never rejects. */
export const placed = async (admitted: Admitted): Promise<Admitted> => {
  if (!admitted.ok || admitted.from !== 'content' || admitted.frame.orgs.length < 2) return admitted
  const org = await knownOf(admitted.frame.orgs).catch(() => null)
  return org === null ? admitted : { ...admitted, frame: { ...admitted.frame, org } }
}

/** The org of an address, null where it is nobody's. Rejects when storage fails. */
export const knownOrg = (address: string | undefined): Promise<string | null> =>
  knownOf(address === undefined ? [] : orgKeys(address))
