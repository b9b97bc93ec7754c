import { pickKnownOrg } from '../org-access/background/known-orgs.ts'
import type { Authorization } from './authorize-message.ts'

/** Decides between the orgs a frame may belong to: by stored states, if any. Never rejects. */
export const resolveMessageOrg = async (authorized: Authorization): Promise<Authorization> => {
  if (!authorized.ok || authorized.from !== 'content') return authorized
  const { sender } = authorized
  if (sender.orgs.length < 2) return authorized
  const org = await pickKnownOrg(sender.orgs).catch(() => null)
  return org === null ? authorized : { ...authorized, sender: { ...sender, org } }
}
