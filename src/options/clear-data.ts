/** Lists and clears orgs. Asks the background first, which holds the secrets. */

import browser from 'webextension-polyfill'
import { revokeDataCollection, revokePermission } from '../platform/host-permission.ts'
import { clearStore, listStoredKeys } from '../platform/persistent-store.ts'
import { orgStateKey } from '../platform/stored-keys.ts'
import { type RequestError, sendRequest } from '../ui/send.ts'

const KEY_PREFIX = orgStateKey('')

/** Lists the orgs that have a stored state, sorted. Rejects when storage fails. */
export const listRememberedOrgs = async (): Promise<readonly string[]> =>
  (await listStoredKeys())
    .filter((key) => key.startsWith(KEY_PREFIX))
    .map((key) => key.slice(KEY_PREFIX.length))
    .sort()

/** Resets an org. Resolves to null on success, else to the error. */
export const requestOrgReset = async (org: string): Promise<RequestError | null> => {
  const reply = await sendRequest({ type: 'clear-org', org })
  return reply.ok ? null : reply.error
}

/**
 * Clears disk, memory and permissions as far as the browser allows, even if the background does not
 * reply. Rejects if anything stored remains.
 */
export const clearAllData = async (): Promise<void> => {
  for (const org of await listRememberedOrgs().catch(() => []))
    await sendRequest({ type: 'clear-credentials', org })
  const { origins = [] } = await browser.permissions.getAll().catch(() => ({ origins: [] }))
  if (origins.length > 0) await browser.permissions.remove({ origins }).catch(() => false)
  await revokePermission('cookies')
  await revokeDataCollection()
  try {
    await browser.storage.session.clear()
  } finally {
    await clearStore()
  }
}
