/** The receiving key in `storage.session`: it survives a stopped worker, and no closed browser. */

import browser from 'webextension-polyfill'
import { createStoredItem, sessionArea } from '../platform/stored-item.ts'
import { receivingKeyKey } from '../platform/stored-keys.ts'
import { isReceivingKeyExpired, parseReceivingKey, type ReceivingKey } from './receiving-key.ts'
import { SEAL_LIFETIME_MS } from './sealed-text.ts'

const storedKey = createStoredItem(sessionArea, receivingKeyKey, parseReceivingKey)

/** Runs one at a time, in pages and worker: a key opens one text, also where two pages try at once. */
export const runAlone = async <T>(act: () => Promise<T>): Promise<T> =>
  navigator.locks.request(receivingKeyKey, act) as Promise<T>

// The key's name is also that of its alarm.
const setAlarm = ({ createdAt }: ReceivingKey): Promise<unknown> =>
  Promise.resolve(browser.alarms.create(receivingKeyKey, { when: createdAt + SEAL_LIFETIME_MS }))

/** Stores the key until its 24 hours are over. Call within `runAlone`, as all below. */
export const storeKey = async (key: ReceivingKey): Promise<void> => {
  await setAlarm(key)
  await storedKey.set(key)
}

/** Removes the key. */
export const removeKey = async (): Promise<void> => {
  await storedKey.remove()
  await browser.alarms.clear(receivingKeyKey)
}

/** Reads the key, null if none; removes an expired one. */
export const readUnexpiredKey = async (): Promise<ReceivingKey | null> => {
  const key = await storedKey.get()
  if (!key || !isReceivingKeyExpired(key, Date.now())) return key
  await removeKey()
  return null
}
