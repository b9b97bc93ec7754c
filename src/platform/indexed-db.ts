/**
 * Key-value store in the extension's IndexedDB, which no content script can reach: their origin is
 * the page's. All functions reject when the browser fails, without changing anything.
 */

import { type DatabaseGeneration, getCurrentGeneration, moveToNextGeneration } from './database-generation.ts'

export type StoredItems = Readonly<Record<string, unknown>>

const STORE_NAME = 'items'

let connection: Promise<IDBDatabase> | undefined

const putAll = (store: IDBObjectStore, items: StoredItems) => {
  for (const [key, value] of Object.entries(items)) store.put(value, key)
}

/** Opens the database of a generation; fills a new database with `items`. */
const openDatabase = (generation: DatabaseGeneration, items: StoredItems = {}): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = generation.open()
    request.onupgradeneeded = () => putAll(request.result.createObjectStore(STORE_NAME), items)
    request.onerror = () => reject(request.error)
    request.onsuccess = () => {
      const database = request.result
      // Another context moved the database, or the browser closed it: reopen at the next use.
      database.onclose = dropConnection
      database.onversionchange = () => {
        dropConnection()
        database.close()
      }
      resolve(database)
    }
  })

const dropConnection = () => {
  connection = undefined
}

const getConnection = (): Promise<IDBDatabase> => {
  connection ??= getCurrentGeneration()
    .then((generation) => openDatabase(generation))
    .catch((error) => {
      dropConnection()
      throw error
    })
  return connection
}

/** Locks out all contexts while the database moves; `shared` for normal use. */
const withLock = <T>(mode: LockMode, work: () => Promise<T>): Promise<T> =>
  navigator.locks.request('kept', { mode }, work) as Promise<T>

/** Runs `work` in a single transaction: all of it, or nothing. */
const runTransaction = <T>(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  work: (items: IDBObjectStore) => () => T,
): Promise<T> =>
  new Promise((resolve, reject) => {
    // No need to wait for the disk: pages report again whatever a crash loses.
    const transaction = database.transaction(STORE_NAME, mode, { durability: 'relaxed' })
    const result = work(transaction.objectStore(STORE_NAME))
    transaction.oncomplete = () => resolve(result())
    transaction.onabort = () => reject(transaction.error)
  })

/**
 * Runs `work` in a transaction of the open database. The browser can close it without an event, as
 * Firefox does once something did not fit: nothing of `work` has happened then, and it runs again in
 * the database opened anew.
 */
const runOnConnection = async <T>(
  mode: IDBTransactionMode,
  work: (items: IDBObjectStore) => () => T,
): Promise<T> => {
  const attempt = async () => runTransaction(await getConnection(), mode, work)
  return attempt().catch((error) => {
    if (Object(error).name !== 'InvalidStateError') throw error
    dropConnection()
    return attempt()
  })
}

const withTransaction = <T>(mode: IDBTransactionMode, work: (items: IDBObjectStore) => () => T): Promise<T> =>
  withLock('shared', () => runOnConnection(mode, work))

/** Reads the value under a key; undefined if none. */
export const readItem = (key: string): Promise<unknown> =>
  withTransaction('readonly', (store) => {
    const request: IDBRequest<unknown> = store.get(key)
    return () => request.result
  })

/** Lists the stored keys. */
export const listItemKeys = (): Promise<readonly string[]> =>
  withTransaction('readonly', (store) => {
    const request = store.getAllKeys()
    return () => request.result.map(String)
  })

/** Stores the items. */
export const putItems = (items: StoredItems): Promise<void> =>
  withTransaction('readwrite', (store) => {
    putAll(store, items)
    return () => undefined
  })

/** Writes and deletes a probe: rejects if storage is not writable. */
export const probeWrite = (): Promise<void> =>
  withTransaction('readwrite', (store) => {
    store.put(true, 'probe')
    store.delete('probe')
    return () => undefined
  })

/** Stores the items unless `guardKey` exists; of concurrent calls only the first succeeds. */
export const putItemsUnlessPresent = (guardKey: string, items: StoredItems): Promise<void> =>
  withTransaction('readwrite', (store) => {
    const request = store.getKey(guardKey)
    request.onsuccess = () => {
      if (request.result === undefined) putAll(store, items)
    }
    return () => undefined
  })

const readAllItems = (store: IDBObjectStore) => {
  const keys = store.getAllKeys()
  const values = store.getAll()
  return (): StoredItems =>
    Object.fromEntries(keys.result.map((key, index) => [String(key), values.result[index]]))
}

/** Replaces all items by `change(items)` in a new file, so that removed data leaves the disk. */
export const rewriteItems = (change: (items: StoredItems) => StoredItems): Promise<void> =>
  withLock('exclusive', async () => {
    const items = change(await runOnConnection('readonly', readAllItems))
    const before = await getConnection()
    dropConnection()
    before.close()
    const isMoved = await moveToNextGeneration(async (generation) =>
      (await openDatabase(generation, items)).close(),
    ).then(
      () => true,
      () => false,
    )
    if (isMoved) return
    // No room to move: remove the items in place.
    await runOnConnection('readwrite', (store) => {
      store.clear()
      putAll(store, items)
      return () => undefined
    })
  })
