/** The org that was worked on last, for a popup that is opened where no tab tells. */

import { keep, readKept, unkeep } from '../../platform/persistent-store.ts'
import { lastOrgKey } from '../../platform/stored-keys.ts'
import { orgKey } from '../../salesforce/urls/my-domain.ts'

/** The org that was remembered last, null when there is none. */
export const lastOrg = async (): Promise<string | null> => {
  const stored = await readKept(lastOrgKey)
  return typeof stored === 'string' && orgKey(`https://${stored}/`) === stored ? stored : null
}

/** Forgets the org where it was the last one. */
export const forgetLastOrg = async (org: string): Promise<void> => {
  if ((await lastOrg()) === org) await unkeep(lastOrgKey)
}

/** Remembers the org. */
export const rememberOrg = async (org: string): Promise<void> => {
  if ((await lastOrg()) !== org) await keep({ [lastOrgKey]: org })
}
