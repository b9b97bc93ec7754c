/** Org used last, for a popup opened where no tab shows an org. */

import { keep, readKept, unkeep } from '../kept.ts'
import { orgKey } from '../salesforce/my-domain.ts'

const key = 'last-org'

/** Returns the org used last, null if none. */
export const lastOrg = async (): Promise<string | null> => {
  const stored = await readKept(key)
  return typeof stored === 'string' && orgKey(`https://${stored}/`) === stored ? stored : null
}

/** Clears the entry if it names this org. */
export const forgetLastOrg = async (org: string): Promise<void> => {
  if ((await lastOrg()) === org) await unkeep(key)
}

/** Stores the org as the last used. */
export const rememberOrg = async (org: string): Promise<void> => {
  if ((await lastOrg()) !== org) await keep({ [key]: org })
}
