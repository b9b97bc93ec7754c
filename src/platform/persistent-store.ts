/**
 * Settings and org states on disk, in the extension's own IndexedDB. Content scripts can read and
 * write `storage.local`, but cannot reach this database.
 */

import browser, { type Storage } from 'webextension-polyfill'
import {
  listItemKeys,
  probeWrite,
  putItems,
  putItemsUnlessPresent,
  readItem,
  rewriteItems,
  type StoredItems,
} from './indexed-db.ts'
import { migrateItems } from './migrate-storage.ts'
import { checkAtStartKey, chosenTabKey, filledPagesKey } from './stored-keys.ts'

/** Kind of change. Carries no org name, which would stay in memory after the org is cleared. */
type StoreTopic =
  | 'settings'
  | 'org'
  | 'last-org'
  | 'everything'
  | 'job'
  | 'changes'
  | 'unconfirmed'
  | 'unconfirmed-contact'
  | 'changes'

const migratedMarker = { converted: true }
const TOPIC_PREFIX = 'changed:'

/** Migrates `storage.local` once. Anything that appears there later is not trusted. */
const migrateOnce = async (): Promise<void> => {
  if ((await readItem('converted')) !== undefined) return
  const stored = await browser.storage.local.get(null)
  const { origins = [] } = await browser.permissions.getAll()
  const migrated = migrateItems(stored, origins)
  await putItemsUnlessPresent('converted', { ...migrated, ...migratedMarker }).catch((error) => {
    // With nothing to migrate, a full disk is not a failure.
    if (Object.keys(migrated).length > 0) throw error
  })
  // If clearing fails, the next start clears what remains.
  await browser.storage.local.clear().catch(() => undefined)
}

let migration: Promise<void> | undefined

const ensureMigrated = (): Promise<void> => {
  migration ??= migrateOnce().catch((error) => {
    migration = undefined
    throw error
  })
  return migration
}

/** Notifies all contexts via `storage.session`, whose events wake the worker and stay private. */
export const notifyTopics = (topics: Iterable<StoreTopic>): Promise<void> =>
  browser.storage.session
    .set(Object.fromEntries(Array.from(topics, (topic) => [TOPIC_PREFIX + topic, crypto.randomUUID()])))
    .catch(() => undefined)

const getTopics = (keys: readonly string[]): ReadonlySet<StoreTopic> =>
  new Set(keys.map((key) => key.split(':')[0] as StoreTopic))

/** Reads the value under a key. All functions here reject when the browser's storage fails. */
export const readStored = async (key: string): Promise<unknown> => {
  await ensureMigrated()
  return readItem(key)
}

/** Lists the stored keys. */
export const listStoredKeys = async (): Promise<readonly string[]> => {
  await ensureMigrated()
  return listItemKeys()
}

/** Stores the items and notifies all contexts. */
export const writeStored = async (items: StoredItems): Promise<void> => {
  await ensureMigrated()
  await putItems(items)
  await notifyTopics(getTopics(Object.keys(items)))
}

/** Returns whether a test write succeeds. Never rejects. */
export const isStoreWritable = (): Promise<boolean> =>
  probeWrite().then(
    () => true,
    () => false,
  )

/** Removes the value under a key and notifies all contexts. */
export const removeStored = async (key: string): Promise<void> => {
  await ensureMigrated()
  await rewriteItems(({ [key]: _, ...others }) => others)
  await notifyTopics(getTopics([key]))
}

/** Removes everything, also from `storage.local`; nothing is migrated from there afterwards. */
export const clearStore = async (): Promise<void> => {
  try {
    await browser.storage.local.clear()
  } finally {
    await rewriteItems(() => migratedMarker)
    await notifyTopics(['everything'])
  }
}

/** Adds a listener for changes in any context; returns a function that removes the listener. */
export const onStoreChanged = (listener: (topic: StoreTopic) => void): (() => void) => {
  const handleChanges = (changes: Record<string, Storage.StorageChange>) => {
    for (const [key, { newValue }] of Object.entries(changes))
      if (key.startsWith(TOPIC_PREFIX) && newValue !== undefined)
        listener(key.slice(TOPIC_PREFIX.length) as StoreTopic)
  }
  browser.storage.session.onChanged.addListener(handleChanges)
  return () => browser.storage.session.onChanged.removeListener(handleChanges)
}

/** Session keys whose changes no page shows: the log, and the last org, stored by each request. */
const QUIET_KEYS: readonly string[] = ['journal', `${TOPIC_PREFIX}last-org`]

/** What a page keeps of itself changes nothing that another one shows. */
const isQuiet = (key: string): boolean =>
  QUIET_KEYS.includes(key) ||
  key.startsWith(chosenTabKey('')) ||
  key.startsWith(checkAtStartKey('')) ||
  key.startsWith(filledPagesKey(''))

/** Adds a listener for changes to anything a page shows; returns a function that removes it. */
export const onShownStateChanged = (listener: () => void): (() => void) => {
  const handleChanges = (changes: Record<string, Storage.StorageChange>) => {
    if (Object.keys(changes).some((key) => !isQuiet(key))) listener()
  }
  browser.storage.session.onChanged.addListener(handleChanges)
  return () => browser.storage.session.onChanged.removeListener(handleChanges)
}

/**
 * Denies content scripts `storage.local` where supported, and empties the area. Never rejects.
 * @see https://developer.chrome.com/docs/extensions/reference/api/storage
 */
export const lockStorageLocal = async (): Promise<void> => {
  const local: typeof browser.storage.local & {
    setAccessLevel?: (level: { accessLevel: 'TRUSTED_CONTEXTS' }) => Promise<void>
  } = browser.storage.local
  await local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })?.catch(() => undefined)
  await ensureMigrated()
    .then(() => local.clear())
    .catch(() => undefined)
}
