/** Defers updates, which would empty the vault, while credentials are held or a job is running. */

import browser from 'webextension-polyfill'
import { isAnyRunning } from './api-state.ts'
import { awake } from './awake.ts'
import { recordedOrgs } from './records.ts'
import { readVault } from './vault.ts'
import { isEmpty } from './vault-entry.ts'

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
