/** The receiving key in `storage.session`: it survives a stopped worker, and no closed browser. */

import { readPolicy } from '../../platform/policy.ts'
import { createStoredItem, sessionArea } from '../../platform/stored-item.ts'
import { receivingKeyKey } from '../../platform/stored-keys.ts'
import { type OpenedText, type OpenProblem, openText } from '../open-text.ts'
import {
  createReceivingKey,
  isReceivingKeyExpired,
  parseReceivingKey,
  type ReceivingKey,
} from '../receiving-key.ts'

const storedKey = createStoredItem(sessionArea, receivingKeyKey, parseReceivingKey)

/** One page at a time: a key opens one text, also where two pages try at once. */
const runAlone = <T>(act: () => Promise<T>): Promise<T> =>
  navigator.locks.request(receivingKeyKey, act) as Promise<T>

const readUnexpired = async (): Promise<ReceivingKey | null> => {
  const key = await storedKey.get()
  if (!key || !isReceivingKeyExpired(key, Date.now())) return key
  await storedKey.remove()
  return null
}

/** Returns the key, null if none; removes an expired one. All functions here reject if storage fails. */
export const readReceivingKey = (): Promise<ReceivingKey | null> => runAlone(readUnexpired)

/** Returns the key that there is, else stores a new one. */
export const getOrCreateReceivingKey = (): Promise<ReceivingKey | null> =>
  runAlone(async () => {
    const present = await readUnexpired()
    if (present) return present
    const key = await createReceivingKey(Date.now())
    if (key) await storedKey.set(key)
    return key
  })

/** Removes the key, so that nothing sealed for it can be opened any more. */
export const removeReceivingKey = (): Promise<void> => runAlone(() => storedKey.remove())

/** Opens pasted text. The first one that the key opens is its last: the key goes before it is shown. */
export const openWithReceivingKey = (pasted: string): Promise<OpenedText | OpenProblem> =>
  runAlone(async () => {
    const key = await readUnexpired()
    const opened = await openText(pasted, key, await readPolicy(), Date.now())
    if (typeof opened !== 'string' || opened === 'other-domain') await storedKey.remove()
    return opened
  })
