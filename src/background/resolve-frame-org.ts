import { pickKnownOrg } from '../org-access/background/known-orgs.ts'
import type { Authorization } from './authorize-message.ts'

/** Gives a frame whose address leaves more than one org to the org that has a state. Never rejects. */
export const resolveMessageOrg = async (authorized: Authorization): Promise<Authorization> => {
  if (!authorized.ok || authorized.from !== 'content') return authorized
  const { sender } = authorized
  if (sender.orgs.length < 2) return authorized
  const org = await pickKnownOrg(sender.orgs).catch(() => null)
  return org === null ? authorized : { ...authorized, sender: { ...sender, org } }
}
