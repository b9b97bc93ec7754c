/** Org used last, for a popup opened where no tab shows an org. */

import { keep, readKept, unkeep } from '../../platform/persistent-store.ts'
import { lastOrgKey } from '../../platform/stored-keys.ts'
import { orgKey } from '../../salesforce/urls/my-domain.ts'

/** Returns the org used last, null if none. */
export const lastOrg = async (): Promise<string | null> => {
  const stored = await readKept(lastOrgKey)
  return typeof stored === 'string' && orgKey(`https://${stored}/`) === stored ? stored : null
}

/** Clears the entry if it names this org. */
export const forgetLastOrg = async (org: string): Promise<void> => {
  if ((await lastOrg()) === org) await unkeep(lastOrgKey)
}

/** Stores the org as the last used. */
export const rememberOrg = async (org: string): Promise<void> => {
  if ((await lastOrg()) !== org) await keep({ [lastOrgKey]: org })
}
