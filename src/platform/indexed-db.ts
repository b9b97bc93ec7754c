/**
 * The extension's own IndexedDB as a store of items by key. Content scripts have the origin of the page they are in, so
 * they cannot reach it, in any browser. Every function rejects when the browser fails, and then nothing has changed.
 */

import { currentPlace, moveOn, type Place } from './database-generation.ts'

export type Items = Readonly<Record<string, unknown>>

const table = 'items'

let opened: Promise<IDBDatabase> | undefined

const putAll = (store: IDBObjectStore, items: Items) => {
  for (const [key, value] of Object.entries(items)) store.put(value, key)
}

/** Opens the database of a place; one that is new there has these items from the beginning. */
const openIn = (place: Place, items: Items = {}): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const asked = place.open()
    asked.onupgradeneeded = () => putAll(asked.result.createObjectStore(table), items)
    asked.onerror = () => reject(asked.error)
    asked.onsuccess = () => {
      const database = asked.result
      // Another part of the extension has moved it, or the browser has taken it away: the next use opens it anew.
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

/** Everything else waits while the database is moved, in every part of the extension. */
const holding = <T>(mode: LockMode, work: () => Promise<T>): Promise<T> =>
  navigator.locks.request('kept', { mode }, work) as Promise<T>

/** One transaction: all of it happens, or nothing. */
const transactIn = <T>(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  work: (items: IDBObjectStore) => () => T,
): Promise<T> =>
  new Promise((resolve, reject) => {
    // Nobody waits for the disk to turn: what a crash takes back is seen again on the next page.
    const transaction = database.transaction(table, mode, { durability: 'relaxed' })
    const result = work(transaction.objectStore(table))
    transaction.oncomplete = () => resolve(result())
    transaction.onabort = () => reject(transaction.error)
  })

const transact = <T>(mode: IDBTransactionMode, work: (items: IDBObjectStore) => () => T): Promise<T> =>
  holding('shared', async () => {
    const database = await current()
    return transactIn(database, mode, work).catch((error) => {
      // Closed by the browser, which told nobody: the next use opens it anew.
      if (Object(error).name === 'InvalidStateError') letGo()
      throw error
    })
  })

/** Gives what is kept under the key, undefined when nothing is. */
export const readItem = (key: string): Promise<unknown> =>
  transact('readonly', (store) => {
    const asked: IDBRequest<unknown> = store.get(key)
    return () => asked.result
  })

/** Gives the keys under which something is kept. */
export const listKeys = (): Promise<readonly string[]> =>
  transact('readonly', (store) => {
    const asked = store.getAllKeys()
    return () => asked.result.map(String)
  })

/** Keeps all the items. */
export const putItems = (items: Items): Promise<void> =>
  transact('readwrite', (store) => {
    putAll(store, items)
    return () => undefined
  })

/** Writes something and takes it away again: rejects where nothing can be kept. */
export const tryOut = (): Promise<void> =>
  transact('readwrite', (store) => {
    store.put(true, 'probe')
    store.delete('probe')
    return () => undefined
  })

/** Keeps the items unless something is under the first key already: of several that try at once, one does. */
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

/** Keeps what `left` makes of all that is kept, and no more: its files have no more either, unless there is no room. */
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
    // There is no room to move: it is removed where it is.
    await transactIn(await current(), 'readwrite', (store) => {
      store.clear()
      putAll(store, items)
      return () => undefined
    })
  })
