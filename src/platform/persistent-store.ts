/**
 * Settings and org states on disk, in the extension's own IndexedDB. Content scripts can read and
 * write `storage.local`, but cannot reach this database.
 */

import browser, { type Storage } from 'webextension-polyfill'
import { type Items, keepOnly, listKeys, putItems, putOnce, readItem, tryOut } from './indexed-db.ts'
import { converted } from './migrate-storage.ts'

/** Kind of change. Carries no org name, which would stay in memory after the org is cleared. */
export type Topic = 'settings' | 'org' | 'last-org' | 'everything'

const marker = { converted: true }
const bell = 'changed:'

/** Migrates `storage.local` once. Anything that appears there later is not trusted. */
const convert = async (): Promise<void> => {
  if ((await readItem('converted')) !== undefined) return
  const stored = await browser.storage.local.get(null)
  const { origins = [] } = await browser.permissions.getAll()
  const taken = converted(stored, origins)
  await putOnce('converted', { ...taken, ...marker }).catch((error) => {
    // With nothing to migrate, a full disk is not a failure.
    if (Object.keys(taken).length > 0) throw error
  })
  // If clearing fails, the next start clears what remains.
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

/** Notifies all contexts via `storage.session`, whose events wake the worker and stay private. */
const ring = (topics: Iterable<Topic>): Promise<void> =>
  browser.storage.session
    .set(Object.fromEntries(Array.from(topics, (topic) => [bell + topic, crypto.randomUUID()])))
    .catch(() => undefined)

const topicsOf = (keys: readonly string[]): ReadonlySet<Topic> =>
  new Set(keys.map((key) => key.split(':')[0] as Topic))

/** Reads the value under a key. All functions here reject when the browser's storage fails. */
export const readKept = async (key: string): Promise<unknown> => {
  await begin()
  return readItem(key)
}

/** Lists the stored keys. */
export const keptKeys = async (): Promise<readonly string[]> => {
  await begin()
  return listKeys()
}

/** Stores the items and notifies all contexts. */
export const keep = async (items: Items): Promise<void> => {
  await begin()
  await putItems(items)
  await ring(topicsOf(Object.keys(items)))
}

/** Returns whether a test write succeeds. Never rejects. */
export const canKeep = (): Promise<boolean> =>
  tryOut().then(
    () => true,
    () => false,
  )

/** Removes the value under a key and notifies all contexts. */
export const unkeep = async (key: string): Promise<void> => {
  await begin()
  await keepOnly(({ [key]: _, ...others }) => others)
  await ring(topicsOf([key]))
}

/** Removes everything, also from `storage.local`; nothing is migrated from there afterwards. */
export const forgetKept = async (): Promise<void> => {
  try {
    await browser.storage.local.clear()
  } finally {
    await keepOnly(() => marker)
    await ring(['everything'])
  }
}

/** Adds a listener for changes in any context; returns a function that removes the listener. */
export const onKept = (listener: (topic: Topic) => void): (() => void) => {
  const heard = (changes: Record<string, Storage.StorageChange>) => {
    for (const [key, { newValue }] of Object.entries(changes))
      if (key.startsWith(bell) && newValue !== undefined) listener(key.slice(bell.length) as Topic)
  }
  browser.storage.session.onChanged.addListener(heard)
  return () => browser.storage.session.onChanged.removeListener(heard)
}

/**
 * Denies content scripts `storage.local` where supported, and empties the area. Never rejects.
 * @see https://developer.chrome.com/docs/extensions/reference/api/storage
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
