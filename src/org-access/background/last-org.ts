/** Org used last, for a popup opened where no tab shows an org. */

import { createStoredItem, diskArea } from '../../platform/stored-item.ts'
import { lastOrgKey } from '../../platform/stored-keys.ts'
import { orgKey } from '../../salesforce/urls/my-domain.ts'

const lastOrg = createStoredItem(diskArea, lastOrgKey, (stored) =>
  typeof stored === 'string' && orgKey(`https://${stored}/`) === stored ? stored : null,
)

/** Returns the org used last, null if none. */
export const getLastOrg = (): Promise<string | null> => lastOrg.get()

/** Clears the entry if it names this org. */
export const clearLastOrg = async (org: string): Promise<void> => {
  if ((await lastOrg.get()) === org) await lastOrg.remove()
}

/** Stores the org as the last used. */
export const setLastOrg = async (org: string): Promise<void> => {
  await lastOrg.update(() => org)
}
