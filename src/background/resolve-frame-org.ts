import { knownOf } from '../org-access/background/known-orgs.ts'
import type { Admitted } from './authorize-message.ts'

/** Gives a frame whose address leaves more than one org to the one that has a state. Never rejects. */
export const placed = async (admitted: Admitted): Promise<Admitted> => {
  if (!admitted.ok || admitted.from !== 'content' || admitted.frame.orgs.length < 2) return admitted
  const org = await knownOf(admitted.frame.orgs).catch(() => null)
  return org === null ? admitted : { ...admitted, frame: { ...admitted.frame, org } }
}
