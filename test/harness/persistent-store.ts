/** Reads and writes the extension's own IndexedDB, as one of its pages could. */

import type { Page } from 'puppeteer-core'
import type { Settings } from '../../src/platform/settings.ts'

/**
 * Puts items into the database and returns all of it. Runs in the extension, so it must not refer
 * to anything outside itself. Takes and returns JSON, since protocols fail on deeply nested values.
 */
export const readAndWriteStore = async (json: string): Promise<string> => {
  const added: Record<string, unknown> = JSON.parse(json)
  type Buckets = { keys(): Promise<string[]>; open(name: string): Promise<{ indexedDB: IDBFactory }> }
  const { storageBuckets } = navigator as unknown as { storageBuckets?: Buckets }
  const names = (await storageBuckets?.keys()) ?? (await indexedDB.databases()).map(({ name }) => name ?? '')
  const numbers = names.filter((one) => one.startsWith('kept-')).map((one) => Number(one.slice(5)))
  const newest = `kept-${Math.max(1, ...numbers)}`
  const bucket = await storageBuckets?.open(newest)
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const asked = bucket ? bucket.indexedDB.open('kept', 1) : indexedDB.open(newest, 1)
    asked.onupgradeneeded = () => void asked.result.createObjectStore('items')
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction('items', 'readwrite')
      const store = transaction.objectStore('items')
      for (const [key, value] of Object.entries(added)) store.put(value, key)
      const keys = store.getAllKeys()
      const values = store.getAll()
      transaction.oncomplete = () =>
        resolve(
          JSON.stringify(Object.fromEntries(keys.result.map((key, index) => [key, values.result[index]]))),
        )
      transaction.onabort = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}

/** Returns all stored items by key. */
export const readPersistentStore = async (ours: Page): Promise<Record<string, unknown>> =>
  JSON.parse(await ours.evaluate(readAndWriteStore, '{}'))

/** Stores any items, without notifying anybody. */
export const writePersistentStore = async (
  ours: Page,
  items: Readonly<Record<string, unknown>>,
): Promise<void> => {
  await ours.evaluate(readAndWriteStore, JSON.stringify(items))
}

/** Stores settings as the options page does. */
export const writeSettings = async (ours: Page, settings: Partial<Settings>): Promise<void> => {
  await writePersistentStore(ours, { settings })
  await ours.evaluate(() => chrome.storage.session.set({ 'changed:settings': crypto.randomUUID() }))
}
