/**
 * Key-value store in the extension's IndexedDB, which no content script can reach: their origin is
 * the page's. All functions reject when the browser fails, without changing anything.
 */

import { currentPlace, moveOn, type Place } from './database-generation.ts'

export type Items = Readonly<Record<string, unknown>>

const table = 'items'

let opened: Promise<IDBDatabase> | undefined

const putAll = (store: IDBObjectStore, items: Items) => {
  for (const [key, value] of Object.entries(items)) store.put(value, key)
}

/** Opens the database of a generation; fills a new database with `items`. */
const openIn = (place: Place, items: Items = {}): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const asked = place.open()
    asked.onupgradeneeded = () => putAll(asked.result.createObjectStore(table), items)
    asked.onerror = () => reject(asked.error)
    asked.onsuccess = () => {
      const database = asked.result
      // Another context moved the database, or the browser closed it: reopen at the next use.
      database.onclose = letGo
      database.onversionchange = () => {
        letGo()
        database.close()
      }
      resolve(database)
    }
  })

const letGo = () => {
  opened = undefined
}

const current = (): Promise<IDBDatabase> => {
  opened ??= currentPlace()
    .then((place) => openIn(place))
    .catch((error) => {
      letGo()
      throw error
    })
  return opened
}

/** Locks out all contexts while the database moves; `shared` for normal use. */
const holding = <T>(mode: LockMode, work: () => Promise<T>): Promise<T> =>
  navigator.locks.request('kept', { mode }, work) as Promise<T>

/** Runs `work` in a single transaction: all of it, or nothing. */
const transactIn = <T>(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  work: (items: IDBObjectStore) => () => T,
): Promise<T> =>
  new Promise((resolve, reject) => {
    // No need to wait for the disk: pages report again whatever a crash loses.
    const transaction = database.transaction(table, mode, { durability: 'relaxed' })
    const result = work(transaction.objectStore(table))
    transaction.oncomplete = () => resolve(result())
    transaction.onabort = () => reject(transaction.error)
  })

const transact = <T>(mode: IDBTransactionMode, work: (items: IDBObjectStore) => () => T): Promise<T> =>
  holding('shared', async () => {
    const database = await current()
    return transactIn(database, mode, work).catch((error) => {
      // The browser closed the database without an event: reopen at the next use.
      if (Object(error).name === 'InvalidStateError') letGo()
      throw error
    })
  })

/** Reads the value under a key; undefined if none. */
export const readItem = (key: string): Promise<unknown> =>
  transact('readonly', (store) => {
    const asked: IDBRequest<unknown> = store.get(key)
    return () => asked.result
  })

/** Lists the stored keys. */
export const listKeys = (): Promise<readonly string[]> =>
  transact('readonly', (store) => {
    const asked = store.getAllKeys()
    return () => asked.result.map(String)
  })

/** Stores the items. */
export const putItems = (items: Items): Promise<void> =>
  transact('readwrite', (store) => {
    putAll(store, items)
    return () => undefined
  })

/** Writes and deletes a probe: rejects if storage is not writable. */
export const tryOut = (): Promise<void> =>
  transact('readwrite', (store) => {
    store.put(true, 'probe')
    store.delete('probe')
    return () => undefined
  })

/** Stores the items unless the key `first` exists; of concurrent calls only the first succeeds. */
export const putOnce = (first: string, items: Items): Promise<void> =>
  transact('readwrite', (store) => {
    const asked = store.getKey(first)
    asked.onsuccess = () => {
      if (asked.result === undefined) putAll(store, items)
    }
    return () => undefined
  })

const readAll = (store: IDBObjectStore) => {
  const keys = store.getAllKeys()
  const values = store.getAll()
  return (): Items => Object.fromEntries(keys.result.map((key, index) => [String(key), values.result[index]]))
}

/** Replaces all items by `left(items)` in a new file, so that removed data leaves the disk too. */
export const keepOnly = (left: (items: Items) => Items): Promise<void> =>
  holding('exclusive', async () => {
    const before = await current()
    const items = left(await transactIn(before, 'readonly', readAll))
    letGo()
    before.close()
    const isMoved = await moveOn(async (place) => (await openIn(place, items)).close()).then(
      () => true,
      () => false,
    )
    if (isMoved) return
    // No room to move: remove the items in place.
    await transactIn(await current(), 'readwrite', (store) => {
      store.clear()
      putAll(store, items)
      return () => undefined
    })
  })
