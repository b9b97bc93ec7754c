/** What the page does with the receiving key. All functions reject if storage fails. */

import { readPolicy } from '../../platform/policy.ts'
import { isFoundAfterOpening, type OpenedText, type OpenProblem, openText } from '../open-text.ts'
import { createReceivingKey, type ReceivingKey } from '../receiving-key.ts'
import { readUnexpiredKey, removeKey, runAlone, storeKey } from '../receiving-key-store.ts'

/** Returns the key, null if none; removes an expired one. */
export const readReceivingKey = (): Promise<ReceivingKey | null> => runAlone(readUnexpiredKey)

/** Returns the key that there is, else stores a new one. */
export const getOrCreateReceivingKey = (): Promise<ReceivingKey | null> =>
  runAlone(async () => {
    const present = await readUnexpiredKey()
    if (present) return present
    const key = await createReceivingKey(Date.now())
    if (key) await storeKey(key)
    return key
  })

/** Removes the key, so that nothing sealed for it can be opened any more. */
export const removeReceivingKey = (): Promise<void> => runAlone(removeKey)

/** Opens pasted text. The first one that the key opens is its last: the key goes before it is shown. */
export const openWithReceivingKey = (pasted: string): Promise<OpenedText | OpenProblem> =>
  runAlone(async () => {
    const key = await readUnexpiredKey()
    const opened = await openText(pasted, key, await readPolicy(), Date.now())
    if (typeof opened !== 'string' || isFoundAfterOpening(opened)) await removeKey()
    return opened
  })
