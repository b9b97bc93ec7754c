/** One item of what the extension stores: where it lies, how it is read, and changes one at a time. */

import browser from 'webextension-polyfill'
import { readStored, removeStored, writeStored } from './persistent-store.ts'
import { runExclusive } from './run-exclusive.ts'

/** A place for items by key. */
export interface StorageArea {
  read(key: string): Promise<unknown>
  write(items: Readonly<Record<string, unknown>>): Promise<void>
  remove(key: string): Promise<void>
}

/** Memory that outlives the worker, not the browser; content scripts cannot reach it. */
export const sessionArea: StorageArea = {
  read: async (key) => (await browser.storage.session.get(key))[key],
  write: (items) => browser.storage.session.set(items),
  remove: (key) => browser.storage.session.remove(key),
}

/** The extension's own IndexedDB, on disk. */
export const diskArea: StorageArea = { read: readStored, write: writeStored, remove: removeStored }

/** Every function rejects when the browser's storage fails. */
export interface StoredItem<T> {
  readonly key: string
  /** Reads the item; whatever does not fit the schema is as `parse` has it. */
  get(): Promise<T>
  set(value: T): Promise<void>
  remove(): Promise<void>
  /** Applies a change behind all earlier ones and returns the new value; writes only another value. */
  update(change: (value: T) => T): Promise<T>
}

/** Creates the item under this key. `parse` is total: anything may be stored. */
export const storedItem = <T>(
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
