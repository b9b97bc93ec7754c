/** Lists and clears orgs. Asks the background first, which holds the secrets. */

import browser from 'webextension-polyfill'
import { releaseHost } from '../platform/host-permission.ts'
import { forgetKept, keptKeys } from '../platform/persistent-store.ts'
import { loadSettings, readOwn } from '../platform/settings.ts'
import { orgStateKey } from '../platform/stored-keys.ts'
import { send, type Trouble } from '../ui/send.ts'

const prefix = orgStateKey('')

/** Lists the orgs that have a stored state, sorted. Rejects when storage fails. */
export const rememberedOrgs = async (): Promise<readonly string[]> =>
  (await keptKeys())
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .sort()

/** Resets an org. Resolves to null on success, else to the error. */
export const forgetOrg = async (org: string): Promise<Trouble | null> => {
  const answer = await send({ type: 'reset', org })
  return answer.ok ? null : answer.trouble
}

/**
 * Clears disk, memory and permissions as far as the browser allows, even if the background does not
 * answer. Rejects if anything stored remains.
 */
export const forgetEverything = async (): Promise<void> => {
  for (const org of await rememberedOrgs().catch(() => [])) await send({ type: 'forget', org })
  const settings = await Promise.all([loadSettings(), readOwn().catch(() => null)])
  for (const host of new Set(settings.flatMap((some) => some?.allowedHosts ?? []))) await releaseHost(host)
  await browser.permissions.remove({ permissions: ['cookies'] }).catch(() => false)
  try {
    await browser.storage.session.clear()
  } finally {
    await forgetKept()
  }
}
