/** An update empties the memory that the values are in: it waits while any are held, or something is being made. */

import browser from 'webextension-polyfill'
import { readVault } from '../credentials/background/vault.ts'
import { isEmpty } from '../credentials/background/vault-entry.ts'
import { recordedOrgs } from '../org-access/background/known-orgs.ts'
import { isAnyRunning } from '../org-check/background/api-state.ts'
import { awake } from '../platform/background/keep-alive.ts'

/** How often it is asked whether the values are gone. They are kept for half an hour at most. */
const pause = 20_000

const isAnythingHeld = async (): Promise<boolean> => {
  for (const org of await recordedOrgs()) if (!isEmpty(await readVault(org))) return true
  return false
}

/**
 * Lets the browser install the update that waits once nothing is lost by it. The worker is kept awake meanwhile: browsers
 * install updates when it rests. Rejects when storage fails.
 */
export const updateWhenEmpty = (): Promise<void> =>
  awake(async () => {
    while (isAnyRunning() || (await isAnythingHeld()))
      await new Promise((resolve) => setTimeout(resolve, pause))
  }).then(() => browser.runtime.reload())
