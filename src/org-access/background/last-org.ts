/** Org used last, for a popup opened where no tab shows an org. */

import { readStored, removeStored, writeStored } from '../../platform/persistent-store.ts'
import { lastOrgKey } from '../../platform/stored-keys.ts'
import { orgKey } from '../../salesforce/urls/my-domain.ts'

/** Returns the org used last, null if none. */
export const getLastOrg = async (): Promise<string | null> => {
  const stored = await readStored(lastOrgKey)
  return typeof stored === 'string' && orgKey(`https://${stored}/`) === stored ? stored : null
}

/** Clears the entry if it names this org. */
export const clearLastOrg = async (org: string): Promise<void> => {
  if ((await getLastOrg()) === org) await removeStored(lastOrgKey)
}

/** Stores the org as the last used. */
export const setLastOrg = async (org: string): Promise<void> => {
  if ((await getLastOrg()) !== org) await writeStored({ [lastOrgKey]: org })
}
