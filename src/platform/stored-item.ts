/** Typed access to a stored item: parsed on every read, changed by one caller at a time. */

import browser from 'webextension-polyfill'
import { readStored, removeStored, writeStored } from './persistent-store.ts'
import { runExclusive } from './run-exclusive.ts'

/** A key-value storage. All functions reject when the browser's storage fails. */
interface StorageArea {
  read(key: string): Promise<unknown>
  write(items: Readonly<Record<string, unknown>>): Promise<void>
  remove(key: string): Promise<void>
}

/** Kept in memory until the browser closes; out of reach of content scripts. */
export const sessionArea: StorageArea = {
  read: async (key) => (await browser.storage.session.get(key))[key],
  write: (items) => browser.storage.session.set(items),
  remove: (key) => browser.storage.session.remove(key),
}

/** Kept on disk, in the extension's own IndexedDB; out of reach of content scripts. */
export const diskArea: StorageArea = { read: readStored, write: writeStored, remove: removeStored }

/** Access to one item. All functions reject when the browser's storage fails. */
export interface StoredItem<T> {
  readonly key: string
  /** Reads and parses the item. */
  get(): Promise<T>
  /** Replaces the item at once, without waiting for queued changes. */
  set(value: T): Promise<void>
  remove(): Promise<void>
  /** Applies a queued change and returns the new value; an unchanged value is not written. */
  update(change: (value: T) => T): Promise<T>
}

/** Creates access to the item under this key. `parse` must cope with anything that is stored. */
export const createStoredItem = <T>(
  area: StorageArea,
  key: string,
  parse: (stored: unknown) => T,
): StoredItem<T> => {
  const get = async () => parse(await area.read(key))
  const set = (value: T) => area.write({ [key]: value })
  return {
    key,
    get,
    set,
    remove: () => runExclusive(key, () => area.remove(key)),
    update: (change) =>
      runExclusive(key, async () => {
        const before = await get()
        const after = change(before)
        if (after !== before) await set(after)
        return after
      }),
  }
}
