/** Defers updates, which would empty the vault, while credentials are held or a job is running. */

import browser from 'webextension-polyfill'
import { listOrgsInVault } from '../credentials/background/vault.ts'
import { isAnyJobRunning } from '../org-check/background/api-state.ts'
import { withKeepAlive } from '../platform/background/keep-alive.ts'

/** Milliseconds between two checks. Credentials expire after half an hour at most. */
const RETRY_DELAY_MS = 20_000

/**
 * Reloads into the waiting update once nothing can be lost. Browsers install an update as soon as
 * the worker is idle, so the worker is kept alive. Rejects when storage fails.
 */
export const updateWhenIdle = (): Promise<void> =>
  withKeepAlive(async () => {
    while (isAnyJobRunning() || (await listOrgsInVault()).length > 0)
      await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY_MS))
  }).then(() => browser.runtime.reload())
