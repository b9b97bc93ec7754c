import { pickKnownOrg } from '../org-access/background/known-orgs.ts'
import type { AuthorizedMessage } from './authorize-message.ts'

/** Gives a frame whose address leaves more than one org to the one that has a state. Never rejects. */
export const resolveMessageOrg = async (admitted: AuthorizedMessage): Promise<AuthorizedMessage> => {
  if (!admitted.ok || admitted.from !== 'content' || admitted.frame.orgs.length < 2) return admitted
  const org = await pickKnownOrg(admitted.frame.orgs).catch(() => null)
  return org === null ? admitted : { ...admitted, frame: { ...admitted.frame, org } }
}
