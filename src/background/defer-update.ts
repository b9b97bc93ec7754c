/** Defers updates, which would empty the vault, while credentials are held or a job is running. */

import browser from 'webextension-polyfill'
import { readVault } from '../credentials/background/vault.ts'
import { isEmpty } from '../credentials/background/vault-entry.ts'
import { recordedOrgs } from '../org-access/background/known-orgs.ts'
import { isAnyRunning } from '../org-check/background/api-state.ts'
import { awake } from '../platform/background/keep-alive.ts'

/** Milliseconds between two checks. Credentials expire after half an hour at most. */
const pause = 20_000

const isAnythingHeld = async (): Promise<boolean> => {
  for (const org of await recordedOrgs()) if (!isEmpty(await readVault(org))) return true
  return false
}

/**
 * Reloads into the waiting update once nothing can be lost. Browsers install an update as soon as
 * the worker is idle, so the worker is kept alive. Rejects when storage fails.
 */
export const updateWhenEmpty = (): Promise<void> =>
  awake(async () => {
    while (isAnyRunning() || (await isAnythingHeld()))
      await new Promise((resolve) => setTimeout(resolve, pause))
  }).then(() => browser.runtime.reload())
