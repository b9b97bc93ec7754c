/** Ends the receiving key where no page reads it: after its 24 hours, or by a policy. */

import { isFeatureDisabled, readPolicy } from '../../platform/policy.ts'
import { receivingKeyKey } from '../../platform/stored-keys.ts'
import { readUnexpiredKey, removeKey, runAlone, storeKey } from '../receiving-key-store.ts'

/** Removes the receiving key if it is expired or a policy switches sealing off. Rejects if storage fails. */
export const removeEndedReceivingKey = (): Promise<void> =>
  runAlone(async () => {
    const key = await readUnexpiredKey()
    if (key && isFeatureDisabled(await readPolicy(), 'seal')) await removeKey()
  })

/** Handles an alarm: removes the expired key. Returns whether the alarm is the key's. */
export const handleReceivingKeyAlarm = async (name: string): Promise<boolean> => {
  if (name !== receivingKeyKey) return false
  await runAlone(async () => {
    const key = await readUnexpiredKey()
    // Not expired yet: another key was made as the alarm fired, or the clock was set back.
    if (key) await storeKey(key)
  })
  return true
}
