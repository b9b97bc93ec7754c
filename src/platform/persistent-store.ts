/**
 * What stays on disk: settings and what is known of each org. It lies in the extension's own IndexedDB and not in
 * `storage.local`, which every content script can read and write.
 */

import browser, { type Storage } from 'webextension-polyfill'
import { type Items, keepOnly, listKeys, putItems, putOnce, readItem, tryOut } from './indexed-db.ts'
import { converted } from './migrate-storage.ts'

/** What changed, without a name: an org's own would stay in memory after the org is forgotten. */
export type Topic = 'settings' | 'org' | 'last-org' | 'everything'

const marker = { converted: true }
const bell = 'changed:'

/** Takes over what an earlier version stored, once: what comes into `storage.local` after that is nobody's. */
const convert = async (): Promise<void> => {
  if ((await readItem('converted')) !== undefined) return
  const stored = await browser.storage.local.get(null)
  const { origins = [] } = await browser.permissions.getAll()
  const taken = converted(stored, origins)
  await putOnce('converted', { ...taken, ...marker }).catch((error) => {
    // A full disk is in the way of nothing where there is nothing to take over.
    if (Object.keys(taken).length > 0) throw error
  })
  // What is left is nobody's, and goes with the next start.
  await browser.storage.local.clear().catch(() => undefined)
}

let begun: Promise<void> | undefined

const begin = (): Promise<void> => {
  begun ??= convert().catch((error) => {
    begun = undefined
    throw error
  })
  return begun
}

/** Content scripts cannot reach `storage.session`; its events come to every page of ours and wake the background. */
const ring = (topics: Iterable<Topic>): Promise<void> =>
  browser.storage.session
    .set(Object.fromEntries(Array.from(topics, (topic) => [bell + topic, crypto.randomUUID()])))
    .catch(() => undefined)

const topicsOf = (keys: readonly string[]): ReadonlySet<Topic> =>
  new Set(keys.map((key) => key.split(':')[0] as Topic))

/** Gives what is kept under the key. Rejects when the browser fails, as do all here. */
export const readKept = async (key: string): Promise<unknown> => {
  await begin()
  return readItem(key)
}

/** Gives the keys under which something is kept. */
export const keptKeys = async (): Promise<readonly string[]> => {
  await begin()
  return listKeys()
}

/** Keeps these items, and tells all parts of the extension. */
export const keep = async (items: Items): Promise<void> => {
  await begin()
  await putItems(items)
  await ring(topicsOf(Object.keys(items)))
}

/** Whether something can be kept now. Never rejects. */
export const canKeep = (): Promise<boolean> =>
  tryOut().then(
    () => true,
    () => false,
  )

/** Keeps no longer what is under the key, and tells. */
export const unkeep = async (key: string): Promise<void> => {
  await begin()
  await keepOnly(({ [key]: _, ...others }) => others)
  await ring(topicsOf([key]))
}

/** Forgets all that is kept, in `storage.local` too; what an earlier version stored is not taken over any more. */
export const forgetKept = async (): Promise<void> => {
  try {
    await browser.storage.local.clear()
  } finally {
    await keepOnly(() => marker)
    await ring(['everything'])
  }
}

/** Calls back with what changed, whichever part of the extension changed it; what it gives ends that. */
export const onKept = (listener: (topic: Topic) => void): (() => void) => {
  const heard = (changes: Record<string, Storage.StorageChange>) => {
    for (const [key, { newValue }] of Object.entries(changes))
      if (key.startsWith(bell) && newValue !== undefined) listener(key.slice(bell.length) as Topic)
  }
  browser.storage.session.onChanged.addListener(heard)
  return () => browser.storage.session.onChanged.removeListener(heard)
}

/**
 * Shuts content scripts out of `storage.local` where the browser can, and empties it: nothing of ours is there any more.
 * Never rejects.
 */
export const closeLocal = async (): Promise<void> => {
  const local: typeof browser.storage.local & {
    setAccessLevel?: (level: { accessLevel: 'TRUSTED_CONTEXTS' }) => Promise<void>
  } = browser.storage.local
  await local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })?.catch(() => undefined)
  await begin()
    .then(() => local.clear())
    .catch(() => undefined)
}
